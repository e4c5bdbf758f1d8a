"""The palette's list: the commands that fit what was typed."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.actions.commands import Command
from workbench.ui.palette.fuzzy import rank

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
COMMAND_ROLE = int(Qt.ItemDataRole.UserRole)


class CommandModel(QAbstractListModel):
    """Lists commands, best fit first."""

    def __init__(self) -> None:
        super().__init__()
        self._all: tuple[Command, ...] = ()
        self._shown: list[Command] = []

    def load(self, commands: tuple[Command, ...]) -> None:
        """Take what can be done now; disabled commands are left out."""
        self._all = tuple(command for command in commands if command.enabled())
        self.search("")

    def search(self, query: str) -> None:
        """Show what fits."""
        self.beginResetModel()
        self._shown = rank(query, self._all)
        self.endResetModel()

    def command(self, row: int) -> Command | None:
        """The command in a row."""
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._shown)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self._shown[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return command.title
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return f"{command.group}: {command.title} {command.shortcut}".strip()
        return command if role == COMMAND_ROLE else None
