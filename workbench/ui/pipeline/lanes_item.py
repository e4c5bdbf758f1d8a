"""The two lanes with their stations and arrows: grey rails, and over them what the request has lit so far."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.core.trace.replay import Lane, Position
from workbench.core.trace.view import TraceView
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline import geometry as geo
from workbench.ui.pipeline.geometry import Places
from workbench.ui.pipeline.words import TONES

STATION = 4.0
ARROW = 9.0


@dataclass(frozen=True, slots=True)
class Reveal:
    """How far the light has come: everything on the request lane up to one x, and on the response lane from another."""

    request_x: float
    response_x: float


ALL = Reveal(float("inf"), float("-inf"))
NOTHING = Reveal(float("-inf"), float("inf"))


class LanesItem(QGraphicsItem):
    """Draws both lanes of a view over its whole width."""

    def __init__(self, theme: Theme, view: TraceView, places: Places) -> None:
        super().__init__()
        self._theme = theme
        self._view = view
        self._places = places
        self._reveal = ALL
        self.setZValue(-1)

    def reveal(self, reveal: Reveal) -> None:
        """Light the lanes just so far."""
        if reveal != self._reveal:
            self._reveal = reveal
            self.update()

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self._places.width, geo.HEIGHT)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for lane in ("request", "response"):
            self._paint_connectors(painter, lane)
            self._paint_gaps(painter, lane)
            self._paint_stations(painter, lane)
        self._paint_break(painter)

    def _paint_gaps(self, painter: QPainter, lane: Lane) -> None:
        y = geo.REQUEST_Y if lane == "request" else geo.RESPONSE_Y
        lanes = self._view.lanes
        tones = lanes.request_gaps if lane == "request" else lanes.response_gaps
        for index, tone in enumerate(tones):
            left, right = self._x(index), self._x(index + 1)
            if index == lanes.broken_after and lane == "request":
                left += 38
            self._paint_gap(painter, lane, y, (left, right), "rail")
            if tone != "rail":
                self._paint_gap(painter, lane, y, self._lit_part(lane, left, right), tone)

    def _lit_part(self, lane: Lane, left: float, right: float) -> tuple[float, float]:
        if lane == "request":
            return left, max(left, min(right, self._reveal.request_x))
        return min(right, max(left, self._reveal.response_x)), right

    def _paint_gap(self, painter: QPainter, lane: Lane, y: float, part: tuple[float, float], tone: str) -> None:
        left, right = part
        if right <= left:
            return
        painter.setPen(
            QPen(self._color(tone), 2 if tone == "rail" else 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)
        )
        painter.drawLine(QPointF(left, y), QPointF(right, y))
        if right - left > 2 * ARROW:
            self._paint_arrow(painter, lane, QPointF((left + right) / 2, y), self._color(tone))

    @staticmethod
    def _paint_arrow(painter: QPainter, lane: Lane, at: QPointF, color: QColor) -> None:
        tip = ARROW / 2 if lane == "request" else -ARROW / 2
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(color)
        base = at.x() - tip
        corners = [QPointF(at.x() + tip, at.y()), QPointF(base, at.y() - 4.8), QPointF(base, at.y() + 4.8)]
        painter.drawPolygon(QPolygonF(corners))

    def _paint_connectors(self, painter: QPainter, lane: Lane) -> None:
        for index, card in enumerate(self._view.cards):
            x, tone = self._x(index), self._station_tone(lane, index)
            top, bottom = (
                (geo.REQUEST_Y, geo.CARD_TOP) if lane == "request" else (geo.CARD_TOP + geo.CARD_HEIGHT, geo.RESPONSE_Y)
            )
            turning = tone != "rail" and index == self._view.lanes.turn
            pen = _flat(self._color(tone), 3 if turning else 2)
            if card.state == "off":
                pen.setDashPattern([1, 2])
            painter.setPen(pen)
            painter.drawLine(QPointF(x, top), QPointF(x, bottom))

    def _paint_stations(self, painter: QPainter, lane: Lane) -> None:
        y = geo.REQUEST_Y if lane == "request" else geo.RESPONSE_Y
        painter.setBrush(self._theme.color("bg.panel"))
        for index, card in enumerate(self._view.cards):
            if card.state != "off":
                painter.setPen(QPen(self._color(self._station_tone(lane, index)), 2))
                painter.drawEllipse(QPointF(self._x(index), y), STATION, STATION)

    def _station_tone(self, lane: Lane, index: int) -> str:
        lanes, x = self._view.lanes, self._x(index)
        if lane == "request":
            return lanes.request_stations[index] if x <= self._reveal.request_x + 0.5 else "rail"
        return lanes.response_stations[index] if x >= self._reveal.response_x - 0.5 else "rail"

    def _paint_break(self, painter: QPainter) -> None:
        broken = self._view.lanes.broken_after
        if broken is None:
            return
        x, y = self._x(broken), geo.REQUEST_Y
        painter.setPen(_flat(self._color("trace"), 3))
        painter.drawLine(QPointF(x + STATION, y), QPointF(x + 24, y))
        painter.setPen(QPen(self._color("error"), 2.5, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        for dy in (-4.5, 4.5):
            painter.drawLine(QPointF(x + 27, y - dy), QPointF(x + 36, y + dy))

    def _x(self, index: int) -> float:
        return self._places.slots[index].station_x

    def _color(self, tone: str) -> QColor:
        return self._theme.color(TONES[tone])


def _flat(color: QColor, width: float) -> QPen:
    return QPen(color, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.FlatCap)


def dot_place(position: Position, places: Places) -> QPointF:
    """Where on the lanes a moment of the replay is."""
    start, end = places.slots[position.card].station_x, places.slots[position.next_card].station_x
    x = start + (end - start) * position.progress
    if position.lane == position.next_lane:
        return QPointF(x, geo.REQUEST_Y if position.lane == "request" else geo.RESPONSE_Y)
    return QPointF(x, geo.REQUEST_Y + (geo.RESPONSE_Y - geo.REQUEST_Y) * position.progress)


def reveal_at(position: Position, at: QPointF) -> Reveal:
    """How far the lanes are lit when the dot is here."""
    if position.lane == "request":
        return Reveal(at.x(), float("inf"))
    return Reveal(float("inf"), at.x())
