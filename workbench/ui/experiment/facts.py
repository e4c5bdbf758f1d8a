"""The left column of an experiment: the question, what differs, what is sent, and in which order it ran."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentPlan, ExperimentProgress, ExperimentResult
from workbench.core.experiment_report import before_each_run, latency_clock, load_model, question
from workbench.core.load_request import short_target
from workbench.ui.common.icons import pixmap
from workbench.ui.common.labels import ElidedLabel, paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.prediction import PredictionOutcome
from workbench.ui.experiment.rows import Fact, SectionHead, SidesCard
from workbench.ui.experiment.run_order import RunOrder

MOST_REQUESTS = 5


class ExperimentFacts(QWidget):
    """States that exactly one switch differs, and everything that is held."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._question = paragraph(theme, "", "title", "text.primary")
        self._held = text(theme, "", "small", "text.muted")
        self._lock = QLabel()
        self._sides = SidesCard(theme)
        self._requests = QVBoxLayout()
        self._order = RunOrder(theme)
        self._warmup = text(theme, "", "small", "text.muted")
        self._runs = text(theme, "", "small", "text.muted")
        self._samples = Fact(theme, self.tr("n per side"))
        self._model = Fact(theme, self.tr("Load model"))
        self._clock = Fact(theme, self.tr("Latency clock"))
        self._before = Fact(theme, self.tr("Before each run"))
        self._prediction = PredictionOutcome(theme)
        self._build()
        theme.changed.connect(self._restyle)
        self._restyle()

    @property
    def question(self) -> str:
        """What the experiment asks."""
        return self._question.text()

    def render_result(self, result: ExperimentResult) -> None:
        """Show a finished experiment."""
        self._render_plan(result.plan)
        self._order.render_order(result.plan.order, tuple(run.p50_ms for run in result.runs))
        self._prediction.render_result(result)
        self._runs.setText(self.tr("{n} runs, {s:.0f} s").format(n=len(result.runs), s=result.duration_s))

    def render_progress(
        self, plan: ExperimentPlan, progress: ExperimentProgress | None, prediction: float | None = None
    ) -> None:
        """Show one that runs, and the guess that was made for it."""
        self._render_plan(plan)
        self._prediction.render_guess(prediction)
        burst = progress.burst if progress else None
        share = burst.done / burst.planned if burst and burst.planned else 0.0
        self._order.render_order(plan.order, progress.p50s_ms if progress else (), share)
        done = len(progress.p50s_ms) if progress else 0
        self._runs.setText(self.tr("{done} of {n} runs").format(done=done, n=len(plan.order)))

    def _render_plan(self, plan: ExperimentPlan) -> None:
        self._question.setText(question(plan))
        self._held.setText(self.tr("{n} others held").format(n=plan.held))
        self._sides.show_sides(plan.title, plan.a.label, plan.b.label)
        self._render_requests(plan)
        self._warmup.setText(self.tr("warm-up: first {n} dropped").format(n=plan.warmup))
        total = plan.count * plan.rounds
        self._samples.set_value(f"{total:,} = {plan.rounds} × {plan.count:,}")
        self._model.set_value(load_model(plan))
        self._clock.set_value(latency_clock(plan))
        self._before.set_value(before_each_run(plan))

    def _render_requests(self, plan: ExperimentPlan) -> None:
        while (item := self._requests.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.deleteLater()
        share = plan.count // len(plan.requests)
        for request in plan.requests[:MOST_REQUESTS]:
            row = QWidget()
            row.setFixedHeight(23)
            layout = QHBoxLayout(row)
            layout.setContentsMargins(0, 0, 0, 0)
            layout.addWidget(text(self._theme, request.method, "small", "accent.base", mono=True))
            layout.addWidget(ElidedLabel(self._theme, short_target(request.url), "small", mono=True), 1)
            layout.addWidget(text(self._theme, f"×{share:,}", "small", "text.muted", mono=True))
            self._requests.addWidget(row)

    def _build(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 16, 8)
        layout.setSpacing(6)
        layout.addWidget(self._question)
        layout.addSpacing(10)
        differs = SectionHead(self._theme, self.tr("One switch differs"))
        differs.layout().addWidget(self._lock)  # type: ignore[union-attr]  # it has one
        differs.layout().addWidget(self._held)  # type: ignore[union-attr]  # it has one
        layout.addWidget(differs)
        layout.addWidget(self._sides)
        layout.addSpacing(10)
        layout.addWidget(SectionHead(self._theme, self.tr("Same requests"), self.tr("per run")))
        self._requests.setSpacing(0)
        layout.addLayout(self._requests)
        layout.addSpacing(10)
        layout.addWidget(SectionHead(self._theme, self.tr("Run order"), self.tr("p50 of each run")))
        layout.addWidget(self._order)
        notes = QHBoxLayout()
        notes.addWidget(self._warmup)
        notes.addStretch(1)
        notes.addWidget(self._runs)
        layout.addLayout(notes)
        layout.addSpacing(8)
        for fact in (self._samples, self._model, self._clock, self._before):
            layout.addWidget(fact)
        layout.addSpacing(6)
        layout.addWidget(self._prediction)
        layout.addStretch(1)
        self._question.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)

    def _restyle(self) -> None:
        self._lock.setPixmap(pixmap(self._theme, "lock", "text.muted", 13))
