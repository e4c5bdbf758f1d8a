"""The marker of a flip: a line through every chart, and in the top one a flag that says what was flipped."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.ui.common.theme import Theme

_HEIGHT = 16.0
_NOTCH = 4.0


class Flag(QGraphicsItem):
    """A small pennant at a fixed size, whatever the scale of the plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = ""
        self._font = theme.font("caption")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(20)

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return QFontMetricsF(self._font).horizontalAdvance(self._label) + 10 + _NOTCH

    def show_label(self, label: str) -> None:
        """Change the words."""
        if label != self._label:
            self.prepareGeometryChange()
            self._label = label
            self.setToolTip(label)

    def boundingRect(self) -> QRectF:
        return QRectF(0, 0, self.width, _HEIGHT)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        width, middle = self.width, _HEIGHT / 2
        corners = [(0, 0), (width, 0), (width - _NOTCH, middle), (width, _HEIGHT), (0, _HEIGHT)]
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text.secondary"))
        painter.drawPolygon(QPolygonF([QPointF(x, y) for x, y in corners]))
        painter.setPen(self._theme.color("bg.panel"))
        painter.setFont(self._font)
        painter.drawText(QRectF(5, 0, width - _NOTCH, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, self._label)


class MarkerLines:
    """Keeps one line per marker in one plot, reusing those it has made."""

    def __init__(self, theme: Theme, plot: pg.PlotItem, with_flags: bool) -> None:
        self._theme = theme
        self._plot = plot
        self._with_flags = with_flags
        self._lines: list[pg.InfiniteLine] = []
        self._flags: list[Flag] = []

    def show_markers(self, markers: list[tuple[float, str]], top: float) -> None:
        """Draw these (x, label) pairs, in order; a flag that would cover the next one's line is left out."""
        while len(self._lines) < len(markers):
            self._make()
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(markers))
            if place < len(markers):
                line.setValue(markers[place][0])
        for place, flag in enumerate(self._flags):
            flag.setVisible(place < len(markers) and self._place_flag(flag, markers, place, top))

    def restyle(self) -> None:
        """Take the theme's colours."""
        for line in self._lines:
            line.setPen(self._theme.series["flipMarker"].pen)

    def _place_flag(self, flag: Flag, markers: list[tuple[float, str]], place: int, top: float) -> bool:
        x, label = markers[place]
        flag.show_label(label)
        per_pixel = self._plot.getViewBox().viewPixelSize()[0]
        room = -x if place + 1 == len(markers) else markers[place + 1][0] - x
        is_last = place + 1 == len(markers)
        left = min(x, -flag.width * per_pixel) if is_last else x
        flag.setPos(left, top)
        return is_last or room >= flag.width * per_pixel

    def _make(self) -> None:
        line = pg.InfiniteLine(angle=90, movable=False, pen=self._theme.series["flipMarker"].pen)
        self._plot.addItem(line, ignoreBounds=True)
        self._lines.append(line)
        if self._with_flags:
            flag = Flag(self._theme)
            self._plot.addItem(flag, ignoreBounds=True)
            self._flags.append(flag)
