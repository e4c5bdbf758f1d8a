"""The registry of everything that can be done: feeds the command palette, the shortcuts and the key map."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

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
        changed: A command was added, or got another shortcut.
        rebound: The user chose other shortcuts; ``chosen`` has them.
    """

    changed = Signal()
    rebound = Signal()

    def __init__(self, parent: QObject | None = None, *, chosen: Mapping[str, str] | None = None) -> None:
        """``chosen`` are the shortcuts that the user chose before, by command."""
        super().__init__(parent)
        self._commands: dict[str, Command] = {}
        self._sources: list[Source] = []
        self._chosen: dict[str, str] = dict(chosen or {})

    @property
    def chosen(self) -> Mapping[str, str]:
        """The shortcuts that differ from those that a command came with; an empty one means none."""
        return dict(self._chosen)

    def add(self, command: Command) -> None:
        """Register a command; raises ValueError when its id is taken."""
        if command.id in self._commands:
            raise ValueError(f"there is already a command {command.id!r}")
        self._commands[command.id] = command
        self.changed.emit()

    def default(self, command_id: str) -> str:
        """The shortcut that a command came with."""
        return self._commands[command_id].shortcut

    def rebind(self, command_id: str, shortcut: str) -> None:
        """Give a command another shortcut, or with an empty one none."""
        chosen = {key: value for key, value in self._chosen.items() if key != command_id}
        if shortcut != self.default(command_id):
            chosen[command_id] = shortcut
        self.choose(chosen)

    def choose(self, chosen: Mapping[str, str]) -> None:
        """Take these in place of all that were chosen; those of commands that don't exist (yet) are kept."""
        if dict(chosen) != self._chosen:
            self._chosen = dict(chosen)
            self.changed.emit()
            self.rebound.emit()

    def add_source(self, source: Source) -> None:
        """Register what lists commands that come and go: lessons, saved requests, switches."""
        self._sources.append(source)

    def all(self) -> tuple[Command, ...]:
        """Every command that exists now, fixed ones first."""
        return (*self.fixed(), *(command for source in self._sources for command in source()))

    def fixed(self) -> tuple[Command, ...]:
        """The registered commands, without those of the sources: what shortcuts are made from."""
        return tuple(
            replace(one, shortcut=self._chosen[one.id]) if one.id in self._chosen else one
            for one in self._commands.values()
        )

    def run(self, command_id: str) -> None:
        """Run a registered command, unless it is disabled."""
        command = self._commands[command_id]
        if command.enabled():
            command.run()
