"""What a newer version of an API changes, with a tick for each change that is to be taken."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal

from workbench.core.imports.changes import Change
from workbench.ui.common.tips import plain

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()
_ON, _OFF = Qt.CheckState.Checked, Qt.CheckState.Unchecked


class ChangesModel(QAbstractTableModel):
    """One row for each change; what deletes a request isn't ticked by itself.

    Signals:
        ticked: What is chosen changed.
    """

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._changes: Sequence[Change] = ()
        self._on: list[bool] = []

    def show_changes(self, changes: Sequence[Change]) -> None:
        self.beginResetModel()
        self._changes = changes
        self._on = [one.kind != "removed" for one in changes]
        self.endResetModel()
        self.ticked.emit()

    def chosen(self) -> tuple[Change, ...]:
        return tuple(one for one, on in zip(self._changes, self._on, strict=True) if on)

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self._changes)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 3

    def flags(self, index: Index) -> Qt.ItemFlag:
        plain = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return plain | Qt.ItemFlag.ItemIsUserCheckable if index.column() == 0 else plain

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        change = self._changes[index.row()]
        if role == Qt.ItemDataRole.CheckStateRole and index.column() == 0:
            return _ON if self._on[index.row()] else _OFF
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        text = (change.title, self._kind(change), self._told(change))[index.column()]
        return plain(text) if role == Qt.ItemDataRole.ToolTipRole else text

    def setData(self, index: Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole:
            return False
        self._on[index.row()] = Qt.CheckState(value) == _ON
        self.dataChanged.emit(index, index, [role])
        self.ticked.emit()
        return True

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("Route"), self.tr("Change"), self.tr("What is different"))[section]

    def _kind(self, change: Change) -> str:
        words = {"new": self.tr("new"), "changed": self.tr("changed"), "removed": self.tr("removed: deletes it here")}
        return words[change.kind]

    def _told(self, change: Change) -> str:
        told = "; ".join(change.words)
        return told + self.tr("; your edit stays: {0}").format(", ".join(change.kept)) if change.kept else told
