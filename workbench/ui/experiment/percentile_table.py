"""The percentile table: both sides, the factor with its interval, drawn on an axis of factors; errors below."""

from math import log10

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from workbench.core.experiment import ExperimentResult, PercentileRow, SideName
from workbench.core.interval import upper_limit
from workbench.core.verdict import exceeds_noise
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.axis import LogAxis
from workbench.ui.experiment.brush import CENTRE, RIGHT, Brush
from workbench.ui.experiment.figures import ms, ratio_words
from workbench.ui.experiment.stage_changes import NARROW

ROW = 27.0
COLUMNS = (0.235, 0.39, 0.51, 0.68)
"""Right ends of A, B, factor and interval, as shares of the width; the factor axis fills the rest."""
_NARROW_COLUMNS = (0.32, 0.52, 0.67, 0.92)
"""The same without that axis."""
_HEAD = 80.0
"""The first column's title ends here."""


class PercentileTable(QWidget):
    """Six rows: a head, p50, p95, p99, max and errors."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._result: ExperimentResult | None = None
        self.setFixedHeight(int(ROW * 6))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        theme.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        return QSize(640, int(ROW * 6))

    def render_result(self, result: ExperimentResult) -> None:
        """Show another result."""
        self._result = result
        self.setAccessibleName(self.tr("Percentiles"))
        rows = (f"{row.name}: A {ms(row.a_ms)}, B {ms(row.b_ms)}, {ratio_words(row)[0]}" for row in self._rows)
        self.setAccessibleDescription("; ".join(rows))
        self.update()

    @property
    def _rows(self) -> tuple[PercentileRow, ...]:
        return self._result.comparison.percentiles if self._result else ()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._result is None:
            return
        painter = QPainter(self)
        brush = Brush(painter, self._theme)
        axis = self._factor_axis()
        self._draw_head(brush, axis, self._result)
        for index, row in enumerate(self._rows, 1):
            brush.rule(index * ROW, 0, self.width())
            self._draw_row(brush, axis, row, index * ROW)
        brush.rule(5 * ROW, 0, self.width())
        self._draw_errors(brush, self._result)

    def _factor_axis(self) -> LogAxis:
        bounds = [row.ratio for row in self._rows if row.ratio]
        high = max([2.0, *(interval.high for interval in bounds)]) * 1.3
        low = min([1.0, *(interval.low for interval in bounds)]) / (1.3 if any(b.low < 1 for b in bounds) else 1.08)
        return LogAxis(low, high, self.width() * COLUMNS[3] + 24, self.width() - 60)

    def _cell(self, column: int, y: float) -> QRectF:
        ends = _NARROW_COLUMNS if self.width() < NARROW else COLUMNS
        right = self.width() * ends[column]
        left = self.width() * (ends[column - 1] if column else 0.05)
        return QRectF(left + 6, y, right - left - 6, ROW)

    def _draw_head(self, brush: Brush, axis: LogAxis, result: ExperimentResult) -> None:
        brush.words(QRectF(12, 0, 120, ROW), self.tr("Percentile"), "text.secondary")
        sides: tuple[tuple[SideName, str], ...] = (("A", result.plan.a.label), ("B", result.plan.b.label))
        for column, (side, label) in enumerate(sides):
            cell, text = self._cell(column, 0), f"{side} {label}"
            brush.words(cell, text, "text.secondary", align=RIGHT)
            left = cell.right() - min(brush.width(text), cell.width()) - 28
            if left > _HEAD:
                brush.swatch(QRectF(left, ROW / 2 - 4, 20, 8), side)
        brush.words(self._cell(2, 0), self.tr("A / B"), "text.secondary", align=RIGHT)
        brush.words(self._cell(3, 0), self.tr("95 % interval"), "text.secondary", align=RIGHT)
        if self.width() < NARROW:
            return
        for exponent in range(int(log10(axis.low)) if axis.low < 0.1 else 0, int(log10(axis.high)) + 1):
            x = axis.at(10.0**exponent)
            brush.words(QRectF(x - 30, 0, 60, ROW), f"{10.0**exponent:g}×", "text.secondary", align=CENTRE, mono=True)

    def _draw_row(self, brush: Brush, axis: LogAxis, row: PercentileRow, y: float) -> None:
        grey = "" if row.trusted else "text.disabled"
        brush.words(QRectF(12, y, 60, ROW), row.name, grey or "text.primary", mono=True, bold=True)
        brush.words(self._cell(0, y), f"{ms(row.a_ms)} ms", grey or "text.primary", align=RIGHT, mono=True)
        brush.words(self._cell(1, y), f"{ms(row.b_ms)} ms", grey or "accent.base", align=RIGHT, mono=True)
        factor, interval = ratio_words(row)
        brush.words(self._cell(2, y), factor, grey or self._tone(row), align=RIGHT, mono=True)
        text = interval if row.trusted else self.tr("too few samples")
        brush.words(self._cell(3, y), text, grey or "text.secondary", align=RIGHT, mono=True)
        if self.width() >= NARROW:
            self._draw_factor(brush, axis, row, y + ROW / 2)

    def _draw_factor(self, brush: Brush, axis: LogAxis, row: PercentileRow, y: float) -> None:
        brush.line(QPointF(axis.start - 10, y), QPointF(axis.end + 10, y), "line.subtle")
        for exponent in range(int(log10(axis.high)) + 1):
            x = axis.at(10.0**exponent)
            brush.line(QPointF(x, y - 6), QPointF(x, y + 6), "line.default")
        token = self._tone(row) if row.trusted else "text.disabled"
        if row.ratio is not None:
            low, high = axis.at(row.ratio.low), axis.at(row.ratio.high)
            brush.line(QPointF(low, y), QPointF(high, y), token, 4)
            brush.dot(QPointF(axis.at(row.ratio.value), y), token)
        elif row.a_ms and row.b_ms:
            brush.dot(QPointF(axis.at(row.a_ms / row.b_ms), y), "trace.ghost", filled=False)

    def _tone(self, row: PercentileRow) -> str:
        """Colour only what is more than the noise: a green factor is a promise."""
        noise = self._result.comparison.noise if self._result else 1.0
        if row.ratio is None or not exceeds_noise(row.ratio, noise):
            return "text.primary"
        return "ok.base" if row.ratio.value > 1 else "warn.base"

    def _draw_errors(self, brush: Brush, result: ExperimentResult) -> None:
        y = 5 * ROW
        counts = {side: sum(result.errors(side).values()) for side in ("A", "B")}
        sent = {"A": result.sent("A"), "B": result.sent("B")}
        brush.words(QRectF(12, y, 60, ROW), self.tr("errors"), mono=True, bold=True)
        for column, side in enumerate(("A", "B")):
            token = "error.base" if counts[side] else ("text.primary", "accent.base")[column]
            text = self.tr("{n:,} of {sent:,}").format(n=counts[side], sent=sent[side])
            brush.words(self._cell(column, y), text, token, align=RIGHT, mono=True)
        same = self.tr("same") if counts["A"] == counts["B"] else self.tr("differ")
        brush.words(self._cell(2, y), same, "text.secondary", align=RIGHT, mono=True)
        worst = max(upper_limit(counts[side], sent[side]) for side in ("A", "B") if sent[side])
        limit = self.tr("under {p:.1f} %").format(p=worst * 100)
        brush.words(self._cell(3, y), limit, "text.secondary", align=RIGHT, mono=True)
        left = self._cell(3, y).right() + 14
        brush.words(
            QRectF(left, y, 200, ROW), self.tr("95 % upper limit") if self.width() >= NARROW else "", "text.muted"
        )
