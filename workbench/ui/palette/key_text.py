"""Writes a shortcut as it stands on the keyboard."""

from PySide6.QtGui import QKeySequence


def key_text(shortcut: str) -> str:
    """'Ctrl+Return' as the platform writes it, with the key named Enter."""
    native = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
    return native.replace("Return", "Enter").replace("Left", "←").replace("Right", "→")
