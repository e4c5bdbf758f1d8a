"""Paints one line of the request list: number, method, path, status, a bar of where the time went, and the time."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from server.contract.traces import TraceSummary
from workbench.core.trace.text import format_ms
from workbench.ui.common import icons
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.request_model import SUMMARY
from workbench.ui.pipeline.words import status_tone

ROW = 44
NUMBER = 44.0
BAR_WIDTH = 128.0
METHODS = {"POST": "ok.base", "PUT": "warn.base", "PATCH": "warn.base", "DELETE": "error.base", "GET": "accent.base"}
_LEFT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft
_RIGHT = Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight


class RequestDelegate(QStyledItemDelegate):
    """Draws a ``TraceSummary``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(200, ROW)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        summary = index.data(SUMMARY)
        if not isinstance(summary, TraceSummary):
            return
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        self._paint_ground(painter, rect, state)
        self._paint_request(painter, summary, QRectF(rect.left(), rect.top() + 3, rect.width(), 20))
        self._paint_work(painter, summary, QRectF(rect.left(), rect.top() + 22, rect.width(), 18))
        painter.restore()

    def _paint_ground(self, painter: QPainter, rect: QRectF, state: QStyle.StateFlag) -> None:
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent.base"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.hover"))
        line = QRectF(rect.left(), rect.bottom() - 1, rect.width(), 1)
        painter.fillRect(line, self._theme.color("line.subtle"))

    def _paint_request(self, painter: QPainter, summary: TraceSummary, rect: QRectF) -> None:
        painter.setFont(self._theme.font("small", mono=True))
        painter.setPen(self._theme.color("text.muted"))
        painter.drawText(QRectF(rect.left() + 10, rect.top(), NUMBER - 10, rect.height()), _LEFT, str(summary.seq))
        room = self._paint_status(painter, summary, rect)
        painter.setPen(self._theme.color(METHODS.get(summary.method, "text.secondary")))
        x = rect.left() + NUMBER
        painter.drawText(QRectF(x, rect.top(), 70, rect.height()), _LEFT, summary.method)
        x += painter.fontMetrics().horizontalAdvance(summary.method + " ")
        path = f"{summary.path}?{summary.query}" if summary.query else summary.path
        painter.setPen(self._theme.color("text.primary"))
        shown = painter.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, int(room - x))
        painter.drawText(QRectF(x, rect.top(), room - x, rect.height()), _LEFT, shown)

    def _paint_status(self, painter: QPainter, summary: TraceSummary, rect: QRectF) -> float:
        """Paint the status at the right and return where it begins."""
        tone = f"{status_tone(summary.status)}.base"
        painter.setPen(self._theme.color(tone))
        painter.drawText(rect.adjusted(0, 0, -12, 0), _RIGHT, str(summary.status))
        left = rect.right() - 12 - painter.fontMetrics().horizontalAdvance(str(summary.status))
        glyph = _glyph(summary)
        if glyph:
            left -= 16
            painter.drawPixmap(QPointF(left, rect.top() + 4), icons.pixmap(self._theme, glyph, tone, 12))
        return left - 6

    def _paint_work(self, painter: QPainter, summary: TraceSummary, rect: QRectF) -> None:
        room = rect.width() - NUMBER - (132 if summary.is_n_plus_one else 90)
        bar = QRectF(rect.left() + NUMBER, rect.top() + 6, min(BAR_WIDTH, room), 6)
        whole = sum(max(0.0, own) for _, own in summary.bars)
        x = bar.left()
        for kind, own in summary.bars if whole > 0 else ():
            width = bar.width() * max(0.0, own) / whole
            gap = 0.8 if width > 2 else 0.0
            painter.fillRect(QRectF(x, bar.top(), width - gap, bar.height()), self._theme.stage_color(kind))
            x += width
        if summary.is_n_plus_one:
            self._paint_badge(painter, QRectF(bar.right() + 8, rect.top() + 1, 34, 16))
        painter.setFont(self._theme.font("small", mono=True))
        painter.setPen(self._theme.color("text.secondary"))
        painter.drawText(rect.adjusted(0, 0, -12, 0), _RIGHT, format_ms(summary.duration_ms))

    def _paint_badge(self, painter: QPainter, rect: QRectF) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("warn.tint"))
        painter.drawRoundedRect(rect, 3, 3)
        font = self._theme.font("caption")
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(self._theme.color("warn.base"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, "N+1")
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)


def _glyph(summary: TraceSummary) -> str:
    """The mark beside the status, so that it isn't told by colour alone."""
    if summary.status >= 500 or summary.failed_at:
        return "x"
    if summary.status >= 400:
        return "undo-2"
    return "zap" if summary.cache_hits else ""
