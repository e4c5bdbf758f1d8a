"""The centre of a finished experiment: latency chart, percentile table, and where the change is."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.core.verdict import stages_in_words
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import ElidedLabel, text
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.distribution import DistributionChart
from workbench.ui.experiment.percentile_table import PercentileTable
from workbench.ui.experiment.rows import Swatch
from workbench.ui.experiment.stage_changes import StageChangesTable

_NARROWEST, _ROOMY, _NARROW = 420, 680, 520
"""Widths in pixels below which the notes, then the legend, leave the heads: the tables say the same."""


class LatencyPanel(QWidget):
    """Shows the figures of a result."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._subtitle = text(theme, "", "small", "text.muted")
        self._own_time = text(theme, self.tr("own time per stage, median"), "small", "text.muted")
        self._a, self._b = text(theme, "", "small", "text.secondary"), text(theme, "", "small", "text.secondary")
        self._view = Segmented(
            theme, [("shape", self.tr("Shape")), ("cumulative", self.tr("Cumulative")), ("time", self.tr("Over time"))]
        )
        self._chart = DistributionChart(theme)
        self._table = PercentileTable(theme)
        self._stages = StageChangesTable(theme)
        self._summary = ElidedLabel(theme, "", "heading")
        self._sides = self._legend()
        self._view.set_value("shape")
        self._view.selected.connect(self._on_view)
        self.setMinimumWidth(_NARROWEST)
        self._build()

    @property
    def chart(self) -> DistributionChart:
        """The latency chart."""
        return self._chart

    def render_result(self, result: ExperimentResult) -> None:
        """Show another result."""
        plan = result.plan
        count = f"{plan.count:,}"
        self._subtitle.setText(self.tr("same {n} requests, log axis").format(n=count))
        self._a.setText(f"A {plan.a.label}")
        self._b.setText(f"B {plan.b.label}")
        self._chart.render_result(result)
        self._table.render_result(result)
        self._stages.render_stages(result.comparison.stages)
        self._summary.setText(stages_in_words(result.comparison.stages))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for words in (self._subtitle, self._own_time):
            words.setVisible(event.size().width() >= _ROOMY)
        self._sides.setVisible(event.size().width() >= _NARROW)

    def _on_view(self, value: str) -> None:
        self._chart.set_view("cumulative" if value == "cumulative" else "time" if value == "time" else "shape")

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        head = PanelHeader(self._theme, self.tr("Latency"))
        head.add_beside_title(self._subtitle)
        head.add_beside_title(self._sides)
        head.add(self._view)
        layout.addWidget(head)
        layout.addWidget(self._chart, 3)
        layout.addWidget(self._table)
        stages = PanelHeader(self._theme, self.tr("Where the change is"))
        stages.add_beside_title(self._own_time)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight)
        stages.add(self._summary)
        layout.addWidget(stages)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        holder = QWidget()
        inner = QVBoxLayout(holder)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self._stages)
        inner.addStretch(1)
        area.setWidget(holder)
        layout.addWidget(area, 2)

    def _legend(self) -> QWidget:
        legend = QWidget()
        row = QHBoxLayout(legend)
        row.setContentsMargins(8, 0, 0, 0)
        row.setSpacing(6)
        for side, label in (("A", self._a), ("B", self._b)):
            row.addWidget(Swatch(self._theme, "A" if side == "A" else "B"))
            row.addWidget(label)
            row.addSpacing(8)
        return legend
