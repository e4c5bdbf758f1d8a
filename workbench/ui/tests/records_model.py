"""Assertions or captures as an editable table: one record a line, an empty last line, and undo."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.core.assertion import Assertion, Capture

Index = QModelIndex | QPersistentModelIndex
Record = Assertion | Capture
Choice = tuple[str, str]
"""A value and its words."""
ON = 0
CHOICES = Qt.ItemDataRole.UserRole
HINT = Qt.ItemDataRole.UserRole + 1
IS_MONO = Qt.ItemDataRole.UserRole + 2
HOLDS_VARIABLES = Qt.ItemDataRole.UserRole + 3
_ROOT = QModelIndex()
_UNDO_STEPS = 200


def no_choices(_record: Any) -> tuple[Choice, ...]:
    """What is typed freely."""
    return ()


def always(_record: Any) -> bool:
    """What every record has."""
    return True


@dataclass(frozen=True, slots=True)
class Field:
    """One column: how it is read, written and worded."""

    title: str
    get: Callable[[Any], str]
    put: Callable[[Any, str], Record]
    choices: Callable[[Any], tuple[Choice, ...]] = no_choices
    used: Callable[[Any], bool] = always
    """Whether a record has this field at all."""
    hint: str = ""
    mono: bool = True
    width: int = 0
    """0 takes what is left."""
    variables: bool = False
    """Whether ``{{names}}`` in it are filled in."""


class RecordsModel(QAbstractTableModel):
    """Holds the records that are shown; ``blank`` is what the empty last line begins from.

    Signals:
        edited: The user changed something; carries all records without the empty last one.
    """

    edited = Signal(tuple)

    def __init__(self, fields: tuple[Field, ...], blank: Record, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.fields = fields
        self._blank = blank
        self._records: tuple[Record, ...] = ()
        self._past: list[tuple[Record, ...]] = []
        self._future: list[tuple[Record, ...]] = []

    @property
    def records(self) -> tuple[Record, ...]:
        return self._records

    @property
    def remove_column(self) -> int:
        """The last column, where the cross is."""
        return len(self.fields) + 1

    def show_records(self, records: tuple[Record, ...]) -> None:
        """Show other records, which begin a new history; the echo of an edit changes nothing."""
        if records != self._records:
            self._past.clear()
            self._future.clear()
            self._swap(records)

    def change(self, records: tuple[Record, ...]) -> None:
        """Change them as the user: it can be undone."""
        if records == self._records:
            return
        self._past = [*self._past[-_UNDO_STEPS:], self._records]
        self._future.clear()
        self._swap(records)
        self.edited.emit(records)

    def undo(self) -> None:
        """Take the last change back."""
        if self._past:
            self._future.append(self._records)
            self._swap(self._past.pop())
            self.edited.emit(self._records)

    def redo(self) -> None:
        """Make a change again that was taken back."""
        if self._future:
            self._past.append(self._records)
            self._swap(self._future.pop())
            self.edited.emit(self._records)

    def remove(self, row: int) -> None:
        """Take one record out, as the user."""
        if 0 <= row < len(self._records):
            self.change(self._records[:row] + self._records[row + 1 :])

    def move(self, row: int, by: int) -> bool:
        """Move one record up or down, as the user."""
        target = row + by
        if not (0 <= row < len(self._records) and 0 <= target < len(self._records)):
            return False
        left = [*self._records[:row], *self._records[row + 1 :]]
        left.insert(target, self._records[row])
        self.change(tuple(left))
        return True

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._records) + 1

    def columnCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self.fields) + 2

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        field = self._field(section)
        return field.title if field else ""

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        record, field = self._record(index.row()), self._field(index.column())
        is_blank = index.row() >= len(self._records)
        if field is None:
            return self._edge_data(record, index.column(), role, is_blank)
        if role == Qt.ItemDataRole.EditRole:
            return field.get(record)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return "" if is_blank or not field.used(record) else _words(field, record)
        return self._nature(field, record, role, is_blank)

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        field = self._field(index.column())
        if index.column() == ON:
            return base | Qt.ItemFlag.ItemIsUserCheckable if index.row() < len(self._records) else base
        editable = field is not None and field.used(self._record(index.row()))
        return base | Qt.ItemFlag.ItemIsEditable if editable else base

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        record, field = self._record(index.row()), self._field(index.column())
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == ON:
            changed = replace(record, enabled=Qt.CheckState(value) == Qt.CheckState.Checked)
        elif role == Qt.ItemDataRole.EditRole and field is not None:
            changed = field.put(record, str(value))
        else:
            return False
        if changed == record:
            return False
        self.change((*self._records[: index.row()], changed, *self._records[index.row() + 1 :]))
        return True

    def _swap(self, records: tuple[Record, ...]) -> None:
        if len(records) == len(self._records):
            self._records = records
            self.dataChanged.emit(self.index(0, 0), self.index(len(records), self.remove_column))
        elif records[: len(self._records)] == self._records:
            self.beginInsertRows(QModelIndex(), len(self._records) + 1, len(records))
            self._records = records
            self.endInsertRows()
            self.dataChanged.emit(self.index(0, 0), self.index(len(records), self.remove_column))
        else:
            self.beginResetModel()
            self._records = records
            self.endResetModel()

    def _nature(self, field: Field, record: Record, role: int, is_blank: bool) -> Any:
        """What kind of cell it is, for who draws and edits it."""
        if role == CHOICES:
            return field.choices(record)
        if role == HINT:
            return self._hint(field, record, is_blank)
        return {HOLDS_VARIABLES: field.variables, IS_MONO: field.mono}.get(role)

    def _field(self, column: int) -> Field | None:
        return self.fields[column - 1] if 1 <= column <= len(self.fields) else None

    def _record(self, row: int) -> Record:
        return self._records[row] if row < len(self._records) else self._blank

    def _hint(self, field: Field, record: Record, is_blank: bool) -> str:
        """What stands muted in an empty cell; in the last line only where a new one begins."""
        if is_blank:
            return self.tr("add …") if field is self.fields[0] else ""
        return field.hint if field.used(record) and not field.get(record) else ""

    def _edge_data(self, record: Record, column: int, role: int, is_blank: bool) -> Any:
        if is_blank:
            return None
        if column == ON and role == Qt.ItemDataRole.CheckStateRole:
            return Qt.CheckState.Checked if record.enabled else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.AccessibleTextRole:
            if column != ON:
                return self.tr("Remove")
            return self.tr("on") if record.enabled else self.tr("off")
        return None


def _words(field: Field, record: Record) -> str:
    value = field.get(record)
    return dict(field.choices(record)).get(value, value)
