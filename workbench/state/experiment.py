"""What the Experiment screen shows: the set-up of the next experiment, the one that runs, and all that were run."""

from dataclasses import dataclass
from typing import Literal

from server.contract.features import ChoiceInfo, FeatureInfo
from workbench.core.experiment import ExperimentPlan, ExperimentProgress, ExperimentResult
from workbench.state.store import Store

Pace = Literal["rate", "clients"]
ChartView = Literal["shape", "cumulative", "time"]


@dataclass(frozen=True, slots=True)
class ExperimentSetup:
    """What the next experiment will compare, and with how much load."""

    feature_id: str = ""
    a: str = ""
    b: str = ""
    count: int = 500
    pace: Pace = "rate"
    rate_per_s: float | None = None
    """None: worked out from a few requests to each side before the first run."""
    clients: int = 4


@dataclass(frozen=True, slots=True)
class ExperimentSnapshot:
    """The Experiment screen. Exactly one of set-up, progress and result is in front."""

    setup: ExperimentSetup = ExperimentSetup()
    switches: tuple[FeatureInfo, ...] = ()
    prediction: float | None = None
    """The learner's guess, locked: how many times faster B will be at p50."""
    asked: bool = False
    """The guess was made, or skipped: the experiment may run."""
    request_title: str = ""
    """The request that would be sent, as 'GET /tasks?limit=50'; empty when it can't be encoded."""
    plan: ExperimentPlan | None = None
    """Of the experiment that runs."""
    progress: ExperimentProgress | None = None
    cancelling: bool = False
    shown: ExperimentResult | None = None
    past: tuple[ExperimentResult, ...] = ()
    """All runs that are kept, newest first."""
    problem: str = ""
    notice: str = ""

    @property
    def running(self) -> bool:
        """Whether an experiment is under way."""
        return self.plan is not None

    @property
    def feature(self) -> FeatureInfo | None:
        """The chosen switch."""
        return next((info for info in self.switches if info.id == self.setup.feature_id), None)

    @property
    def can_run(self) -> bool:
        """Whether the set-up is complete and nothing runs."""
        return not self.running and self.feature is not None and self.setup.a != self.setup.b

    @property
    def may_begin(self) -> bool:
        """Predict comes before reveal: whether it can run and the question was answered or skipped."""
        return self.can_run and self.asked and bool(self.request_title)

    def choice(self, value: str) -> ChoiceInfo | None:
        """One position of the chosen switch."""
        return (
            next((choice for choice in self.feature.choices if choice.value == value), None) if self.feature else None
        )


class ExperimentStore(Store[ExperimentSnapshot]):
    """Holds the Experiment screen's state."""
