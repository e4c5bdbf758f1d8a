"""Names offered while typing, and what the pointer tells."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QHelpEvent, QTextCursor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QListView, QPlainTextEdit, QTextEdit, QToolTip
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.core.variables import Moment, Scope, Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.variables.assist import Editor, VariableAssist, offers_names

GIVEN = [
    Variable("base", "http://b"),
    Variable("owner", "7"),
    Variable("old_base", "x"),
    Variable("token", secret=True),
]
SCOPES = Scopes((Scope.of("environment", GIVEN, {"token": "a-very-long-token"}, "Local"),), Moment("x", 0.0))
EDITORS: list[Callable[[], Editor]] = [QLineEdit, QTextEdit, QPlainTextEdit]


def made(theme: Theme, qtbot: QtBot, make: Callable[[], Editor] = QLineEdit) -> tuple[Editor, VariableAssist]:
    editor = make()
    qtbot.addWidget(editor)
    editor.resize(400, 60)
    assist = VariableAssist(theme, editor)
    assist.show_scopes(SCOPES)
    editor.show()
    editor.setFocus()
    editor.activateWindow()
    qtbot.waitUntil(editor.hasFocus)
    return editor, assist


def text_of(editor: Editor) -> str:
    return editor.text() if isinstance(editor, QLineEdit) else editor.toPlainText()


@pytest.mark.parametrize("make", EDITORS)
def test_two_braces_offer_all_names_and_enter_takes_one(theme: Theme, qtbot: QtBot, make: Callable[[], Editor]) -> None:
    editor, assist = made(theme, qtbot, make)

    QTest.keyClicks(editor, "x={{")
    assert assist.offered[:4] == ("base", "old_base", "owner", "token")
    QTest.keyClick(editor, Qt.Key.Key_Down)
    QTest.keyClick(editor, Qt.Key.Key_Return)

    assert text_of(editor) == "x={{old_base}}"
    assert not assist.offering


def test_typing_on_narrows_the_list_beginnings_first(theme: Theme, qtbot: QtBot) -> None:
    editor, assist = made(theme, qtbot)

    QTest.keyClicks(editor, "{{BA")

    assert assist.offered == ("base", "old_base")


def test_made_up_values_are_offered_too(theme: Theme, qtbot: QtBot) -> None:
    editor, assist = made(theme, qtbot)

    QTest.keyClicks(editor, "{{$u")

    assert assist.offered == ("$uuid",)


def test_braces_that_are_closed_already_are_not_closed_twice(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot)
    assert isinstance(editor, QLineEdit)
    editor.setText("{{}}/x")
    editor.setCursorPosition(2)

    QTest.keyClicks(editor, "ow")
    QTest.keyClick(editor, Qt.Key.Key_Tab)

    assert editor.text() == "{{owner}}/x"


@pytest.mark.parametrize("make", EDITORS)
def test_escape_closes_the_list_and_changes_nothing(theme: Theme, qtbot: QtBot, make: Callable[[], Editor]) -> None:
    editor, assist = made(theme, qtbot, make)
    QTest.keyClicks(editor, "{{o")
    assert offers_names(editor)

    QTest.keyClick(editor, Qt.Key.Key_Escape)

    assert (text_of(editor), assist.offering) == ("{{o", False)


def test_undo_brings_back_what_was_typed(theme: Theme, qtbot: QtBot) -> None:
    editor, _ = made(theme, qtbot, QPlainTextEdit)
    QTest.keyClicks(editor, "{{ow")
    QTest.keyClick(editor, Qt.Key.Key_Return)

    editor.undo()

    assert text_of(editor).startswith("{{ow")
    assert "}}" not in text_of(editor)


def test_the_pointer_tells_the_value_and_where_it_comes_from(
    theme: Theme, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QToolTip, "showText", lambda _where, words, _widget: told.append(words))
    editor, _ = made(theme, qtbot, QPlainTextEdit)
    assert isinstance(editor, QPlainTextEdit)
    editor.setPlainText("{{token}} {{nope}}")
    for offset in (4, 14):
        cursor = QTextCursor(editor.document())
        cursor.setPosition(offset)
        where = editor.cursorRect(cursor).center()
        QApplication.sendEvent(editor.viewport(), QHelpEvent(QEvent.Type.ToolTip, where, QPoint()))

    assert told[0] == "token = ••••ken\nenvironment Local · secret"
    assert told[1].startswith("Nothing is called nope.")


def test_each_name_on_offer_says_what_it_comes_to_and_secrets_are_covered(theme: Theme, qtbot: QtBot) -> None:
    _, assist = made(theme, qtbot)

    assert assist.value_of("owner") == "7  ·  environment Local"
    assert assist.value_of("token") == "••••ken  ·  environment Local"


def test_the_list_draws_names_with_what_they_come_to(theme: Theme, qtbot: QtBot) -> None:
    editor, assist = made(theme, qtbot)
    QTest.keyClicks(editor, "{{ow")
    popup = editor.findChild(QListView)
    assert popup is not None
    with_value = popup.grab().toImage()

    assist.show_scopes(Scopes((Scope.of("environment", [Variable("owner", "another")], {}, "Local"),)))

    assert popup.grab().toImage() != with_value
