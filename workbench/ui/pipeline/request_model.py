"""The list of recent requests as a Qt model: newest on top, changed row by row so that scrolling stays put."""

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, Qt

from server.contract.traces import TraceSummary
from workbench.core.trace.text import format_ms
from workbench.ui.common.tips import plain
from workbench.ui.pipeline.words import tr

Index = QModelIndex | QPersistentModelIndex
SUMMARY = Qt.ItemDataRole.UserRole
_ROOT = QModelIndex()


class RequestModel(QAbstractListModel):
    """Holds the summaries that pass the filter; row 0 is the newest."""

    def __init__(self) -> None:
        super().__init__()
        self._items: tuple[TraceSummary, ...] = ()

    def rowCount(self, parent: Index = _ROOT) -> int:
        return 0 if parent.isValid() else len(self._items)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if not index.isValid() or index.row() >= len(self._items):
            return None
        summary = self._items[len(self._items) - 1 - index.row()]
        if role == SUMMARY:
            return summary
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
            return spoken_summary(summary)
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain(f"{spoken_summary(summary)}\n{summary.user_agent}".rstrip())
        return None

    def show(self, items: tuple[TraceSummary, ...]) -> None:
        """Show other summaries, oldest first; what merely came and went at the ends moves nothing else."""
        old = self._items
        if items is old:
            return
        gone = _gone(old, items)
        if gone is None:
            self.beginResetModel()
            self._items = items
            self.endResetModel()
            return
        kept = len(old) - gone
        if gone:
            self.beginRemoveRows(QModelIndex(), kept, len(old) - 1)
            self._items = old[gone:]
            self.endRemoveRows()
        if len(items) > kept:
            self.beginInsertRows(QModelIndex(), 0, len(items) - kept - 1)
            self._items = items
            self.endInsertRows()

    def row_of(self, seq: int) -> int | None:
        """The row of a request, when it is listed."""
        for row, summary in enumerate(reversed(self._items)):
            if summary.seq == seq:
                return row
        return None


def _gone(old: tuple[TraceSummary, ...], new: tuple[TraceSummary, ...]) -> int | None:
    """How many of the oldest left, when the rest merely got newer ones appended; None when more than that changed."""
    if not old or not new:
        return None
    gone = next((index for index, item in enumerate(old) if item is new[0]), None)
    if gone is None:
        return None
    kept = len(old) - gone
    return gone if len(new) >= kept and new[kept - 1] is old[-1] else None


def spoken_summary(summary: TraceSummary) -> str:
    """Say one request in words."""
    path = f"{summary.path}?{summary.query}" if summary.query else summary.path
    parts = [f"#{summary.seq} {summary.method} {path}", str(summary.status), format_ms(summary.duration_ms)]
    if summary.is_n_plus_one:
        parts.append(tr("N+1: one statement ran {count} times").format(count=summary.repeats))
    return ", ".join(parts)
