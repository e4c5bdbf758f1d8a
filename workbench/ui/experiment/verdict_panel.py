"""The right column: the verdict in words, the work that was counted, the plans, and the reasons for trust or doubt."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentResult
from workbench.core.trust import checks
from workbench.core.verdict import Verdict, VerdictKind, judge
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.header import PanelHeader
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.pill import Pill, Tone
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.conclusion import ConclusionPane
from workbench.ui.experiment.plan_view import PlanView
from workbench.ui.experiment.trust_list import TrustList
from workbench.ui.experiment.work_table import WorkTable

TONES: dict[VerdictKind, Tone] = {"clear": "ok", "none": "neutral", "noisy": "warn", "unknown": "warn"}


class VerdictPanel(QWidget):
    """Says what was found out, and no more.

    Signals:
        copy_requested: The verdict is to be copied as text.
        calmer_requested: Run again with this rate, which leaves the backend time.
        again_requested: Run again as it is: the machine was restless.
        concluded: The learner's conclusion; carries the words.
    """

    copy_requested = Signal(str)
    calmer_requested = Signal(float)
    again_requested = Signal()
    concluded = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._verdict: Verdict | None = None
        self._pill = Pill(theme, "", "neutral", mono=False)
        self._factor = text(theme, "", "hero", "ok.base")
        self._headline = text(theme, "", "small", "text.secondary")
        self._interval = text(theme, "", "small", "text.primary", mono=True)
        self._words = paragraph(theme, "", "body", "text.secondary")
        self._stages = paragraph(theme, "", "label", "text.primary")
        self._cost = paragraph(theme, "", "small", "text.muted")
        self._advice = paragraph(theme, "", "body", "text.primary")
        self._again = Button(theme, "", icon="repeat")
        self._work = WorkTable(theme)
        self._plan = PlanView(theme)
        self._trust = TrustList(theme)
        self._conclusion_pane = ConclusionPane(theme)
        self._trust_head = PanelHeader(theme, self.tr("Can you trust this run?"))
        self._trust_count = text(theme, "", "small", "text.muted", mono=True)
        self._build()

    @property
    def verdict(self) -> Verdict | None:
        """What is said."""
        return self._verdict

    def render_result(self, result: ExperimentResult) -> None:
        """Judge another result."""
        verdict = self._verdict = judge(result)
        self._pill.set(verdict.pill, TONES[verdict.kind])
        self._factor.setText(verdict.factor or "=" if verdict.kind == "none" else verdict.factor)
        self._factor.setVisible(bool(self._factor.text()))
        self._factor.set_token("text.muted" if not verdict.factor else "ok.base" if verdict.faster else "warn.base")
        self._headline.setText(verdict.headline)
        self._interval.setText(verdict.interval)
        self._words.setText(f"{verdict.cause} {verdict.answers}".strip())
        self._stages.setText(verdict.stages)
        self._cost.setText(verdict.cost)
        self._render_advice(verdict)
        self._work.render_work(result)
        self._plan.render_plans(result.comparison.plans)
        self._conclusion_pane.render_result(result)
        found = checks(result)
        self._trust.render_checks(found)
        self._trust_count.setText(f"{sum(check.state == 'ok' for check in found)} / {len(found)}")

    def _render_advice(self, verdict: Verdict) -> None:
        rate = verdict.calmer_rate
        lower = self.tr("Lower the rate to {rate:,.0f} /s and run again")
        self._again.setText(lower.format(rate=rate) if rate is not None else self.tr("Run again"))
        self._advice.setText(verdict.advice)
        for widget in (self._advice, self._again):
            widget.setVisible(bool(verdict.advice))

    def _build(self) -> None:
        self._again.clicked.connect(self._on_again)
        self._conclusion_pane.concluded.connect(self.concluded)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        head = PanelHeader(self._theme, self.tr("Verdict"))
        head.add_beside_title(self._pill)
        copy = IconButton(self._theme, "copy", self.tr("Copy the verdict"))
        copy.clicked.connect(self._on_copy)
        head.add(copy)
        outer.addWidget(head)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(self._content())
        outer.addWidget(area, 1)

    def _content(self) -> QWidget:
        content = QWidget()
        layout = QVBoxLayout(content)
        layout.setContentsMargins(0, 0, 0, 12)
        layout.setSpacing(0)
        layout.addLayout(self._conclusion())
        self._trust_head.add(self._trust_count)
        for widget in (self._work, self._plan, self._trust_head, self._trust, self._conclusion_pane):
            layout.addWidget(widget)
        layout.addStretch(1)
        return content

    def _conclusion(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(6)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self._factor)
        beside = QVBoxLayout()
        beside.setSpacing(0)
        beside.addStretch(1)
        beside.addWidget(self._headline)
        beside.addWidget(self._interval)
        beside.addStretch(1)
        row.addLayout(beside)
        row.addStretch(1)
        column.addLayout(row)
        for widget in (self._words, self._advice, self._again, self._stages, self._cost):
            column.addWidget(widget)
        return column

    def _on_again(self) -> None:
        if self._verdict is not None and self._verdict.calmer_rate is not None:
            self.calmer_requested.emit(self._verdict.calmer_rate)
        else:
            self.again_requested.emit()

    def _on_copy(self) -> None:
        verdict = self._verdict
        if verdict is not None:
            head = f"{verdict.pill}: {verdict.factor} {verdict.headline} ({verdict.interval})"
            said = (verdict.cause, verdict.advice, verdict.answers, f"{verdict.stages}.", verdict.cost)
            self.copy_requested.emit(f"{head}. {' '.join(filter(None, said))}")
