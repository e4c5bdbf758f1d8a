"""One card of the pipeline: silhouette, mark, name, own time and the own-time bar. Painted once, then cached."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.core.trace.cards import SQL, Card
from workbench.core.trace.lanes import Tone
from workbench.ui.common import icons
from workbench.ui.common.shapes import stage_path
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.sql_rows import paint_sql_rows
from workbench.ui.pipeline.words import MARKS, TONES, card_text, spoken

PAD = 9.0


class CardItem(QGraphicsItem):
    """Draws one card; its top left corner is the item's origin."""

    def __init__(self, theme: Theme, card: Card, size: QRectF, turn: Tone, sql_needed: bool = True) -> None:
        super().__init__()
        self._theme = theme
        self.card = card
        self._rect = QRectF(0, 0, size.width(), size.height())
        self._turn = turn
        self._sql_needed = sql_needed
        self._focused = False
        self._flashing = False
        self.setPos(size.topLeft())
        self.setCacheMode(QGraphicsItem.CacheMode.DeviceCoordinateCache)
        self.setToolTip(spoken(card))
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def set_focused(self, focused: bool) -> None:
        """Show or hide the keyboard's focus ring."""
        if focused != self._focused:
            self._focused = focused
            self.update()

    def set_flashing(self, flashing: bool) -> None:
        """Light up for a moment: the request has just been here."""
        if flashing != self._flashing:
            self._flashing = flashing
            self.update()

    def boundingRect(self) -> QRectF:
        return self._rect.adjusted(-4, -4, 4, 4)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_frame(painter)
        self._paint_silhouette(painter)
        self._paint_mark(painter)
        if self.card.id == SQL:
            paint_sql_rows(painter, self._theme, self.card, self._rect, self._sql_needed)
        else:
            self._paint_words(painter)
        self._paint_bar(painter)

    def _paint_frame(self, painter: QPainter) -> None:
        radius = self._theme.size("radius.card")
        live = self.card.reached or self.card.state == "refused"
        painter.setBrush(self._theme.color("accent.tint" if self._flashing else "bg.raised" if live else "bg.panel"))
        painter.setPen(self._frame_pen())
        inset = 0.5 if painter.pen().widthF() <= 1 else 0.0
        painter.drawRoundedRect(self._rect.adjusted(inset, inset, -inset, -inset), radius, radius)
        if self._focused:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("line.focus"), 2))
            painter.drawRoundedRect(self._rect.adjusted(-2, -2, 2, 2), radius + 2, radius + 2)

    def _frame_pen(self) -> QPen:
        if self.card.state in ("turned", "failed", "hit"):
            return QPen(self._theme.color(TONES[self._turn]), 2)
        if self.card.state == "off":
            pen = QPen(self._theme.color("line.control"), 1)
            pen.setDashPattern([3, 3])
            return pen
        return QPen(self._theme.color("line.default"), 1)

    def _paint_silhouette(self, painter: QPainter) -> None:
        live = self.card.reached or self.card.state == "refused"
        color = self._theme.stage_color(self.card.kind) if live else self._theme.color("line.control")
        painter.fillPath(stage_path(self.card.kind, QRectF(PAD, 11, 12, 12)), color)

    def _paint_mark(self, painter: QPainter) -> None:
        if self.card.state in MARKS:
            name, token = MARKS[self.card.state]
            picture = icons.pixmap(self._theme, name, token, 14)
            painter.drawPixmap(QPointF(self._rect.right() - PAD - 13, 10), picture)

    def _paint_words(self, painter: QPainter) -> None:
        room = self._rect.width() - PAD - 4
        painter.setPen(self._ink("text.primary"))
        painter.setFont(self._bold())
        _line(painter, self.card.title, PAD, 27, room)
        painter.setPen(self._ink("text.secondary"))
        painter.setFont(self._theme.font("small", mono=True))
        _line(painter, card_text(self.card), PAD, 48, room)

    def _paint_bar(self, painter: QPainter) -> None:
        if self.card.reached and self.card.share > 0:
            room = self._rect.width() - 2 * PAD
            width = max(3.0, room * self.card.share)
            bar = QRectF(PAD, self._rect.bottom() - 7, width, 2.5)
            painter.fillRect(bar, self._theme.stage_color(self.card.kind))

    def _ink(self, token: str) -> QColor:
        live = self.card.reached or self.card.state == "refused"
        return self._theme.color(token if live else "text.muted")

    def _bold(self) -> QFont:
        return card_title_font(self._theme)


def card_title_font(theme: Theme) -> QFont:
    """The font of a card's name."""
    font = theme.font("small")
    font.setWeight(QFont.Weight.DemiBold)
    return font


def _line(painter: QPainter, text: str, x: float, y: float, room: float) -> None:
    shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, int(room))
    painter.drawText(QRectF(x, y, room, 20), Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft, shown)
