"""An experiment as it is planned and as it turned out: one switch differs, everything else is held.

A is one setting of the switch, B the other. Sides are run in turn (A B A B), so that a drift of the machine hits both.
"""

from dataclasses import dataclass, field
from typing import Literal

from server.contract.features import ParamValue
from workbench.core.burst import BurstProgress, LoadRequest
from workbench.core.interval import Interval

SideName = Literal["A", "B"]
Phase = Literal["restoring", "calibrating", "warming up", "measuring"]
CheckState = Literal["ok", "warn"]
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


@dataclass(frozen=True, slots=True)
class SideSetting:
    """What the switch is set to on one side."""

    choice: str
    label: str
    params: dict[str, ParamValue] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ExperimentPlan:
    """What differs, what is sent, and how often."""

    feature_id: str
    title: str
    """The switch's title."""
    a: SideSetting
    b: SideSetting
    requests: tuple[LoadRequest, ...]
    count: int = 500
    """Requests per run."""
    rate_per_s: float | None = 40.0
    clients: int = 1
    rounds: int = 2
    """How often each side is run."""
    warmup: int = 50
    held: int = 0
    """How many other switches are held."""
    seed: int = 1
    calibrate: bool = False
    """Whether the rate is worked out first, from a few requests to each side."""

    @property
    def order(self) -> tuple[SideName, ...]:
        """The sides in the order in which they are run."""
        return ("A", "B") * self.rounds

    @property
    def keeps_sessions(self) -> bool:
        """Whether emptying caches and sessions would log these requests out."""
        return any(name.lower() == "cookie" for request in self.requests for name, _ in request.headers)

    @property
    def only_reads(self) -> bool:
        """Whether no request can change the data."""
        return all(request.method in SAFE_METHODS for request in self.requests)

    def side(self, name: SideName) -> SideSetting:
        """The setting of one side."""
        return self.a if name == "A" else self.b


@dataclass(frozen=True, slots=True)
class ExperimentProgress:
    """How far an experiment has come; ``p50s_ms`` holds the runs that are complete."""

    run: int
    runs: int
    side: SideName
    phase: Phase
    burst: BurstProgress | None = None
    p50s_ms: tuple[float | None, ...] = ()
    plan: ExperimentPlan | None = None
    """The plan as it is carried out, once the rate was worked out; None before."""


@dataclass(frozen=True, slots=True)
class Run:
    """One run of one side: every ok answer's latency and when it was complete."""

    side: SideName
    latencies_ms: tuple[float, ...]
    done_s: tuple[float, ...]
    p50_ms: float | None
    sent: int
    errors: dict[str, int]
    elapsed_s: float
    achieved_rate: float
    late: int
    unsent: int
    generator_cpu: float
    generator_cpu_peak: float


@dataclass(frozen=True, slots=True)
class PercentileRow:
    """One percentile on both sides, and how many times A's is B's; ``trusted`` is False when samples are too few."""

    name: str
    a_ms: float | None
    b_ms: float | None
    ratio: Interval | None
    trusted: bool = True


@dataclass(frozen=True, slots=True)
class StageChange:
    """Median own time of one stage on both sides; ``moved`` when the change is more than noise.

    ``unsure`` when its interval excludes no change, but runs of one side differ by as much.
    """

    id: str
    title: str
    kind: str
    a_ms: float | None
    b_ms: float | None
    change: Interval | None
    moved: bool
    unsure: bool = False


@dataclass(frozen=True, slots=True)
class WorkRow:
    """One counter per request on both sides: counted, not timed."""

    name: str
    a: float
    b: float


@dataclass(frozen=True, slots=True)
class PlanPair:
    """How the database runs the same statement on each side; empty where the side doesn't send it."""

    sql: str
    a: tuple[str, ...]
    b: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Check:
    """One reason to trust the run, or not to."""

    title: str
    value: str
    state: CheckState


@dataclass(frozen=True, slots=True)
class Answers:
    """How the bodies compare: B's answers, and how many of them A gave as well."""

    total: int
    equal: int

    @property
    def all_equal(self) -> bool:
        """Whether each of B's answers is also one of A's."""
        return self.total == self.equal


@dataclass(frozen=True, slots=True)
class Comparison:
    """All that was found out by comparing the two sides."""

    percentiles: tuple[PercentileRow, ...]
    stages: tuple[StageChange, ...]
    work: tuple[WorkRow, ...]
    plans: tuple[PlanPair, ...]
    answers: Answers
    noise: float
    """How far runs of the same side differ at p50: 1.02 when one was 2 % above the other."""

    def percentile(self, name: str) -> PercentileRow:
        """One row by its name: 'p50', 'p95', 'p99', 'max'."""
        return next(row for row in self.percentiles if row.name == name)


@dataclass(frozen=True, slots=True)
class ExperimentResult:
    """A finished experiment. Everything that is shown is derived from it, so it can be kept and shown again."""

    number: int
    at: float
    """Unix time when it ended."""
    plan: ExperimentPlan
    runs: tuple[Run, ...]
    comparison: Comparison
    tracing: bool = True
    duration_s: float = 0.0
    prediction: float | None = None
    """How many times faster B would be at p50, as said before the first run; None when nothing was said."""
    conclusion: str = ""
    """In the learner's words."""

    @property
    def predicted_ms(self) -> float | None:
        """What B's p50 would have been, had the prediction held."""
        a_ms = self.comparison.percentile("p50").a_ms
        return a_ms / self.prediction if self.prediction and a_ms is not None else None

    def of_side(self, side: SideName) -> tuple[Run, ...]:
        """The runs of one side."""
        return tuple(run for run in self.runs if run.side == side)

    def latencies_ms(self, side: SideName) -> tuple[float, ...]:
        """All samples of one side: merged, never averaged."""
        return tuple(value for run in self.of_side(side) for value in run.latencies_ms)

    def sent(self, side: SideName) -> int:
        """Requests of one side, whatever their end."""
        return sum(run.sent for run in self.of_side(side))

    def errors(self, side: SideName) -> dict[str, int]:
        """What went wrong on one side, by status or reason."""
        merged: dict[str, int] = {}
        for run in self.of_side(side):
            for reason, n in run.errors.items():
                merged[reason] = merged.get(reason, 0) + n
        return merged
