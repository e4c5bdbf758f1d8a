"""The list of what was not carried over, as rows of a table and as text to take along."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.imports.report import Loss
from workbench.ui.common.tips import plain

Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class LossesModel(QAbstractTableModel):
    """One row for each loss: what, why, and of which item."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._losses: Sequence[Loss] = ()

    def show_losses(self, losses: Sequence[Loss]) -> None:
        self.beginResetModel()
        self._losses = losses
        self.endResetModel()

    def report(self, source: str) -> str:
        """All of it as text."""
        head = self.tr("Not carried over from {0}: {1}").format(source, len(self._losses))
        lines = [
            f"- {one.item}: {one.what} ({one.why}){f' [{one.place}]' if one.place else ''}" for one in self._losses
        ]
        return "\n".join([head, *lines]) + "\n"

    def rowCount(self, _parent: Index = _NOWHERE) -> int:
        return len(self._losses)

    def columnCount(self, _parent: Index = _NOWHERE) -> int:
        return 3

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        loss = self._losses[index.row()]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{loss.what}\n{loss.why}\n{loss.item} {loss.place}".strip())
        return (loss.what, loss.why, loss.item)[index.column()] if role == Qt.ItemDataRole.DisplayRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (self.tr("What"), self.tr("Why"), self.tr("Of"))[section]
