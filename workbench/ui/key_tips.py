"""Keeps the keys that tooltips and badges name in step with the keys that commands really have."""

import re

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QLabel, QWidget

from workbench.actions.commands import Commands
from workbench.ui.common.buttons import COMMAND
from workbench.ui.palette.key_text import key_text

_KEYS = re.compile(r"\s*\([^()]*\)$")


class KeyTips(QObject):
    """Rewrites the end of the tooltip of each control that stands for a command whose keys were changed."""

    def __init__(self, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._followed: set[QWidget] = set()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._write_all)
        commands.changed.connect(self._soon.start)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTipChange and isinstance(watched, QWidget):
            self._write(watched, {command.id: command.shortcut for command in self._commands.fixed()})
        return False

    def _write_all(self) -> None:
        keys = {command.id: command.shortcut for command in self._commands.fixed()}
        changed = self._commands.chosen.keys()
        for widget in self._window.findChildren(QWidget):
            command = widget.property(COMMAND)
            if command in changed and widget not in self._followed:
                self._follow(widget)
            if widget in self._followed:
                self._write(widget, keys)

    def _follow(self, widget: QWidget) -> None:
        self._followed.add(widget)
        widget.installEventFilter(self)
        widget.destroyed.connect(lambda: self._followed.discard(widget))

    def _write(self, widget: QWidget, keys: dict[str, str]) -> None:
        shortcut = keys.get(widget.property(COMMAND), "")
        if isinstance(widget, QLabel):
            widget.setText(key_text(shortcut).replace("+", " "))
            widget.setVisible(bool(shortcut))
            return
        widget.setProperty("keys", key_text(shortcut).replace("+", " "))
        words = told(widget.toolTip(), shortcut)
        if widget.accessibleName() == widget.toolTip():
            widget.setAccessibleName(words)
        if words != widget.toolTip():
            widget.setToolTip(words)
        widget.update()


def told(tip: str, shortcut: str) -> str:
    """The tooltip with these keys at its end, or with none."""
    words = _KEYS.sub("", tip)
    return f"{words} ({key_text(shortcut)})" if shortcut else words
