"""The charts as a table, for those who can't see them or want the numbers."""

from datetime import datetime

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from workbench.state.metrics import MetricsSnapshot, Tick

Index = QModelIndex | QPersistentModelIndex
COLUMNS = ("time", "reqs", "p50 ms", "p95 ms", "p99 ms", "hits", "misses", "2xx", "3xx", "4xx", "5xx")
_NO_PARENT = QModelIndex()


class TickTable(QAbstractTableModel):
    """One row per tick in which something ended, newest first."""

    def __init__(self) -> None:
        super().__init__()
        self._ticks: tuple[Tick, ...] = ()

    def show_ticks(self, snapshot: MetricsSnapshot) -> None:
        """Replace the rows."""
        self.beginResetModel()
        self._ticks = tuple(tick for tick in reversed(snapshot.ticks) if tick.count)
        self.endResetModel()

    def rowCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(self._ticks)

    def columnCount(self, parent: Index = _NO_PARENT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole:
            return _cells(self._ticks[index.row()])[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return COLUMNS[section]
        return None


def _cells(tick: Tick) -> tuple[str, ...]:
    time = datetime.fromtimestamp(tick.at).strftime("%H:%M:%S.%f")[:-4]
    percentiles = tick.percentiles or ()
    classes = (tick.statuses.get(name, 0) for name in COLUMNS[-4:])
    return (
        time,
        str(tick.count),
        *(f"{value:.2f}" for value in percentiles),
        *([""] * (3 - len(percentiles))),
        *(str(number) for number in (tick.hits, tick.misses, *classes)),
    )
