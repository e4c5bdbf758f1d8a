"""The dumbbells over the latency chart: from A's percentile to B's, with the factor between them and its interval."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QBrush, QPolygonF

from workbench.core.experiment import ExperimentResult, PercentileRow, SideName
from workbench.ui.experiment.axis import LogAxis
from workbench.ui.experiment.brush import CENTRE, LEFT, RIGHT, Brush
from workbench.ui.experiment.figures import factor, ms

ROW, FIRST = 27.0, 26.0
HEIGHT = 112.0
NAMES = ("p50", "p95", "p99")
DASHES: dict[str, tuple[float, ...]] = {"p50": (), "p95": (6, 3), "p99": (1.5, 3)}


@dataclass(frozen=True)
class Dumbbells:
    """Draws one row per percentile; p99 is greyed where the samples are too few for it."""

    brush: Brush
    result: ExperimentResult

    def draw(self, axis: LogAxis, area: QRectF) -> None:
        """Draw all rows above the chart's area, each with its two lines down into the chart."""
        for index, name in enumerate(NAMES):
            row = self.result.comparison.percentile(name)
            if row.a_ms is not None and row.b_ms is not None:
                self._draw_row(row, axis, area, FIRST + index * ROW)

    def _draw_row(self, row: PercentileRow, axis: LogAxis, area: QRectF, y: float) -> None:
        a, b = axis.at(row.a_ms or 0), axis.at(row.b_ms or 0)
        tokens: dict[SideName, str] = {"A": "trace.ghost", "B": "accent.base" if row.trusted else "text.disabled"}
        for x, side in ((a, "A"), (b, "B")):
            token = tokens["A" if side == "A" else "B"]
            self.brush.line(QPointF(x, y), QPointF(x, area.bottom()), token, 1.2, DASHES[row.name])
        self._draw_bar(row, a, b, y)
        self.brush.dot(QPointF(a, y), tokens["A"], 4.5, filled=False)
        self.brush.dot(QPointF(b, y), tokens["B"], 4.5)
        self._draw_names(row, a, b, y, tokens)
        self._draw_factor(row, min(a, b), max(a, b), y, area)

    def _draw_bar(self, row: PercentileRow, a: float, b: float, y: float) -> None:
        token = "trace.ghost" if row.trusted else "text.disabled"
        if abs(a - b) < 14:
            return
        inner = -6 if b < a else 6
        self.brush.line(QPointF(a + inner, y), QPointF(b - inner, y), token)
        tip, back = QPointF(b - inner, y), b - inner * 2
        self.brush.painter.setBrush(QBrush(self.brush.theme.color(token)))
        self.brush.painter.drawPolygon(QPolygonF([tip, QPointF(back, y - 3), QPointF(back, y + 3)]))

    def _draw_names(self, row: PercentileRow, a: float, b: float, y: float, tokens: dict[SideName, str]) -> None:
        left_is_b = b <= a
        texts = {"A": f"{ms(row.a_ms)} {row.name}", "B": f"{row.name} {ms(row.b_ms)}"}
        if not left_is_b:
            texts = {"A": f"{row.name} {ms(row.a_ms)}", "B": f"{ms(row.b_ms)} {row.name}"}
        left, right = (b, a) if left_is_b else (a, b)
        left_side, right_side = ("B", "A") if left_is_b else ("A", "B")
        grey = "text.secondary" if row.trusted else "text.disabled"
        colours = {"A": grey, "B": tokens["B"]}
        box = QRectF(left - 130, y - 9, 120, 18)
        self.brush.plate(box, texts[left_side], colours[left_side], align=RIGHT)
        box = QRectF(right + 10, y - 9, 120, 18)
        self.brush.plate(box, texts[right_side], colours[right_side], align=LEFT)

    def _draw_factor(self, row: PercentileRow, left: float, right: float, y: float, area: QRectF) -> None:
        if row.ratio is None:
            return
        digits = 1 if row.ratio.value >= 1.5 else 2
        text = f"{factor(row.ratio.value)} [{row.ratio.low:.{digits}f}–{row.ratio.high:.{digits}f}]"
        if not row.trusted:
            text = f"{factor(row.ratio.value)}, too few samples"
        width = self.brush.width(text, mono=True, bold=row.trusted) + 16
        token = "text.primary" if row.trusted else "text.disabled"
        if right - left > width + 30:
            start, align = (left + right - width) / 2, CENTRE
        else:
            named = 18 + self.brush.width(f"{max(ms(row.a_ms), ms(row.b_ms), key=len)} {row.name}", mono=True)
            start = right + named if right + named + width <= area.right() else left - named - width
            align = LEFT
        box = QRectF(start, y - 9, width, 18)
        self.brush.painter.fillRect(box, self.brush.theme.color("bg.panel"))  # over the lines of the rows above
        self.brush.words(box, text, token, align=align, mono=True, bold=row.trusted)
