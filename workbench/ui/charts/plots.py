"""The three charts, one under the other. Imports pyqtgraph: only loaded after the window was painted."""

from collections.abc import Collection

import numpy as np
import pyqtgraph as pg
from PySide6.QtCore import Signal
from PySide6.QtGui import QBrush, QColor
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.ui.charts.plot import LEFT, Plot
from workbench.ui.charts.scales import decade_ticks, decades, edge_ticks, inside, round_top, spread, time_ticks
from workbench.ui.charts.series import CLASSES, ChartData, Floats
from workbench.ui.charts.swatch import Swatch
from workbench.ui.common.labels import text
from workbench.ui.common.theme import Theme

_PERCENTILES = ("p50", "p95", "p99")
_CLASS_TOKENS = {"2xx": "accent.base", "3xx": "trace.ghost", "4xx": "warn.base", "5xx": "error.base"}
_DASHES = {"3xx": [6, 3], "4xx": [6, 3], "5xx": [1.5, 3]}
_LABEL_GAP_PX = 13.0
CHARTS = ("latency", "cache", "rate")
"""By these names a lesson points at them, from top to bottom."""
PARTS = len(CHARTS)
_FEW_DOTS = 300


class Plots(QWidget):
    """Draws what it is given; holds no data of its own.

    Signals:
        hovered: The pointer is at so many seconds before now; NaN when it left.
    """

    hovered = Signal(float)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._latency = Plot(theme, self.tr("Latency in milliseconds"), flags=True)
        self._cache = Plot(theme, self.tr("Cache lookups per second"))
        self._rate = Plot(theme, self.tr("Requests per second"), times=True)
        self._dots = pg.ScatterPlotItem(size=2, pxMode=True, pen=None, antialias=False)
        self._lines = [self._latency.add_curve(name) for name in _PERCENTILES]
        self._hits = self._cache.add_curve("cacheHit")
        self._lookups = self._cache.add_curve("cacheMiss")
        self._miss_area = pg.FillBetweenItem(self._hits, self._lookups)
        self._rates = {name: self._rate.add_curve(name) for name in CLASSES}
        self._swatches = {name: Swatch(theme, name, _CLASS_TOKENS[name]) for name in CLASSES}
        self._no_lookups = pg.TextItem("", anchor=(0.5, 0.5))
        self._no_lookups.setZValue(30)  # over the flips' lines, which would strike it out
        self._build()
        theme.changed.connect(self.restyle)
        self.restyle()

    @property
    def all(self) -> tuple[Plot, Plot, Plot]:
        """Latency, cache and rate, from top to bottom."""
        return self._latency, self._cache, self._rate

    def set_window(self, window_s: float) -> None:
        """Show so many seconds before now."""
        for plot in self.all:
            plot.set_window(window_s, time_ticks(window_s))
        self._no_lookups.setPos(-window_s / 2, 0.5)

    def show_data(self, data: ChartData, markers: list[tuple[float, str]]) -> None:
        """Draw one moment."""
        for part in range(PARTS):
            self.show_part(part, data, markers)

    def show_part(self, part: int, data: ChartData, markers: list[tuple[float, str]]) -> None:
        """Draw one moment in one of the charts: taking turns keeps each single stop of the window short."""
        (self._show_latency, self._show_cache, self._show_rates)[part](data)
        self.all[part].show_markers(markers)

    def point_at(self, charts: Collection[str]) -> None:
        """Put a frame around these, by ``CHARTS``."""
        for name, plot in zip(CHARTS, self.all, strict=True):
            plot.set_pointed_at(name in charts)

    def show_cross(self, x: float) -> None:
        """Put the cross-hair of all charts at one time."""
        for plot in self.all:
            plot.show_cross(x)

    def restyle(self) -> None:
        """Take the theme's colours."""
        theme, series = self._theme, self._theme.series
        for plot in self.all:
            plot.restyle()
        self._dot, self._haze = (_translucent(theme.color("accent.base"), alpha) for alpha in (0.6, 0.25))
        for name, line in zip(_PERCENTILES, self._lines, strict=True):
            line.setPen(series[name].pen)
            line.setZValue(5)
        self._hits.setPen(series["cacheHit"].pen)
        self._hits.setBrush(series["cacheHit"].brush)
        self._lookups.setPen(pg.mkPen(series["cacheMiss"].color))
        self._miss_area.setBrush(series["cacheMiss"].brush)
        for name, curve in self._rates.items():
            curve.setPen(pg.mkPen(theme.color(_CLASS_TOKENS[name]), width=1, dash=_DASHES.get(name)))
        self._rates["2xx"].setBrush(series["after"].brush)
        self._no_lookups.fill = pg.mkBrush(theme.color("bg.panel"))
        self._no_lookups.setColor(theme.color("text.muted"))
        self._no_lookups.setFont(theme.font("small"))

    def _show_latency(self, data: ChartData) -> None:
        known = np.concatenate([data.dots_y, *data.percentiles])
        known = known[np.isfinite(known)]
        low, high = decades(float(known.min()), float(known.max())) if known.size else (-1, 1)
        self._show_dots(data)
        for line, values in zip(self._lines, data.percentiles, strict=True):
            line.setData(data.x, values)
        room = (high - low) * 0.26  # for the flags
        gap = (high - low + room) * _LABEL_GAP_PX / max(1.0, self._latency.item.getViewBox().height())
        last = [_last(values) for values in data.percentiles]
        known_last = [place for place in last if place is not None]
        places = spread(known_last, gap, low + gap / 2, high + room - gap / 2)
        right = list(zip(places, _PERCENTILES, strict=True)) if None not in last else []
        self._latency.set_range(low, high + room, decade_ticks(low, high), right)

    def _show_dots(self, data: ChartData) -> None:
        """Few requests are large dots, many are a haze behind the lines."""
        few = data.dots_x.size <= _FEW_DOTS
        self._dots.setData(x=data.dots_x, y=data.dots_y, size=4 if few else 2, brush=self._dot if few else self._haze)

    def _show_cache(self, data: ChartData) -> None:
        top = round_top(float(data.lookups.max()) if data.lookups.size else 0.0)
        quiet = not data.lookups.any()
        for curve, values in ((self._hits, data.hits), (self._lookups, data.lookups)):
            curve.setData(data.x, values, fillLevel=0 if curve is self._hits else None)
            curve.setVisible(not quiet)
        self._miss_area.setVisible(not quiet)
        self._no_lookups.setText(self.tr("no cache lookups") if quiet else "")
        self._no_lookups.setPos(self._no_lookups.pos().x(), top / 2)
        self._cache.set_range(0, top * 1.05, edge_ticks(top), [])

    def _show_rates(self, data: ChartData) -> None:
        total = data.total
        highest = max((float(values.max()) for values in data.rates.values() if values.size), default=0.0)
        top = round_top(highest)
        for name, curve in self._rates.items():
            values = data.rates[name]
            seen = bool(values.any())
            curve.setVisible(seen)
            self._swatches[name].setVisible(seen)
            if seen:
                curve.setData(data.x, values, fillLevel=0 if name == "2xx" else None)
        now = float(total[-1]) if total.size else 0.0
        self._rate.set_range(0, top * 1.05, edge_ticks(top), [(inside(now, top), f"{now:.0f}")])

    def _build(self) -> None:
        self._latency.item.addItem(self._dots, ignoreBounds=True)
        self._cache.item.addItem(self._miss_area, ignoreBounds=True)
        self._cache.item.addItem(self._no_lookups, ignoreBounds=True)
        hit = Swatch(self._theme, self.tr("hit"), "stage.cache")
        miss = Swatch(self._theme, self.tr("miss"), "trace.ghost", hatched=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._latency, 26)
        layout.addLayout(self._title_row(self.tr("Cache lookups /s"), [hit, miss]))
        layout.addWidget(self._cache, 10)
        layout.addLayout(self._title_row(self.tr("Requests /s"), list(self._swatches.values())))
        layout.addWidget(self._rate, 15)
        for plot in self.all:
            plot.hovered.connect(self.hovered)

    def _title_row(self, title: str, legend: list[QLabel]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(LEFT, 2, 8, 0)
        row.setSpacing(10)
        label = text(self._theme, title, "small")
        font = label.font()
        font.setWeight(font.Weight.DemiBold)
        label.setFont(font)
        row.addWidget(label)
        row.addSpacing(6)
        for swatch in legend:
            row.addWidget(swatch)
        row.addStretch(1)
        return row


def _translucent(color: QColor, alpha: float) -> QBrush:
    """A brush to keep and use again: pyqtgraph caches a picture for each brush object that it meets, for ever."""
    color.setAlphaF(alpha)
    return QBrush(color)


def _last(values: Floats) -> float | None:
    finite = values[np.isfinite(values)]
    return float(finite[-1]) if finite.size else None
