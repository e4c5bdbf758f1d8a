"""The marker of a flip: a line through every chart, and in the top one a flag that says what was flipped."""

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QFontMetricsF, QPainter, QPolygonF
from PySide6.QtWidgets import QGraphicsItem, QStyleOptionGraphicsItem, QWidget

from workbench.ui.common.theme import Theme

_HEIGHT = 16.0
_NOTCH = 4.0


_ROOM = 15
"""Letters that fit on a flag without it becoming a banner."""


def short_label(label: str) -> str:
    """'index owner' for 'index on owner_id owner': the first word and the last; one flip of several names the rest."""
    first, *others = label.split(", ")
    words = first.split()
    if len(first) > _ROOM and len(words) > 2:
        first = f"{words[0]} {words[-1]}"
    return f"{first} +{len(others)}" if others else first


class Flag(QGraphicsItem):
    """A small pennant at a fixed size, whatever the scale of the plot."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._label = ""
        self._mirrored = False
        self._font = theme.font("caption")
        self.setFlag(QGraphicsItem.GraphicsItemFlag.ItemIgnoresTransformations)
        self.setZValue(20)

    @property
    def width(self) -> float:
        """Its width in pixels."""
        return QFontMetricsF(self._font).horizontalAdvance(self._label) + 10 + _NOTCH

    @property
    def words(self) -> str:
        """What stands on it."""
        return self._label

    def show_label(self, label: str, mirrored: bool = False) -> None:
        """Change the words; a mirrored flag flies to the left of its line."""
        words = short_label(label)
        if (words, mirrored) != (self._label, self._mirrored):
            self.prepareGeometryChange()
            self._label, self._mirrored = words, mirrored
        self.setToolTip(label)

    def boundingRect(self) -> QRectF:
        return QRectF(-self.width if self._mirrored else 0, 0, self.width, _HEIGHT)

    def paint(self, painter: QPainter, _option: QStyleOptionGraphicsItem, _widget: QWidget | None = None) -> None:
        width, middle = self.width, _HEIGHT / 2
        corners = [(0, 0), (width, 0), (width - _NOTCH, middle), (width, _HEIGHT), (0, _HEIGHT)]
        side = -1 if self._mirrored else 1
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.color("text.secondary"))
        painter.drawPolygon(QPolygonF([QPointF(side * x, y) for x, y in corners]))
        painter.setPen(self._theme.color("bg.panel"))
        painter.setFont(self._font)
        left = 5 - (width if self._mirrored else 0) + (_NOTCH if self._mirrored else 0)
        painter.drawText(QRectF(left, 0, width - _NOTCH, _HEIGHT), Qt.AlignmentFlag.AlignVCenter, self._label)


class MarkerLines:
    """Keeps one line per marker in one plot, reusing those it has made."""

    def __init__(self, theme: Theme, plot: pg.PlotItem, with_flags: bool) -> None:
        self._theme = theme
        self._plot = plot
        self._with_flags = with_flags
        self._lines: list[pg.InfiniteLine] = []
        self._flags: list[Flag] = []

    def show_markers(self, markers: list[tuple[float, str]], top: float) -> None:
        """Draw these (x, label) pairs, in order; a flag that would cover another one or its line is left out."""
        while len(self._lines) < len(markers):
            self._make()
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(markers))
            if place < len(markers):
                line.setValue(markers[place][0])
        taken = self._plot.getViewBox().viewRange()[0][0]
        for place, flag in enumerate(self._flags):
            end = self._place_flag(flag, markers, place, top, taken) if place < len(markers) else None
            flag.setVisible(end is not None)
            taken = taken if end is None else end

    def restyle(self) -> None:
        """Take the theme's colours."""
        for line in self._lines:
            line.setPen(self._theme.series["flipMarker"].pen)

    def _place_flag(
        self, flag: Flag, markers: list[tuple[float, str]], place: int, top: float, taken: float
    ) -> float | None:
        """Right of its line where there is room, else left of it, beyond what is ``taken``; gives where it ends.

        None when it has no room on either side.
        """
        x, label = markers[place]
        flag.show_label(label)
        width = flag.width * self._plot.getViewBox().viewPixelSize()[0]
        after = markers[place + 1][0] if place + 1 < len(markers) else 0.0
        before = max(taken, markers[place - 1][0]) if place else taken
        fits_right, fits_left = after - x >= width, x - before >= width
        flag.show_label(label, mirrored=not fits_right)
        flag.setPos(x, top)
        if fits_right:
            return float(x + width)
        return float(x) if fits_left else None

    def _make(self) -> None:
        line = pg.InfiniteLine(angle=90, movable=False, pen=self._theme.series["flipMarker"].pen)
        self._plot.addItem(line, ignoreBounds=True)
        self._lines.append(line)
        if self._with_flags:
            flag = Flag(self._theme)
            self._plot.addItem(flag, ignoreBounds=True)
            self._flags.append(flag)
