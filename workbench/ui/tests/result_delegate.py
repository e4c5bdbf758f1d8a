"""Paints one outcome: its mark, the sentence, and at the right the value that was really there."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from workbench.ui.common.icons import pixmap
from workbench.ui.common.theme import Theme
from workbench.ui.tests.results_model import OUTCOME, Outcome

Index = QModelIndex | QPersistentModelIndex
_LEFT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
_RIGHT = int(Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight)
_MARGIN = 12
_TEXT_AT = 34
_GAP = 12


class ResultDelegate(QStyledItemDelegate):
    """Draws an ``Outcome``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme

    def sizeHint(self, _option: QStyleOptionViewItem, _index: Index) -> QSize:
        return QSize(120, self._theme.size("rowDense"))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        outcome = index.data(OUTCOME)
        if not isinstance(outcome, Outcome):
            return
        painter.save()
        rect = QRectF(option.rect)
        state: QStyle.StateFlag = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(rect, self._theme.color("bg.selected"))
        elif state & QStyle.StateFlag.State_MouseOver:
            painter.fillRect(rect, self._theme.color("bg.hover"))
        mark = pixmap(self._theme, outcome.look.icon, outcome.look.token, 14)
        painter.drawPixmap(QPointF(rect.left() + _MARGIN, rect.center().y() - 7), mark)
        self._paint_texts(painter, outcome, rect.adjusted(_TEXT_AT, 0, -_MARGIN, 0))
        painter.restore()

    def _paint_texts(self, painter: QPainter, outcome: Outcome, room: QRectF) -> None:
        """The sentence gets what it needs up to six tenths, the value what is left."""
        words_font, seen_font = self._theme.font("body"), self._theme.font("small", mono=True)
        if outcome.fails:
            words_font.setWeight(QFont.Weight.DemiBold)
        wanted = QFontMetrics(words_font).horizontalAdvance(outcome.words)
        seen_wanted = QFontMetrics(seen_font).horizontalAdvance(outcome.seen)
        width = min(wanted, max(room.width() * 0.6, room.width() - seen_wanted - _GAP))
        words = QRectF(room.left(), room.top(), width + 1, room.height())
        painter.setFont(words_font)
        painter.setPen(self._theme.color("text.primary"))
        _draw(painter, words, outcome.words, _LEFT)
        seen = QRectF(words.right() + _GAP, room.top(), room.right() - words.right() - _GAP, room.height())
        painter.setFont(seen_font)
        quiet = outcome.state in ("captured", "could_not_check")
        painter.setPen(self._theme.color("text.secondary" if quiet else outcome.look.token))
        _draw(painter, seen, outcome.seen, _RIGHT)


def _draw(painter: QPainter, room: QRectF, words: str, alignment: int) -> None:
    line = words.replace("\n", " ")
    shown = painter.fontMetrics().elidedText(line, Qt.TextElideMode.ElideRight, int(room.width()))
    painter.drawText(room, alignment, shown)
