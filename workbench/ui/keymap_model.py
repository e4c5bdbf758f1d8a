"""The commands with their shortcuts as a table: what the dialog of shortcuts filters, shows and changes."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeySequence

from workbench.actions.commands import Command, Commands
from workbench.ui.palette.key_text import key_text

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()
COMMAND = int(Qt.ItemDataRole.UserRole)
KEYS, GROUP, TITLE = range(3)


class KeyMapModel(QAbstractTableModel):
    """Rows of keys, group and title: those with a shortcut first, each part by group."""

    def __init__(self, commands: Commands, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._commands = commands
        self._words = ""
        self._rows: list[Command] = []
        commands.changed.connect(self._read)
        self._read()

    def show_only(self, words: str) -> None:
        """Show the commands that hold all of these words in keys, group or title."""
        self._words = words
        self._read()

    def row_of(self, command_id: str) -> int:
        """Where a command stands now; -1 when it is filtered out."""
        return next((row for row, one in enumerate(self._rows) if one.id == command_id), -1)

    def is_changed(self, command: Command) -> bool:
        """Whether the user gave it another shortcut."""
        return command.id in self._commands.chosen

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Keys"), self.tr("Part"), self.tr("Command"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        command = self._rows[index.row()]
        if role == COMMAND:
            return command
        if role == Qt.ItemDataRole.DisplayRole:
            return (key_text(command.shortcut), command.group, command.title)[index.column()]
        if role == Qt.ItemDataRole.EditRole and index.column() == KEYS:
            return QKeySequence(command.shortcut)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return base | Qt.ItemFlag.ItemIsEditable if index.column() == KEYS else base

    def _read(self) -> None:
        found = [command for command in self._commands.fixed() if self._fits(command)]
        self.beginResetModel()
        self._rows = sorted(found, key=lambda command: (not command.shortcut, command.group))
        self.endResetModel()

    def _fits(self, command: Command) -> bool:
        text = f"{key_text(command.shortcut)} {command.group} {command.title}".lower()
        return all(word in text for word in self._words.lower().split())
