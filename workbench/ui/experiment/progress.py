"""What the centre shows while an experiment runs: how far it is, how long it will take, and a way out."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from workbench.core.experiment import ExperimentPlan, ExperimentProgress, Phase
from workbench.ui.common.buttons import COMMAND, Button
from workbench.ui.common.labels import paragraph, text
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.figures import ms


class ProgressPane(QWidget):
    """A card with one bar over all runs.

    Signals:
        cancel_requested: The experiment is to end without a result.
    """

    cancel_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = text(theme, "", "heading")
        self._figures = text(theme, "", "small", "text.muted", mono=True)
        self._bar = QProgressBar()
        self._words = paragraph(theme, "", "small", "text.secondary")
        self._cancel = Button(theme, self.tr("Cancel"), icon="x")
        self._cancel.setToolTip(self.tr("Cancel the experiment (Esc)"))
        self._cancel.setProperty(COMMAND, "experiment.cancel")
        self._cancel.clicked.connect(self.cancel_requested)
        self._build()

    def render_progress(self, plan: ExperimentPlan, progress: ExperimentProgress | None, cancelling: bool) -> None:
        """Show how far it is."""
        run = progress.run if progress else 0
        burst = progress.burst if progress else None
        done = burst.done if burst else 0
        title = self.tr("Calibrating") if plan.calibrate else self.tr("Run {run} of {runs}")
        self._title.setText(title.format(run=run + 1, runs=len(plan.order)))
        side = progress.side if progress else "A"
        self._figures.setText(f"{side} {plan.side(side).label} · {done:,} / {plan.count:,}{self._left(plan, progress)}")
        self._bar.setRange(0, plan.count * len(plan.order))
        self._bar.setValue(run * plan.count + done)
        self._words.setText(self._in_words(progress, cancelling))
        self._cancel.setEnabled(not cancelling)

    def _left(self, plan: ExperimentPlan, progress: ExperimentProgress | None) -> str:
        if plan.rate_per_s is None or plan.calibrate or progress is None:
            return ""
        done = progress.run * plan.count + (progress.burst.done if progress.burst else 0)
        seconds = (plan.count * len(plan.order) - done) / plan.rate_per_s
        return self.tr(" · about {s:.0f} s left").format(s=seconds)

    def _in_words(self, progress: ExperimentProgress | None, cancelling: bool) -> str:
        if cancelling:
            return self.tr("Putting the switches back …")
        phases: dict[Phase, str] = {
            "calibrating": self.tr("Calibrating: a few requests to each side tell the rate that leaves it time."),
            "restoring": self.tr("Flipping the switch and restoring the database."),
            "warming up": self.tr("Warming up; these answers are dropped."),
            "measuring": self.tr("Measuring."),
        }
        words = phases[progress.phase] if progress else self.tr("Starting.")
        if progress and progress.burst and progress.burst.p50_ms is not None:
            words += self.tr(" p50 so far {p50} ms.").format(p50=ms(progress.burst.p50_ms))
        return words + self.tr(" Cancel puts the switches back and keeps no result.")

    def _build(self) -> None:
        outer = QVBoxLayout(self)
        outer.setContentsMargins(24, 24, 24, 24)
        card = QFrame()
        card.setProperty("kind", "card")
        card.setMaximumWidth(560)
        inner = QVBoxLayout(card)
        inner.setContentsMargins(12, 10, 12, 12)
        inner.setSpacing(8)
        head = QHBoxLayout()
        head.addWidget(self._title)
        head.addWidget(self._figures)
        head.addStretch(1)
        head.addWidget(self._cancel)
        inner.addLayout(head)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(self.tr("Progress of the experiment"))
        inner.addWidget(self._bar)
        inner.addWidget(self._words)
        outer.addWidget(card)
        outer.addStretch(1)
