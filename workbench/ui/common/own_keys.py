"""Lets a widget keep keys for itself that are shortcuts of the window elsewhere, or leave them to the window."""

from collections.abc import Iterable

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument

_UNDO = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


def claims(event: QEvent, keys: Iterable[str]) -> bool:
    """Whether the window's shortcuts ask who wants this key, and it is one of ours; it is accepted then."""
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    pressed = QKeySequence(event.keyCombination())
    ours = any(pressed == QKeySequence(key) for key in keys)
    if ours:
        event.accept()
    return ours


def leaves_undo(event: QEvent, document: QTextDocument) -> bool:
    """Whether this is undo or redo and a text has nothing of its own to undo: the window's undo takes it then.

    Qt's editors take these keys in any case, so that a change made elsewhere could not be undone from them.
    """
    if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
        return False
    if document.isUndoAvailable() or document.isRedoAvailable() or not any(map(event.matches, _UNDO)):
        return False
    event.ignore()
    return True
