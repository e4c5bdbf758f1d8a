"""Keys that a widget keeps from the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor, QTextDocument

from workbench.ui.common.own_keys import claims, leaves_undo

CTRL = Qt.KeyboardModifier.ControlModifier


def test_only_ours_are_claimed_and_only_when_asked() -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, CTRL)
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CTRL)

    assert claims(asked, ("F2", "Ctrl+Z"))
    assert asked.isAccepted()
    assert not claims(pressed, ("Ctrl+Z",))
    assert not claims(other, ("Ctrl+Z",))


def test_undo_is_left_to_the_window_while_a_text_has_nothing_to_undo() -> None:
    text = QTextDocument()
    text.setPlainText("pasted")
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CTRL)

    assert leaves_undo(asked, text)
    assert not asked.isAccepted()
    assert not leaves_undo(other, text)


def test_a_text_keeps_undo_for_itself_while_it_has_something_to_undo_or_to_do_again() -> None:
    text = QTextDocument()
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)

    QTextCursor(text).insertText("typed")
    to_undo = leaves_undo(asked, text)
    text.undo()

    assert not to_undo
    assert not leaves_undo(asked, text)
