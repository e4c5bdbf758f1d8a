"""The list of every keyboard shortcut, made from the commands themselves."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QDialog, QHeaderView, QTableView, QVBoxLayout, QWidget

from workbench.actions.commands import Command, Commands
from workbench.ui.common.theme import Theme
from workbench.ui.palette.key_text import key_text

Index = QModelIndex | QPersistentModelIndex
_NO_PARENT = QModelIndex()


class KeyMapModel(QAbstractTableModel):
    """Rows of keys and what they do."""

    def __init__(self, commands: tuple[Command, ...]) -> None:
        super().__init__()
        self._rows = [
            (key_text(command.shortcut), command.title)
            for command in sorted(commands, key=lambda command: command.group)
            if command.shortcut
        ]

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else 2

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        return self._rows[index.row()][index.column()] if role == Qt.ItemDataRole.DisplayRole else None


class KeyMap(QDialog):
    """Shows the shortcuts; opened with ``open()``, closed with Esc."""

    def __init__(self, theme: Theme, commands: Commands, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(460, 520)
        table = QTableView()
        table.setModel(KeyMapModel(commands.fixed()))
        table.model().setParent(self)
        table.setAccessibleName(self.windowTitle())
        table.setShowGrid(False)
        table.setFont(theme.font("body"))
        table.horizontalHeader().hide()
        table.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        table.setColumnWidth(0, 150)
        table.verticalHeader().hide()
        table.verticalHeader().setDefaultSectionSize(theme.size("row"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addWidget(table)
