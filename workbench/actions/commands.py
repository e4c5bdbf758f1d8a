"""The registry of everything that can be done: feeds the command palette, the shortcuts and the key map."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QObject, Signal


def always() -> bool:
    """Let a command be run at any time."""
    return True


@dataclass(frozen=True, slots=True)
class Command:
    """One thing that can be done.

    ``shortcut`` is written portably ('Ctrl+K', 'Alt+Left'). Several commands may share one: the first enabled is run.
    """

    id: str
    title: str
    group: str
    shortcut: str
    run: Callable[[], None]
    enabled: Callable[[], bool] = always


Source = Callable[[], Iterable[Command]]


class Commands(QObject):
    """Collects the commands of every area; the palette also lists what the sources give when it opens.

    Signals:
        changed: A command was added.
    """

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._sources: list[Source] = []

    def add(self, command: Command) -> None:
        """Register a command; raises ValueError when its id is taken."""
        if command.id in self._commands:
            raise ValueError(f"there is already a command {command.id!r}")
        self._commands[command.id] = command
        self.changed.emit()

    def add_source(self, source: Source) -> None:
        """Register what lists commands that come and go: lessons, saved requests, switches."""
        self._sources.append(source)

    def all(self) -> tuple[Command, ...]:
        """Every command that exists now, fixed ones first."""
        return (*self._commands.values(), *(command for source in self._sources for command in source()))

    def fixed(self) -> tuple[Command, ...]:
        """The registered commands, without those of the sources: what shortcuts are made from."""
        return tuple(self._commands.values())

    def run(self, command_id: str) -> None:
        """Run a registered command, unless it is disabled."""
        command = self._commands[command_id]
        if command.enabled():
            command.run()
