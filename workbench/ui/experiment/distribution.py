"""The latency chart: both sides over each other, as shape, cumulated, or over time."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.experiment import ExperimentResult, SideName
from workbench.state.experiment import ChartView
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.axis import LinearAxis, LogAxis, log_bounds, nice_step, tick_label
from workbench.ui.experiment.brush import CENTRE, LEFT, RIGHT, Brush
from workbench.ui.experiment.dumbbells import HEIGHT as DUMBBELLS
from workbench.ui.experiment.dumbbells import Dumbbells
from workbench.ui.experiment.over_time import draw_over_time

if TYPE_CHECKING:
    from workbench.core.statistics import Histogram

SIDES: tuple[SideName, SideName] = ("A", "B")
MARGIN_LEFT, MARGIN_RIGHT, AXIS_HEIGHT = 44.0, 20.0, 40.0


@dataclass(frozen=True, slots=True)
class _Data:
    """What is drawn, computed once a result."""

    result: ExperimentResult
    bounds: tuple[float, float]
    histograms: dict[SideName, "Histogram"]
    cumulated: dict[SideName, tuple[tuple[float, ...], tuple[float, ...]]]


class DistributionChart(QWidget):
    """Draws one result; it has no time of its own, so it is painted once and again only when something changes."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._data: _Data | None = None
        self._view: ChartView = "shape"
        self.setMinimumHeight(260)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        theme.changed.connect(self.update)

    @property
    def view(self) -> ChartView:
        """What is drawn."""
        return self._view

    def set_view(self, view: ChartView) -> None:
        """Draw the samples another way."""
        self._view = view
        self.update()

    def render_result(self, result: ExperimentResult) -> None:
        """Draw another result."""
        self._data = _prepare(result)
        rows = (f"{row.name} A {row.a_ms} B {row.b_ms} ms" for row in result.comparison.percentiles)
        self.setAccessibleName(self.tr("Latency of both sides"))
        self.setAccessibleDescription("; ".join(rows))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        if self._data is None:
            return
        top = DUMBBELLS if self._view != "time" else 24.0
        area = QRectF(MARGIN_LEFT, top, self.width() - MARGIN_LEFT - MARGIN_RIGHT, self.height() - top - AXIS_HEIGHT)
        if self._view == "time":
            draw_over_time(brush, area, self._data.result, self._data.bounds)
        else:
            self._draw_by_latency(brush, area, self._data)

    def _draw_by_latency(self, brush: Brush, area: QRectF, data: _Data) -> None:
        axis = LogAxis(*data.bounds, area.left(), area.right())
        peak = max((max(h.shares, default=0.0) for h in data.histograms.values()), default=0.0)
        high = 1.0 if self._view == "cumulative" else max(peak * 1.25, 0.01)
        vertical = LinearAxis(0.0, high, area.bottom(), area.top())
        _draw_frame(brush, area, axis, vertical)
        for side in SIDES:
            if self._view == "shape":
                _draw_shape(brush, data.histograms[side], side, axis, vertical)
            else:
                _draw_cumulated(brush, data.cumulated[side], side, axis, vertical)
        self._draw_notes(brush, area, data, axis)
        Dumbbells(brush, data.result).draw(axis, area)

    def _draw_notes(self, brush: Brush, area: QRectF, data: _Data, axis: LogAxis) -> None:
        maximum = data.result.comparison.percentile("max")
        for side, value in (("A", maximum.a_ms), ("B", maximum.b_ms)):
            if value is not None and self._view == "shape":
                _draw_maximum(brush, area, axis.at(value), value, "A" if side == "A" else "B")
        below = QRectF(area.left(), area.bottom() + 20, area.width(), 18)
        if self._view == "shape":
            decades = data.histograms["A"].decades
            brush.words(below, self.tr("one bin = {n:.2f} decades").format(n=decades), "text.muted", align=RIGHT)
        if data.result.predicted_ms is not None:
            self._draw_prediction(brush, area, axis.at(data.result.predicted_ms), data.result.predicted_ms)
        title = self.tr("% of requests") if self._view == "shape" else self.tr("% of requests at or below")
        brush.words(QRectF(area.left() + 8, area.top() + 4, 220, 16), title, "text.muted")

    def _draw_prediction(self, brush: Brush, area: QRectF, x: float, value: float) -> None:
        """A dashed line where B's p50 was guessed to be, and the guess in words under the axis."""
        brush.line(QPointF(x, area.top()), QPointF(x, area.bottom()), "accent.base", 1.0, (2, 4))
        tip, foot = area.bottom() + 22, area.bottom() + 30
        brush.painter.setPen(brush.theme.color("accent.base"))
        brush.painter.setBrush(Qt.BrushStyle.NoBrush)
        brush.painter.drawPolygon(QPolygonF([QPointF(x - 5, foot), QPointF(x + 5, foot), QPointF(x, tip)]))
        words = self.tr("your prediction, {0:.3g} ms").format(value)
        width = brush.width(words) + 2
        left = x + 10 if x + 10 + width < area.right() - 150 else x - 10 - width
        brush.words(QRectF(left, area.bottom() + 18, width, 16), words, "text.secondary")


def _prepare(result: ExperimentResult) -> _Data:
    from workbench.core.statistics import cumulative, log_histogram  # numpy, which the start can do without

    samples = {side: result.latencies_ms(side) for side in SIDES}
    guess = () if result.predicted_ms is None else (result.predicted_ms,)
    everything = [value for values in (*samples.values(), guess) for value in values if value > 0]
    bounds = log_bounds(min(everything, default=1.0), max(everything, default=10.0))
    return _Data(
        result=result,
        bounds=bounds,
        histograms={side: log_histogram(values, *bounds) for side, values in samples.items()},
        cumulated={side: cumulative(values) for side, values in samples.items()},
    )


def _draw_frame(brush: Brush, area: QRectF, axis: LogAxis, vertical: LinearAxis) -> None:
    for value in axis.ticks():
        x = axis.at(value)
        is_decade = f"{value:e}".startswith("1")
        if is_decade:
            brush.line(QPointF(x, area.top()), QPointF(x, area.bottom()))
        label = tick_label(value)
        brush.words(
            QRectF(x - 30, area.bottom() + 3, 60, 16), label, "text.muted", align=CENTRE, role="caption", mono=True
        )
    brush.words(
        QRectF(area.right() - 40, area.bottom() + 3, 58, 16), "ms", "text.muted", align=RIGHT, role="caption", mono=True
    )
    step = nice_step(vertical.high * 100)
    value = 0.0
    while value <= vertical.high * 100:
        y = vertical.at(value / 100)
        brush.rule(y, area.left(), area.right(), "line.default" if value == 0 else "line.subtle")
        box = QRectF(area.left() - 40, y - 8, 34, 16)
        brush.words(box, f"{value:g}", "text.muted", align=RIGHT, role="caption", mono=True)
        value += step


def _draw_shape(brush: Brush, histogram: "Histogram", side: SideName, axis: LogAxis, vertical: LinearAxis) -> None:
    filled = [index for index, share in enumerate(histogram.shares) if share]
    if not filled:
        return
    points = [QPointF(axis.at(histogram.edges[filled[0]]), vertical.at(0))]
    for index in range(filled[0], filled[-1] + 1):
        y = vertical.at(histogram.shares[index])
        points += [QPointF(axis.at(histogram.edges[index]), y), QPointF(axis.at(histogram.edges[index + 1]), y)]
    points.append(QPointF(axis.at(histogram.edges[filled[-1] + 1]), vertical.at(0)))
    series = brush.series(side)
    brush.painter.setPen(series.pen)
    brush.painter.setBrush(series.brush)
    brush.painter.drawPolygon(QPolygonF(points))


def _draw_cumulated(
    brush: Brush,
    curve: tuple[tuple[float, ...], tuple[float, ...]],
    side: SideName,
    axis: LogAxis,
    vertical: LinearAxis,
) -> None:
    values, shares = curve
    if not values:
        return
    path = QPainterPath(QPointF(axis.at(values[0]), vertical.at(0)))
    for value, share in zip(values, shares, strict=True):
        path.lineTo(axis.at(value), vertical.at(share))
    brush.painter.setPen(brush.series(side).pen)
    brush.painter.setBrush(Qt.BrushStyle.NoBrush)
    brush.painter.drawPath(path)


def _draw_maximum(brush: Brush, area: QRectF, x: float, value: float, side: SideName) -> None:
    brush.dot(QPointF(x, area.bottom()), brush.token(side), 3.5, filled=False)
    text = f"max {tick_label(value) if value >= 100 else f'{value:.3g}'}"
    width = brush.width(text, "caption", mono=True)
    left = min(max(x - width / 2, area.left()), area.right() - width)
    box = QRectF(left, area.bottom() - 22, width + 2, 14)
    brush.painter.fillRect(box, brush.theme.color("bg.panel"))
    brush.words(box, text, "text.muted", align=LEFT, role="caption", mono=True)
