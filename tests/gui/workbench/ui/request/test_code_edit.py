"""The small code editor."""

from PySide6.QtCore import QEvent, QMimeData, Qt, QUrl
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.request.code_edit import CodeEdit


def made(theme: Theme, qtbot: QtBot, text: str) -> CodeEdit:
    editor = CodeEdit(theme)
    qtbot.addWidget(editor)
    editor.setPlainText(text)
    editor.resize(300, 120)
    editor.show()
    return editor


def test_a_new_line_keeps_the_indentation_and_goes_deeper_after_a_brace(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "  {")
    editor.moveCursor(editor.textCursor().MoveOperation.End)

    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.keyClicks(editor, "x")

    assert editor.toPlainText() == "  {\n    x"


def test_a_problem_is_marked_and_cleared(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, '{\n  "a": 1\n  "b": 2\n}')

    editor.show_problem(13, 3)
    marks = editor.extraSelections()
    assert marks[1].cursor.selectedText() == '"b"'  # type: ignore[attr-defined]  # the stubs lack it
    assert not editor.grab().isNull()

    editor.show_problem(-1, 0)
    assert editor.extraSelections() == []


def test_a_problem_at_the_very_end_can_be_marked(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "[1,")

    editor.show_problem(3, 1)

    assert len(editor.extraSelections()) == 2


def test_a_replaced_range_can_be_undone(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "ac")

    editor.replace_range(1, 1, "b")
    assert editor.toPlainText() == "abc"
    editor.undo()
    assert editor.toPlainText() == "ac"


def test_ctrl_enter_is_left_to_the_window(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "x")

    qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)

    assert editor.toPlainText() == "x"


def test_a_dropped_file_is_left_to_whoever_holds_the_editor(theme: Theme, qtbot: QtBot) -> None:
    editor = CodeEdit(theme)
    qtbot.addWidget(editor)
    files, text = QMimeData(), QMimeData()
    files.setUrls([QUrl.fromLocalFile("/x/a.json")])
    text.setText("abc")

    assert not editor.canInsertFromMimeData(files)
    assert editor.canInsertFromMimeData(text)


def test_undo_goes_to_the_window_until_something_was_typed(theme: Theme, qtbot: QtBot) -> None:
    editor = made(theme, qtbot, "{}")

    def asked() -> bool:
        event = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
        QApplication.sendEvent(editor, event)
        return event.isAccepted()

    before = asked()
    qtbot.keyClicks(editor, "x")

    assert (before, asked()) == (False, True)
