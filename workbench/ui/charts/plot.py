"""A plot as the charts use it: fixed ranges, quiet axes, no mouse zoom, one cross-hair."""

import math

import pyqtgraph as pg
from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QMouseEvent

from workbench.ui.charts.flag import MarkerLines
from workbench.ui.charts.scales import TickLabels
from workbench.ui.common.theme import Theme

LEFT = 36
RIGHT = 38
_BOTTOM = 18


class Plot(pg.PlotWidget):  # type: ignore[misc]  # pyqtgraph has no types
    """One chart; its x axis is seconds before now.

    Signals:
        hovered: The pointer is at this x; NaN when it left.
    """

    hovered = Signal(float)

    def __init__(self, theme: Theme, name: str, flags: bool = False, times: bool = False) -> None:
        super().__init__()
        self._theme = theme
        self._times = times
        self._flags = flags
        self.item: pg.PlotItem = self.getPlotItem()
        self._cross = pg.InfiniteLine(angle=90, movable=False)
        self._markers = MarkerLines(theme, self.item, flags)
        self._top = 1.0
        self._pointed_at = False
        self._drawn_left: tuple[float, float, TickLabels] = (0.0, 0.0, [])
        self._drawn_right: TickLabels = []
        self.setAccessibleName(name)
        self._build()

    def add_curve(self, series: str) -> pg.PlotCurveItem:
        """Add an empty curve in the pen of a series."""
        curve = pg.PlotCurveItem(connect="finite", antialias=False)
        curve.setProperty("series", series)
        self.item.addItem(curve, ignoreBounds=True)
        return curve

    def set_window(self, window_s: float, ticks: TickLabels) -> None:
        """Show so many seconds before now."""
        self.item.setXRange(-window_s, 0, padding=0)
        self.item.getAxis("bottom").setTicks([ticks])

    def set_range(self, low: float, high: float, ticks: TickLabels, right: TickLabels) -> None:
        """Set the y range and the labels on both sides."""
        self._top = high
        if (low, high, ticks) != self._drawn_left:  # an axis that is set anew is drawn anew, which is dear
            self._drawn_left = (low, high, ticks)
            self.item.setYRange(low, high, padding=0)
            self.item.getAxis("left").setTicks([ticks])
        if right != self._drawn_right:
            self._drawn_right = right
            self.item.getAxis("right").setTicks([right])

    def show_markers(self, markers: list[tuple[float, str]]) -> None:
        """Draw the flips."""
        self._markers.show_markers(markers, self._top)

    def show_cross(self, x: float) -> None:
        """Move the cross-hair; NaN hides it."""
        self._cross.setVisible(not math.isnan(x))
        if not math.isnan(x):
            self._cross.setValue(x)

    @property
    def is_pointed_at(self) -> bool:
        """Whether a frame stands around it."""
        return self._pointed_at

    def set_pointed_at(self, pointed_at: bool) -> None:
        """Put a frame around the drawing, or take it away."""
        self._pointed_at = pointed_at
        frame = pg.mkPen(self._theme.color("accent.base"), width=2) if pointed_at else None
        self.item.getViewBox().setBorder(frame)

    def restyle(self) -> None:
        """Take the theme's colours."""
        theme = self._theme
        self.setBackground(theme.color("bg.panel"))
        font = theme.font("caption", mono=True)
        for side in ("left", "right", "bottom"):
            axis = self.item.getAxis(side)
            axis.setTickFont(font)
            axis.setTextPen(theme.color("text.muted"))
            axis.setTickPen(pg.mkPen(theme.color("line.subtle")))
            axis.setPen(pg.mkPen(theme.color("line.default")) if side == "bottom" else pg.mkPen(None))
        self.set_pointed_at(self._pointed_at)
        self._markers.restyle()
        self._cross.setPen(pg.mkPen(theme.color("line.control"), style=Qt.PenStyle.DashLine))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        super().mouseMoveEvent(event)
        view = self.item.getViewBox()
        inside = view.sceneBoundingRect().contains(self.mapToScene(event.position().toPoint()))
        x = view.mapSceneToView(self.mapToScene(event.position().toPoint())).x() if inside else float("nan")
        self.hovered.emit(x)

    def leaveEvent(self, event: QEvent) -> None:
        super().leaveEvent(event)
        self.hovered.emit(float("nan"))

    def _build(self) -> None:
        self.item.hideButtons()
        self.item.setMenuEnabled(False)
        self.item.setMouseEnabled(False, False)
        self.item.layout.setContentsMargins(0, 0, 0, 0)
        self.item.getViewBox().setDefaultPadding(0)
        self.item.disableAutoRange()
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        for side, size in (("left", LEFT), ("right", RIGHT)):
            self.item.showAxis(side)
            axis = self.item.getAxis(side)
            axis.setWidth(size)
            axis.setTicks([[]])
            axis.setStyle(tickLength=0, tickTextOffset=6, autoExpandTextSpace=False, hideOverlappingLabels=False)
        self.item.getAxis("left").setGrid(255 if self._flags else False)
        self.item.getAxis("left").setZValue(-1000)  # the grid belongs behind the curves
        bottom = self.item.getAxis("bottom")
        bottom.setStyle(tickLength=0, showValues=self._times, tickTextOffset=4, hideOverlappingLabels=False)
        bottom.setHeight(_BOTTOM if self._times else 1)
        self._cross.hide()
        self.item.addItem(self._cross, ignoreBounds=True)
