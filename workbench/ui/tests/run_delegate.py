"""Paints one request of a run: its mark, method, where it lies, its name, and at the right what came of it."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.request import methods
from workbench.ui.tests.runs_model import LINE, RunLine

Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MARGIN, _METHOD_AT, _NAME_AT, _GAP = 12, 36, 84, 12
_FACTS_SHARE = 0.5


class RunDelegate(QStyledItemDelegate):
    """Draws a ``RunLine``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(200, self._theme.size("row"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        line = index.data(LINE)
        if not isinstance(line, RunLine):
            return
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        painter.save()
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
            painter.fillRect(QRectF(rect.left(), rect.top(), 3, rect.height()), self._theme.color("accent.base"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.hover"))
        mark = pixmap(self._theme, line.look.icon, line.look.token, 14)
        painter.drawPixmap(QPointF(rect.left() + _MARGIN, rect.center().y() - 7), mark)
        self._paint_method(painter, line, rect)
        self._paint_name(painter, line, rect, self._paint_facts(painter, line, rect))
        painter.restore()

    def _paint_method(self, painter: QPainter, line: RunLine, rect: QRectF) -> None:
        method = line.planned.method
        painter.setFont(self._theme.font("small", mono=True))
        painter.setPen(self._theme.color(methods.token(method)))
        room = QRectF(rect.left() + _METHOD_AT, rect.top(), _NAME_AT - _METHOD_AT - 8, rect.height())
        painter.drawText(room, _RIGHT, methods.short(method)[:5])

    def _paint_facts(self, painter: QPainter, line: RunLine, rect: QRectF) -> float:
        """Paint what came of it at the right; gives where that begins."""
        painter.setFont(self._theme.font("small", mono=True))
        quiet = line.state in ("passed", "skipped", "waiting")
        painter.setPen(self._theme.color("text.secondary" if quiet else line.look.token))
        room = QRectF(rect.left(), rect.top(), rect.width() - _MARGIN, rect.height())
        most = int(room.width() * _FACTS_SHARE)
        shown = painter.fontMetrics().elidedText(line.facts, Qt.TextElideMode.ElideRight, most)
        painter.drawText(room, _RIGHT, shown)
        return room.right() - painter.fontMetrics().horizontalAdvance(shown)

    def _paint_name(self, painter: QPainter, line: RunLine, rect: QRectF, end: float) -> None:
        """The folders muted, below the one that runs; the name bold when it did not pass."""
        x, top, height = rect.left() + _NAME_AT, rect.top(), rect.height()
        font = self._theme.font("body")
        painter.setFont(font)
        inner = line.planned.folders[1:]
        if inner:
            painter.setPen(self._theme.color("text.muted"))
            prefix = " / ".join(inner) + " / "
            painter.drawText(QRectF(x, top, max(0.0, end - _GAP - x), height), _LEFT, prefix)
            x += painter.fontMetrics().horizontalAdvance(prefix)
        if line.state in ("failed", "error"):
            font.setWeight(QFont.Weight.DemiBold)
            painter.setFont(font)
        painter.setPen(self._theme.color("text.muted" if line.state == "waiting" else "text.primary"))
        room = QRectF(x, top, max(0.0, end - _GAP - x), height)
        shown = painter.fontMetrics().elidedText(line.planned.title, Qt.TextElideMode.ElideRight, int(room.width()))
        painter.drawText(room, _LEFT, shown)
