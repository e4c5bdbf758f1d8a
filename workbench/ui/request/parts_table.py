"""The parts of a multipart body: text values, and files named by their path."""

from dataclasses import replace
from enum import IntEnum
from pathlib import PurePath
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from workbench.core.request import Part
from workbench.core.variables import Scopes
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.request.rows_table import CellDelegate, RowsView, dress

Index = QModelIndex | QPersistentModelIndex


class Column(IntEnum):
    """The columns, in the places of the rows table, so that both share their look."""

    ON = 0
    KEY = 1
    VALUE = 2
    TYPE = 3
    REMOVE = 4


class PartsModel(QAbstractTableModel):
    """Holds the parts that are shown, with an empty last line to type into.

    Signals:
        edited: The user changed something; carries all parts.
    """

    edited = Signal(tuple)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts: tuple[Part, ...] = ()

    @property
    def parts(self) -> tuple[Part, ...]:
        return self._parts

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        if parts != self._parts:
            self.beginResetModel()
            self._parts = parts
            self.endResetModel()

    def change(self, parts: tuple[Part, ...]) -> None:
        """Show other parts, as the user."""
        self.show_parts(parts)
        self.edited.emit(parts)

    def add_file(self, path: str) -> None:
        self.change((*self._parts, Part("file", path=path)))

    def remove(self, row: int) -> None:
        if 0 <= row < len(self._parts):
            self.change(self._parts[:row] + self._parts[row + 1 :])

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._parts) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return ("", self.tr("Key"), self.tr("Value or file"), self.tr("Content type"), "")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        part, column = self._part(index.row()), Column(index.column())
        if column == Column.ON and role == Qt.ItemDataRole.CheckStateRole and index.row() < len(self._parts):
            return Qt.CheckState.Checked if part.enabled else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.ToolTipRole and part.path and column == Column.VALUE:
            return plain(part.path)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return self._text(part, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        is_file = bool(self._part(index.row()).path)
        if index.column() == Column.ON:
            return base | Qt.ItemFlag.ItemIsUserCheckable if index.row() < len(self._parts) else base
        editable = index.column() in (Column.KEY, Column.TYPE) or (index.column() == Column.VALUE and not is_file)
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        row, column = index.row(), Column(index.column())
        part = self._part(row)
        changed = part
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.ON:
            changed = replace(part, enabled=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif column == Column.KEY:
            changed = replace(part, name=str(value))
        elif column == Column.VALUE:
            changed = replace(part, value=str(value))
        elif column == Column.TYPE:
            changed = replace(part, content_type=str(value))
        if changed == part:
            return False
        self.change((*self._parts[:row], changed, *self._parts[row + 1 :]))
        return True

    def _part(self, row: int) -> Part:
        return self._parts[row] if row < len(self._parts) else Part("")

    def _text(self, part: Part, column: Column) -> str:
        match column:
            case Column.KEY:
                return part.name
            case Column.VALUE:
                return self.tr("file: {0}").format(PurePath(part.path).name) if part.path else part.value
            case Column.TYPE:
                return part.content_type
            case _:
                return ""


class PartsTable(QWidget):
    """The table and the way to add a file.

    Signals:
        edited: The user changed something; carries all parts.
    """

    edited = Signal(tuple)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = PartsModel(self)
        self.view = RowsView()
        self.add = Button(theme, self.tr("Add file…"), icon="upload")
        self._dialog: QFileDialog | None = None
        self._build()

    def show_scopes(self, scopes: Scopes) -> None:
        """Take over what variables mean now."""
        self._delegate.show_scopes(scopes)
        self.view.viewport().update()

    def show_parts(self, parts: tuple[Part, ...]) -> None:
        self.model.show_parts(parts)

    def choose_file(self) -> None:
        """Ask for files without blocking the window."""
        self._dialog = QFileDialog(self, self.tr("Add files to the body"))
        self._dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        self._dialog.filesSelected.connect(self.take)
        self._dialog.open()

    def take(self, paths: list[str]) -> None:
        """Add files as parts."""
        for path in paths:
            self.model.add_file(path)

    def _build(self) -> None:
        view = self.view
        view.setAccessibleName(self.tr("Parts"))
        view.setModel(self.model)
        self._delegate = CellDelegate(self._theme, view)
        view.setItemDelegate(self._delegate)
        dress(self._theme, view)
        view.horizontalHeader().setSectionResizeMode(Column.TYPE, QHeaderView.ResizeMode.Stretch)
        for column, width in ((Column.ON, 32), (Column.KEY, 160), (Column.VALUE, 240), (Column.REMOVE, 32)):
            view.setColumnWidth(column, width)
        view.clicked.connect(self._on_clicked)
        view.remove_wanted.connect(self.model.remove)
        self.model.edited.connect(self.edited)
        self.add.clicked.connect(self.choose_file)
        line = QHBoxLayout()
        line.setContentsMargins(12, 4, 12, 8)
        line.addWidget(self.add)
        line.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(view, 1)
        layout.addLayout(line)

    def _on_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.REMOVE:
            self.model.remove(index.row())
