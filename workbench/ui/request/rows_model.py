"""Rows of parameters, headers or form fields as an editable table, with an empty last line to type into."""

from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.core.request import Row

Index = QModelIndex | QPersistentModelIndex
EMPTY = Row("")


class Column(IntEnum):
    """The columns, left to right."""

    ON = 0
    KEY = 1
    VALUE = 2
    NOTE = 3
    REMOVE = 4


_FIELDS = {Column.KEY: "name", Column.VALUE: "value", Column.NOTE: "note"}


class RowsModel(QAbstractTableModel):
    """Holds the rows that are shown.

    Signals:
        edited: The user changed something; carries all rows without the empty last one.
    """

    edited = Signal(tuple)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._rows: tuple[Row, ...] = ()

    @property
    def rows(self) -> tuple[Row, ...]:
        return self._rows

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        """Show these rows; only what differs is told, so that cursor and scroll position stay."""
        old = self._rows
        if rows == old:
            return
        same = _common(old, rows)
        tail = _common(old[same:][::-1], rows[same:][::-1])
        more = len(rows) - len(old)
        if more > 0:
            first = same + (same == len(old))  # the empty last line becomes the first new row: the cursor stays in it
            self.beginInsertRows(QModelIndex(), first, first + more - 1)
            self._rows = rows
            self.endInsertRows()
        elif more < 0:
            self.beginRemoveRows(QModelIndex(), same, same - more - 1)
            self._rows = rows
            self.endRemoveRows()
        else:
            self._rows = rows
        last = len(rows) - tail - 1
        if last >= same:
            self.dataChanged.emit(self.index(same, 0), self.index(last, Column.REMOVE))

    def remove(self, row: int) -> None:
        """Take one row out, as the user."""
        if 0 <= row < len(self._rows):
            self._change(self._rows[:row] + self._rows[row + 1 :])

    def move(self, row: int, by: int) -> bool:
        """Move one row up or down, as the user."""
        target = row + by
        if not (0 <= row < len(self._rows) and 0 <= target < len(self._rows)):
            return False
        left = [*self._rows[:row], *self._rows[row + 1 :]]
        left.insert(target, self._rows[row])
        self._change(tuple(left))
        return True

    def _change(self, rows: tuple[Row, ...]) -> None:
        self.show_rows(rows)
        self.edited.emit(rows)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return ("", self.tr("Key"), self.tr("Value"), self.tr("Note"), "")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row, column = self._row(index.row()), Column(index.column())
        if column == Column.ON and role == Qt.ItemDataRole.CheckStateRole and index.row() < len(self._rows):
            return Qt.CheckState.Checked if row.enabled else Qt.CheckState.Unchecked
        if column in _FIELDS and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return getattr(row, _FIELDS[column])
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(column, row)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() == Column.ON:
            return (
                base | Qt.ItemFlag.ItemIsUserCheckable if index.row() < len(self._rows) else Qt.ItemFlag.ItemIsEnabled
            )
        return base | Qt.ItemFlag.ItemIsEditable if index.column() in _FIELDS else base

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        column = Column(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and column == Column.ON:
            enabled = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._put(index.row(), replace(self._row(index.row()), enabled=enabled))
        if role == Qt.ItemDataRole.EditRole and column in _FIELDS:
            return self._put(index.row(), _with_text(self._row(index.row()), column, str(value)))
        return False

    def _put(self, at: int, row: Row) -> bool:
        if row == self._row(at):
            return False
        self._change((*self._rows[:at], row, *self._rows[at + 1 :]))
        return True

    def _row(self, at: int) -> Row:
        return self._rows[at] if at < len(self._rows) else EMPTY

    def _spoken(self, column: Column, row: Row) -> str:
        if column == Column.ON:
            return self.tr("{0}, on").format(row.name) if row.enabled else self.tr("{0}, off").format(row.name)
        if column == Column.REMOVE:
            return self.tr("Remove {0}").format(row.name)
        return str(getattr(row, _FIELDS[column]))


def _common(one: tuple[Row, ...], other: tuple[Row, ...]) -> int:
    """How many rows they begin with in common."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (left, right) in enumerate(pairs) if left != right), min(len(one), len(other)))


def _with_text(row: Row, column: Column, text: str) -> Row:
    match column:
        case Column.KEY:
            return replace(row, name=text)
        case Column.VALUE:
            return replace(row, value=text)
        case _:
            return replace(row, note=text)
