"""Keys that a widget keeps from the window."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from workbench.ui.common.own_keys import claims

CTRL = Qt.KeyboardModifier.ControlModifier


def test_only_ours_are_claimed_and_only_when_asked() -> None:
    asked = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Z, CTRL)
    pressed = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Z, CTRL)
    other = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_K, CTRL)

    assert claims(asked, ("F2", "Ctrl+Z"))
    assert asked.isAccepted()
    assert not claims(pressed, ("Ctrl+Z",))
    assert not claims(other, ("Ctrl+Z",))
