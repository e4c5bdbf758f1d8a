"""The variables of one environment as an editable table, with an empty last line to type into."""

from collections.abc import Mapping
from dataclasses import replace
from enum import IntEnum
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.core.collection import Variable
from workbench.core.masking import covered
from workbench.core.variables import sounds_secret

Index = QModelIndex | QPersistentModelIndex
EMPTY = Variable("")


class Column(IntEnum):
    """The columns; the first four and the last in the places of the rows table, so that both share their look."""

    ON = 0
    NAME = 1
    VALUE = 2
    NOTE = 3
    SECRET = 4
    REMOVE = 5


_TEXTS = (Column.NAME, Column.VALUE, Column.NOTE)


class VariablesModel(QAbstractTableModel):
    """Holds variables, and values of secrets by name.

    Signals:
        edited: The user changed something; carries all variables and the values of secrets.
    """

    edited = Signal(tuple, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._variables: tuple[Variable, ...] = ()
        self._secrets: dict[str, str] = {}
        self._has_place = True

    @property
    def variables(self) -> tuple[Variable, ...]:
        return self._variables

    def show_variables(self, variables: tuple[Variable, ...], secrets: Mapping[str, str]) -> None:
        """Show these; what is being edited stays when only contents differ."""
        if (variables, dict(secrets)) == (self._variables, self._secrets):
            return
        grown = len(variables) != len(self._variables)
        if grown:
            self.beginResetModel()
        self._variables, self._secrets = variables, dict(secrets)
        if grown:
            self.endResetModel()
        else:
            self.dataChanged.emit(self.index(0, 0), self.index(len(variables), Column.REMOVE))

    def allow_secrets(self, allowed: bool) -> None:
        """Whether there is a place for the values of secrets; what is one already stays one."""
        self._has_place = allowed

    def remove(self, row: int) -> None:
        """Take one variable out, as the user."""
        if 0 <= row < len(self._variables):
            self.beginRemoveRows(QModelIndex(), row, row)
            self._secrets.pop(self._variables[row].name, None)
            self._variables = self._variables[:row] + self._variables[row + 1 :]
            self.endRemoveRows()
            self._tell()

    def is_secret(self, row: int) -> bool:
        return self._variable(row).secret

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._variables) + 1

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(Column)

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return ("", self.tr("Name"), self.tr("Value"), self.tr("Note"), self.tr("Secret"), "")[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        one, column = self._variable(index.row()), Column(index.column())
        held = index.row() < len(self._variables)
        if role == Qt.ItemDataRole.CheckStateRole and held and column in (Column.ON, Column.SECRET):
            on = one.enabled if column == Column.ON else one.secret
            return Qt.CheckState.Checked if on else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.EditRole and column in _TEXTS:
            return self._text(one, column)
        if role == Qt.ItemDataRole.DisplayRole and column in _TEXTS:
            return self._shown(one, column)
        if role == Qt.ItemDataRole.ToolTipRole and held:
            return self._tip(one, column)
        if role == Qt.ItemDataRole.AccessibleTextRole:
            return self._spoken(one, column)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        base = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        if index.column() in (Column.ON, Column.SECRET):
            held = index.row() < len(self._variables)
            held &= index.column() == Column.ON or self._has_place or self.is_secret(index.row())
            return base | Qt.ItemFlag.ItemIsUserCheckable if held else Qt.ItemFlag.ItemIsEnabled
        return base | Qt.ItemFlag.ItemIsEditable if index.column() in _TEXTS else base

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        at, column = index.row(), Column(index.column())
        one = self._variable(at)
        if role == Qt.ItemDataRole.CheckStateRole and at < len(self._variables):
            on = Qt.CheckState(value) == Qt.CheckState.Checked
            return self._put(at, replace(one, enabled=on)) if column == Column.ON else self._set_secret(at, on)
        if role != Qt.ItemDataRole.EditRole or column not in _TEXTS or str(value) == self._text(one, column):
            return False
        match column:
            case Column.NAME:
                return self._rename(at, str(value).strip())
            case Column.VALUE:
                return self._set_value(at, str(value))
            case _:
                return self._put(at, replace(one, note=str(value)))

    def _rename(self, at: int, name: str) -> bool:
        one = self._variable(at)
        if one.secret and one.name in self._secrets:
            self._secrets[name] = self._secrets.pop(one.name)
        return self._put(at, replace(one, name=name))

    def _set_value(self, at: int, value: str) -> bool:
        one = self._variable(at)
        if one.secret:
            self._secrets[one.name] = value
            return self._put(at, one)
        return self._put(at, replace(one, value=value))

    def _set_secret(self, at: int, secret: bool) -> bool:
        """A value moves from the file into the keyring; out of it never by itself, it would stand in the open."""
        one = self._variable(at)
        if secret:
            self._secrets[one.name] = one.value
        else:
            self._secrets.pop(one.name, None)
        return self._put(at, replace(one, secret=secret, value=""))

    def _put(self, at: int, one: Variable) -> bool:
        if at == len(self._variables):
            self.beginInsertRows(QModelIndex(), at + 1, at + 1)
            self._variables = (*self._variables, one)
            self.endInsertRows()
        else:
            self._variables = (*self._variables[:at], one, *self._variables[at + 1 :])
        self.dataChanged.emit(self.index(at, 0), self.index(at, Column.REMOVE))
        self._tell()
        return True

    def _tell(self) -> None:
        names = {one.name for one in self._variables if one.secret}
        self.edited.emit(self._variables, {name: text for name, text in self._secrets.items() if name in names})

    def _variable(self, at: int) -> Variable:
        return self._variables[at] if at < len(self._variables) else EMPTY

    def _text(self, one: Variable, column: Column) -> str:
        match column:
            case Column.NAME:
                return one.name
            case Column.VALUE:
                return self._secrets.get(one.name, "") if one.secret else one.value
            case _:
                return one.note

    def _shown(self, one: Variable, column: Column) -> str:
        """What stands there while it isn't edited: what is called like a credential is covered on a projector, too."""
        if column != Column.VALUE or not (one.secret or _looks_secret(one)):
            return self._text(one, column)
        return self._covered(one) if one.secret else covered(one.value)

    def _tip(self, one: Variable, column: Column) -> str | None:
        if column == Column.VALUE and _looks_secret(one) and not one.secret:
            return self.tr("Covered because of its name; the value stands in the file. Secret keeps it out of it.")
        if column == Column.SECRET and not self._has_place and not one.secret:
            return self.tr("Save the request in a collection first: the value of a secret is kept for its file.")
        if column == Column.SECRET:
            return self.tr("The name goes into the file, the value into the system's keyring.")
        return None

    def _covered(self, one: Variable) -> str:
        held = self._secrets.get(one.name)
        return self.tr("no value on this machine") if held is None else covered(held) if held else ""

    def _spoken(self, one: Variable, column: Column) -> str:
        match column:
            case Column.ON:
                return self.tr("{0}, on").format(one.name) if one.enabled else self.tr("{0}, off").format(one.name)
            case Column.SECRET:
                return self.tr("{0}, secret").format(one.name) if one.secret else self.tr("{0}, plain").format(one.name)
            case Column.REMOVE:
                return self.tr("Remove {0}").format(one.name)
            case _:
                return self._shown(one, column)


def _looks_secret(one: Variable) -> bool:
    """Whether a plain value had better be covered; one that names other variables says nothing."""
    return bool(one.value) and "{{" not in one.value and sounds_secret(one.name)
