"""The request itself: a 12 px dot with a 30 px trail, apart from everything that stays."""

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter, QPen
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

DOT = 12.0
TRAIL = 30.0


class DotItem(QGraphicsItem):
    """Draws the dot; hidden unless a replay runs."""

    def __init__(self) -> None:
        super().__init__()
        self._color = QColor()
        self._direction = QPointF(1, 0)
        self._trail = True
        self.setZValue(2)
        self.hide()

    def show_at(self, at: QPointF, color: QColor, trail: bool) -> None:
        """Move to a place; the trail points back to where it came from, and is left out when motion is reduced."""
        moved = at - self.pos()
        if self.isVisible() and (moved.x() or moved.y()):
            along_x = abs(moved.x()) >= abs(moved.y())
            self._direction = QPointF(_sign(moved.x()), 0) if along_x else QPointF(0, _sign(moved.y()))
        self._color, self._trail = color, trail
        self.setPos(at)
        self.show()
        self.update()

    def boundingRect(self) -> QRectF:
        reach = TRAIL + DOT
        return QRectF(-reach, -reach, 2 * reach, 2 * reach)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._trail:
            self._paint_trail(painter)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._color)
        painter.drawEllipse(QPointF(0, 0), DOT / 2, DOT / 2)

    def _paint_trail(self, painter: QPainter) -> None:
        tail = self._direction * -(TRAIL + DOT / 2)
        fade = QLinearGradient(QPointF(0, 0), tail)
        strong, weak = QColor(self._color), QColor(self._color)
        strong.setAlphaF(0.55)
        weak.setAlphaF(0.0)
        fade.setColorAt(0, strong)
        fade.setColorAt(1, weak)
        painter.setPen(QPen(fade, DOT - 3, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        painter.drawLine(QPointF(0, 0), tail)


def _sign(value: float) -> float:
    return 1.0 if value > 0 else -1.0
