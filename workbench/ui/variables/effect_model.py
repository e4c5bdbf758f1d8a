"""Every variable in effect as the rows of a table: its value, whose it is, and what stands in its shadow."""

from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.masking import covered
from workbench.core.variables.effect import Effect
from workbench.ui.common.tips import plain
from workbench.ui.variables.words import scope_name, told

Index = QModelIndex | QPersistentModelIndex
EFFECT = Qt.ItemDataRole.UserRole
NAME, VALUE, FROM = range(3)


class EffectModel(QAbstractTableModel):
    """Holds what is in effect; nothing in it is edited."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._effects: tuple[Effect, ...] = ()

    @property
    def effects(self) -> tuple[Effect, ...]:
        return self._effects

    def show_effects(self, effects: tuple[Effect, ...]) -> None:
        """Show these; rows stay chosen while only values differ."""
        same = [(one.name, one.scope.kind, one.scope.whose) for one in effects] == [
            (one.name, one.scope.kind, one.scope.whose) for one in self._effects
        ]
        if not same:
            self.beginResetModel()
        self._effects = effects
        if not same:
            self.endResetModel()
        elif effects:
            self.dataChanged.emit(self.index(0, 0), self.index(len(effects) - 1, FROM))

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._effects)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Name"), self.tr("Value"), self.tr("From"))[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        one = self._effects[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return (self._name(one), self._value(one), self._from(one))[index.column()]
            case Qt.ItemDataRole.ToolTipRole:
                return plain(told(one.look) if one.shadowed_by is None else self._from(one))
            case Qt.ItemDataRole.AccessibleTextRole:
                return self.tr("{0}, {1}, {2}").format(one.name, self._value(one), self._from(one))
            case _:
                return one if role == EFFECT else None

    def _name(self, one: Effect) -> str:
        return one.name if one.shadowed_by is None else f"   {one.name}"

    def _value(self, one: Effect) -> str:
        if one.value.text is None and (one.shadowed_by is not None or one.look.error is not None):
            return self.tr("no value on this machine")
        if one.shadowed_by is None and one.look.error is not None:
            return self._problem(one)
        return covered(one.text) if one.covered else one.text.replace("\n", " ")

    def _problem(self, one: Effect) -> str:
        if one.look.state == "cycle":
            return self.tr("goes round in a circle")
        return self.tr("can't be filled in: {0}").format(one.value.text)

    def _from(self, one: Effect) -> str:
        words = [scope_name(one.scope)]
        if one.captured:
            words.append(self.tr("captured, until the window is closed"))
        if one.shadowed_by is not None:
            words.append(self.tr("not used: {0} is stronger").format(scope_name(one.shadowed_by)))
        return " · ".join(words)
