"""Lets a widget keep keys for itself that are shortcuts of the window elsewhere."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence


def claims(event: QEvent, keys: Iterable[str]) -> bool:
    """Whether the window's shortcuts ask who wants this key, and it is one of ours; it is accepted then."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    ours = any(pressed == QKeySequence(key) for key in keys)
    if ours:
        event.accept()
    return ours
