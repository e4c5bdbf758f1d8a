"""The Auth tab."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from server.contract.control import Credentials
from workbench.core.request import (
    ApiKeyAuth,
    Auth,
    BasicAuth,
    BearerAuth,
    CookieAuth,
    InheritAuth,
    LoginAuth,
    NoAuth,
    OAuth2PasswordAuth,
)
from workbench.ui.common.theme import Theme
from workbench.ui.request.auth_editor import AuthEditor


def made(theme: Theme, qtbot: QtBot) -> tuple[AuthEditor, list[Auth]]:
    editor = AuthEditor(theme)
    qtbot.addWidget(editor)
    told: list[Auth] = []
    editor.edited.connect(told.append)
    editor.show()
    return editor, told


@pytest.mark.parametrize(
    ("auth", "name", "wanted"),
    [
        (BasicAuth("al", "pw"), "username", BasicAuth("alx", "pw")),
        (BearerAuth("t"), "token", BearerAuth("tx")),
        (ApiKeyAuth("K", "v", "query"), "value", ApiKeyAuth("K", "vx", "query")),
        (CookieAuth("s", "v"), "value", CookieAuth("s", "vx")),
        (LoginAuth("al", "pw"), "url", LoginAuth("al", "pw", "{{base}}/loginx")),
        (OAuth2PasswordAuth("u", "al", "pw"), "client_secret", OAuth2PasswordAuth("u", "al", "pw", "", "x")),
    ],
)
def test_each_kind_is_shown_and_edited(theme: Theme, qtbot: QtBot, auth: Auth, name: str, wanted: Auth) -> None:
    editor, told = made(theme, qtbot)
    editor.show_auth(auth)
    assert told == []

    qtbot.keyClicks(editor.field(auth.kind, name), "x")

    assert told == [wanted]


def test_choosing_another_kind_is_an_edit(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot)

    editor.kind.activated.emit(2)
    editor.kind.activated.emit(0)

    assert told == [BearerAuth(), NoAuth()]


def test_a_folders_credentials_need_no_field(theme: Theme, qtbot: QtBot) -> None:
    editor, told = made(theme, qtbot)

    editor.kind.activated.emit(editor.kind.findData("inherit"))

    assert told == [InheritAuth()]


def test_seeded_users_log_in_with_one_click(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)
    editor.show_users((Credentials(username="alice", password="pw", role="user"),))
    button = next(one for one in editor.findChildren(QPushButton) if one.text() == "Log in as alice")

    with qtbot.waitSignal(editor.login_requested) as told:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    assert told.args == ["alice", "pw"]


def test_what_a_login_came_to_is_shown(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)

    editor.show_auth(NoAuth(), "Logged in as alice.")

    assert editor.note.isVisible()
    assert editor.note.text() == "Logged in as alice."


def test_the_users_stand_below_the_fields_in_a_narrow_panel(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)
    editor.show_auth(BasicAuth("al", "pw"))
    editor.show_users((Credentials(username="alice", password="alice-loves-tasks", role="user"),))
    button = next(one for one in editor.findChildren(QPushButton) if one.text() == "Log in as alice")

    editor.resize(400, 300)
    qtbot.waitUntil(lambda: button.mapTo(editor, button.rect().topRight()).x() <= 400)

    field = editor.field("basic", "password")
    assert button.mapTo(editor, button.rect().topLeft()).y() > field.mapTo(editor, field.rect().topLeft()).y()
