"""The latency chart over time: every answer as a dot, run by run, so that a drift or a stall can be seen."""

from itertools import accumulate

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QPen, QPolygonF

from workbench.core.experiment import ExperimentResult, Run
from workbench.ui.experiment.axis import LinearAxis, LogAxis, tick_label
from workbench.ui.experiment.brush import RIGHT, Brush

MOST_DOTS = 3000


def draw_over_time(brush: Brush, area: QRectF, result: ExperimentResult, bounds: tuple[float, float]) -> None:
    """Draw all runs one after the other on a common time axis."""
    vertical = LogAxis(*bounds, area.bottom(), area.top())
    for value in vertical.ticks():
        y = vertical.at(value)
        brush.rule(y, area.left(), area.right())
        box = QRectF(area.left() - 42, y - 8, 36, 16)
        brush.words(box, tick_label(value), "text.muted", align=RIGHT, role="caption", mono=True)
    brush.words(QRectF(area.left() + 8, area.top() - 20, 300, 16), "ms, every answer", "text.muted")
    total = sum(run.elapsed_s for run in result.runs)
    starts = [0.0, *accumulate(run.elapsed_s for run in result.runs)]
    axis = LinearAxis(0.0, max(total, 1e-6), area.left(), area.right())
    share = max(1, sum(len(run.latencies_ms) for run in result.runs) // MOST_DOTS)
    for start, run in zip(starts, result.runs, strict=False):
        _draw_run(brush, area, run, (start, axis, vertical), share)


def _draw_run(brush: Brush, area: QRectF, run: Run, place: tuple[float, LinearAxis, LogAxis], share: int) -> None:
    start, axis, vertical = place
    token = brush.token(run.side)
    left, right = axis.at(start), axis.at(start + run.elapsed_s)
    brush.line(QPointF(left, area.top()), QPointF(left, area.bottom()), "line.default")
    pairs = list(zip(run.done_s, run.latencies_ms, strict=True))[::share]
    pen = QPen(brush.theme.color(token), 3 if run.side == "B" else 2)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    brush.painter.setPen(pen)
    points = [QPointF(axis.at(start + done), vertical.at(latency)) for done, latency in pairs]
    brush.painter.drawPoints(QPolygonF(points))
    if run.p50_ms:
        y = vertical.at(run.p50_ms)
        brush.line(QPointF(left, y), QPointF(right, y), token, 1.5, () if run.side == "B" else (4, 3))
    label = QRectF(left + 4, area.bottom() + 3, max(right - left - 8, 20), 16)
    brush.words(label, f"{run.side}, {run.elapsed_s:.1f} s", "text.muted", role="caption", mono=True)
