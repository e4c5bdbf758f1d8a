"""The Wire tab: the bytes as they crossed the socket, and beside each header of ours who put it there and why."""

from collections.abc import Iterator

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QGuiApplication, QKeyEvent, QKeySequence, QPainter, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from workbench.core.exchange import AddedHeader, Exchange
from workbench.ui.common.theme import Theme
from workbench.ui.common.tips import plain
from workbench.ui.response.cover_line import CoverLine
from workbench.ui.response.wire_lines import END, WireLine, wire_lines

Index = QModelIndex | QPersistentModelIndex
LINE = int(Qt.ItemDataRole.UserRole)
_ROW, _PAD = 20, 12
_TOKENS = {
    "title": "text.secondary",
    "bytes": "text.primary",
    "field": "text.primary",
    "quiet": "text.muted",
    "sent": "accent.base",
    "received": "ok.base",
}


class WireModel(QAbstractListModel):
    """The lines."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.lines: tuple[WireLine, ...] = ()

    def show_lines(self, lines: tuple[WireLine, ...]) -> None:
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's signature
        return 0 if parent.isValid() else len(self.lines)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        line = self.lines[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return line.text
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{line.text}, {line.note}" if line.note else line.text
            case Qt.ItemDataRole.ToolTipRole:
                return plain(line.note) if line.note else None
        return line if role == LINE else None


class WireView(QWidget):
    """Shows both directions of one exchange; only the lines in sight are drawn, however many there are."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._exchange: Exchange | None = None
        self._stale = False
        self._laid_out: tuple[str, int] | None = None
        """Which exchange, and how many characters to a line."""
        self.cover = CoverLine(theme)
        self.cover.turned.connect(self._anew)
        self.model = WireModel(self)
        self.list = _Lines(self.model)
        self.list.setItemDelegate(_Delegate(theme, self.list))
        self.list.setAccessibleName(self.tr("Bytes on the wire"))
        self.list.setToolTip(self.tr("Ctrl+C copies the lines that are chosen"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.list, 1)
        layout.addWidget(self.cover)
        theme.changed.connect(self.list.viewport().update)

    def show_exchange(self, exchange: Exchange) -> None:
        """Show an exchange, unless it is there already; laid out only once somebody looks."""
        if self._exchange is None or exchange.id != self._exchange.id:
            self._exchange = exchange
            self.cover.show_exchange(exchange)
            self._redraw()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._redraw()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._redraw()

    def _anew(self) -> None:
        self._laid_out = None
        self._redraw()

    def _redraw(self) -> None:
        self._stale = not self.isVisible()
        if self._exchange is None or self._stale:
            return
        sign = QFontMetrics(self._theme.font("small", mono=True)).horizontalAdvance("0")
        room = self.width() - 2 * _PAD - self.list.verticalScrollBar().sizeHint().width()
        wanted = (self._exchange.id, room // max(1, sign))
        if wanted != self._laid_out:
            self._laid_out = wanted
            self.model.show_lines(wire_lines(self._exchange, self.cover.covered_bytes, wanted[1]))


class _Lines(QListView):
    def __init__(self, model: WireModel) -> None:
        super().__init__()
        self._model = model
        self.setModel(model)
        self.setFrameShape(QListView.Shape.NoFrame)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            rows = sorted(index.row() for index in self.selectedIndexes())
            QGuiApplication.clipboard().setText("\n".join(self._model.lines[row].text for row in rows))
        else:
            super().keyPressEvent(event)


class _Delegate(QStyledItemDelegate):
    """The bytes at the left, who put them there muted at the right."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(0, _ROW)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line: WireLine = index.data(LINE)
        rect = option.rect
        if option.state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        room = rect.adjusted(_PAD, 0, -_PAD, 0)
        painter.setFont(self._theme.font("heading") if line.kind == "title" else self._theme.font("small", mono=True))
        taken = self._write(painter, room, line)
        painter.setFont(self._theme.font("small"))
        painter.setPen(self._theme.color("text.muted"))
        left = room.adjusted(taken + _PAD, 0, 0, 0)
        note = painter.fontMetrics().elidedText(line.note, Qt.TextElideMode.ElideRight, left.width())
        painter.drawText(left, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, note)

    def _write(self, painter: QPainter, room: QRect, line: WireLine) -> int:
        """The text, with its line break quiet; gives its width."""
        flags = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        ends = line.kind == "bytes" and line.text.endswith(END)
        text = line.text.removesuffix(END) if ends else line.text
        painter.setPen(self._theme.color(_TOKENS[line.kind]))
        painter.drawText(room, flags, text)
        taken = painter.fontMetrics().horizontalAdvance(text)
        if ends:
            painter.setPen(self._theme.color("text.disabled"))
            painter.drawText(room.adjusted(taken, 0, 0, 0), flags, END)
            taken += painter.fontMetrics().horizontalAdvance(END)
        return taken


def rows_of(headers: tuple[AddedHeader, ...]) -> Iterator[tuple[str, str, str]]:
    """Sent headers as lines of a table: name, value, who and why."""
    return ((one.name, one.value, " · ".join(part for part in (one.by, one.why) if part)) for one in headers)
