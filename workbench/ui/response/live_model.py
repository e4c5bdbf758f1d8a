"""The messages of a live connection as rows: the newest few thousand, those that a filter leaves."""

import time
from collections import deque
from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, QPersistentModelIndex, Qt

from workbench.core.live import LiveMessage
from workbench.ui.common.theme import Theme
from workbench.ui.response.units import size

Index = QModelIndex | QPersistentModelIndex
MOST_ROWS = 10_000
DIRECTION, CLOCK, KIND, CONTENT, SIZE = range(5)
_SIGNS = {"in": "↓", "out": "↑", "note": "•"}
_TOKENS = {"in": "ok.base", "out": "accent.base", "note": "text.muted"}
MESSAGE_ROLE = Qt.ItemDataRole.UserRole


class LiveModel(QAbstractTableModel):
    """Grows at the end and forgets at the beginning; the log keeps what is forgotten here."""

    def __init__(self, theme: Theme, most: int = MOST_ROWS, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._most = most
        self._all: deque[LiveMessage] = deque(maxlen=most)
        self._rows: list[LiveMessage] = []
        self._words = ""
        theme.changed.connect(self._repaint)

    def clear(self) -> None:
        """Begin anew."""
        self.beginResetModel()
        self._all.clear()
        self._rows = []
        self.endResetModel()

    def add(self, messages: Sequence[LiveMessage]) -> None:
        """More came."""
        self._all.extend(messages)
        fitting = [one for one in messages if self._fits(one)]
        if not fitting:
            return
        if len(self._rows) + len(fitting) > self._most:
            self._forget(len(self._rows) + len(fitting) - self._most)
        fitting = fitting[-self._most :]
        first = len(self._rows)
        self.beginInsertRows(QModelIndex(), first, first + len(fitting) - 1)
        self._rows += fitting
        self.endInsertRows()

    def filter(self, words: str) -> None:
        """Show only what holds these words, in its kind or at the beginning of its content."""
        self._words = words.strip().lower()
        self.beginResetModel()
        self._rows = [one for one in self._all if self._fits(one)]
        self.endResetModel()

    def message(self, row: int) -> LiveMessage | None:
        """What stands in a row."""
        return self._rows[row] if 0 <= row < len(self._rows) else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else SIZE + 1

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        titles = ("", self._tr("Time"), self._tr("Kind"), self._tr("Content"), self._tr("Size"))
        return titles[section]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        message = self._rows[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return _shown(message, index.column())
            case Qt.ItemDataRole.ForegroundRole:
                return self._color(message, index.column())
            case Qt.ItemDataRole.TextAlignmentRole if index.column() == SIZE:
                return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
            case Qt.ItemDataRole.AccessibleTextRole if index.column() == DIRECTION:
                return self._spoken(message)
        return message if role == MESSAGE_ROLE else None

    def _fits(self, message: LiveMessage) -> bool:
        return not self._words or self._words in message.preview.lower() or self._words in message.kind.lower()

    def _forget(self, count: int) -> None:
        count = min(count, len(self._rows))
        if count:
            self.beginRemoveRows(QModelIndex(), 0, count - 1)
            del self._rows[:count]
            self.endRemoveRows()

    def _color(self, message: LiveMessage, column: int) -> Any:
        if column == DIRECTION or message.direction == "note":
            return self._theme.color(_TOKENS[message.direction])
        return self._theme.color("text.primary" if column == CONTENT else "text.secondary")

    def _spoken(self, message: LiveMessage) -> str:
        words = {"in": self._tr("received"), "out": self._tr("sent"), "note": self._tr("the connection")}
        return words[message.direction]

    def _repaint(self) -> None:
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, SIZE))

    @staticmethod
    def _tr(words: str) -> str:
        return QCoreApplication.translate("LiveModel", words)


def _shown(message: LiveMessage, column: int) -> str:
    match column:
        case 0:
            return _SIGNS[message.direction]
        case 1:
            clock = time.strftime("%H:%M:%S", time.localtime(message.at))
            return f"{clock}.{int(message.at % 1 * 1000):03d}"
        case 2:
            return message.kind
        case 3:
            return " ".join(message.preview.split())
        case _:
            return size(message.size) if message.direction != "note" else ""
