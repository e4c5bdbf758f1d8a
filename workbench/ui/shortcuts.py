"""Binds the commands' shortcuts to a window: one QShortcut a key, which runs the first command that is enabled."""

from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from workbench.actions.commands import Commands


class Shortcuts(QObject):
    """Keeps the window's shortcuts in step with the registry."""

    def __init__(self, commands: Commands, window: QWidget) -> None:
        super().__init__(window)
        self._commands = commands
        self._window = window
        self._bound: dict[str, QShortcut] = {}
        commands.changed.connect(self.bind)
        self.bind()

    def bind(self) -> None:
        """Make a QShortcut for every key that has none yet, and take away those that nobody has any more."""
        wanted = {key for command in self._commands.fixed() for key in _keys(command.shortcut)}
        for key in wanted - self._bound.keys():
            self._bound[key] = QShortcut(QKeySequence(key), self._window, partial(self.activate, key))
        for key in self._bound.keys() - wanted:
            self._bound.pop(key).deleteLater()

    def activate(self, key: str) -> None:
        """Run the first enabled command of a key."""
        for command in self._commands.fixed():
            if key in _keys(command.shortcut) and command.enabled():
                command.run()
                return


def _keys(shortcut: str) -> tuple[str, ...]:
    """The shortcut in portable writing; Return stands for the Enter of the number pad too."""
    if not shortcut:
        return ()
    key = QKeySequence(shortcut).toString()
    if key.endswith(("Return", "Enter")):
        stem = key.removesuffix("Return").removesuffix("Enter")
        return f"{stem}Return", f"{stem}Enter"
    return (key,)
