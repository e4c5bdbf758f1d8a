"""What a request says of what its folders hand down."""

from pytestqt.qtbot import QtBot

from workbench.core.collection import Defaults, Folder
from workbench.core.handed_down import HandedDown, HandedHeader
from workbench.core.request import ApiKeyAuth, BasicAuth, BearerAuth, LoginAuth, NoAuth, Row
from workbench.ui.common.theme import Theme
from workbench.ui.request.inherited import InheritedNote, auth_words

FOLDER = Folder("a/b", "B & C", defaults=Defaults(BearerAuth("{{token}}")))


def test_headers_from_above_name_their_folder_and_lead_to_it(theme: Theme, qtbot: QtBot) -> None:
    note = InheritedNote(theme)
    qtbot.addWidget(note)
    own, replaced = (
        HandedHeader(Row("Accept", "a/b"), FOLDER),
        HandedHeader(Row("X-Team", "red"), FOLDER, replaced=True),
    )

    note.show_headers(HandedDown(headers=(own, replaced)))

    assert not note.isHidden()
    assert "Accept: a/b" in note.text()
    assert "B &amp; C" in note.text()
    assert note.text().count("<s>") == 1
    with qtbot.waitSignal(note.folder_requested) as told:
        note.linkActivated.emit("folder:a/b")
    assert told.args == ["a/b"]


def test_a_credential_in_an_inherited_header_is_covered(theme: Theme, qtbot: QtBot) -> None:
    note = InheritedNote(theme)
    qtbot.addWidget(note)

    note.show_headers(HandedDown(headers=(HandedHeader(Row("Authorization", "Bearer abcdef"), FOLDER),)))

    assert "abcdef" not in note.text()


def test_nothing_from_above_takes_no_room(theme: Theme, qtbot: QtBot) -> None:
    note = InheritedNote(theme)
    qtbot.addWidget(note)

    note.show_headers(HandedDown())

    assert note.isHidden()


def test_credentials_from_above_are_told_in_a_line(theme: Theme, qtbot: QtBot) -> None:
    note = InheritedNote(theme)
    qtbot.addWidget(note)

    note.show_auth(HandedDown(FOLDER.defaults.auth, FOLDER))
    assert "Bearer {{token}}" in note.text()
    note.show_auth(HandedDown())
    assert "nothing is sent" in note.text()


def test_no_line_about_credentials_tells_them() -> None:
    assert auth_words(BearerAuth("abc")) == "Bearer ••••"
    assert auth_words(ApiKeyAuth("X-Key", "abc")) == "API key X-Key = ••••"
    assert auth_words(BasicAuth("ada", "hush")) == "Basic as ada"
    assert auth_words(LoginAuth("ada", "hush")) == "Log in as ada"
    assert auth_words(NoAuth()) == "No credentials"
