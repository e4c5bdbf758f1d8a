"""A burst as its author plans it and as it turned out: many sendings of the same requests, and every sample of them.

Kept light on purpose: the load generator's process imports this module and little else.
"""

from array import array
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from math import ceil

Headers = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class LoadRequest:
    """One request as it goes on the wire: an absolute URL, headers and body as the encoder made them."""

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""


@dataclass(frozen=True, slots=True)
class BurstPlan:
    """What to send, how often and at what pace.

    Exactly one of ``count`` and ``duration_s`` ends it. With ``rate_per_s`` the load is open: sends are planned ahead
    and latency counts from the planned time. Without, it is closed: each of ``clients`` sends once it has an answer.
    """

    method: str
    url: str
    headers: Headers = ()
    body: bytes = b""
    count: int | None = None
    duration_s: float | None = None
    clients: int = 1
    rate_per_s: float | None = None
    poisson: bool = True
    """Whether planned times come at random (independent users) or evenly spaced."""
    seed: int = 0
    timeout_s: float = 30.0
    late_after_ms: float = 2.0
    """A send this much behind its planned time counts as late."""
    max_connections: int = 64
    """How many connections open load may hold; beyond that, planned sends wait and the wait counts."""
    hash_bodies: bool = False
    more: tuple[LoadRequest, ...] = ()
    """Further requests: all are sent in turn."""

    def __post_init__(self) -> None:
        """Refuse plans that never end or never begin."""
        if (self.count is None) == (self.duration_s is None):
            raise ValueError("a burst has either a count or a duration")
        if (self.count is not None and self.count < 1) or (self.duration_s is not None and self.duration_s <= 0):
            raise ValueError("a burst needs a count of 1 or more, or a duration above 0")
        if self.clients < 1 or self.max_connections < 1 or (self.rate_per_s is not None and self.rate_per_s <= 0):
            raise ValueError("a burst needs at least one client and a rate above 0")

    @property
    def requests(self) -> tuple[LoadRequest, ...]:
        """All requests, in the order in which they take turns."""
        return (LoadRequest(self.method, self.url, self.headers, self.body), *self.more)

    @property
    def is_open(self) -> bool:
        """Whether sends follow a schedule instead of the answers."""
        return self.rate_per_s is not None

    @property
    def model(self) -> str:
        """The load model in words: 'open, Poisson, 40 /s' or 'closed, 10 clients'."""
        if self.rate_per_s is None:
            return f"closed, {self.clients} client{'s' if self.clients > 1 else ''}"
        return f"open, {'Poisson' if self.poisson else 'uniform'}, {self.rate_per_s:g} /s"


@dataclass(frozen=True, slots=True)
class BurstProgress:
    """How far a burst has come; ``planned`` and ``left_s`` are None when that can't be told."""

    done: int
    planned: int | None
    ok: int
    errors: int
    elapsed_s: float
    left_s: float | None
    p50_ms: float | None


@dataclass(frozen=True, slots=True)
class Percentiles:
    """Exact percentiles of ``n`` samples by nearest rank: each is a value that was really measured."""

    n: int
    p50: float
    p95: float
    p99: float
    max: float

    @property
    def has_p99(self) -> bool:
        """Whether there are enough samples for p99 to mean something."""
        return self.n >= 1000


def rank_index(q: float, n: int) -> int:
    """Index of the nearest-rank percentile in ``n`` sorted samples."""
    return max(0, min(n - 1, ceil(q * n - 1e-9) - 1))


def percentiles(samples: "array[float]") -> Percentiles | None:
    """The exact percentiles, or None without samples."""
    if not samples:
        return None
    ranked = sorted(samples)
    n = len(ranked)
    p50, p95, p99 = (ranked[rank_index(q, n)] for q in (0.50, 0.95, 0.99))
    return Percentiles(n, p50, p95, p99, ranked[-1])


def _floats() -> "array[float]":
    return array("d")


@dataclass(frozen=True)
class BurstResult:
    """Every sample of a burst. Times are seconds since its start; answers below 400 are ok, the rest errors."""

    plan: BurstPlan
    elapsed_s: float
    stopped: bool = False
    """True when it was cancelled: the samples are those until then."""
    planned_s: "array[float]" = field(default_factory=_floats)
    sent_s: "array[float]" = field(default_factory=_floats)
    first_byte_s: "array[float]" = field(default_factory=_floats)
    done_s: "array[float]" = field(default_factory=_floats)
    status: "array[int]" = field(default_factory=lambda: array("H"))
    """Status of each answer, in the order of arrival."""
    failures: Mapping[str, int] = field(default_factory=dict)
    """Sends that got no answer, by reason: 'refused', 'dropped', 'timeout', 'protocol'."""
    body_hashes: Mapping[str, int] = field(default_factory=dict)
    """How many answers had each body: '<index of request>:<SHA-256 of the decoded body>'."""
    received_bytes: int = 0
    late: int = 0
    unsent: int = 0
    """Planned sends that were given up because the burst had to end."""
    generator_cpu: float = 0.0
    """The generator's own use of one core, 0 to 1, over the whole burst."""
    generator_cpu_peak: float = 0.0

    @property
    def count(self) -> int:
        """Sends that ended, with an answer or without."""
        return len(self.status) + sum(self.failures.values())

    @cached_property
    def statuses(self) -> dict[int, int]:
        """Answers by status."""
        counts: dict[int, int] = {}
        for status in self.status:
            counts[status] = counts.get(status, 0) + 1
        return dict(sorted(counts.items()))

    @property
    def errors(self) -> dict[str, int]:
        """What went wrong, by status or reason: {'429': 12, 'timeout': 1}."""
        answers = {str(status): n for status, n in self.statuses.items() if status >= 400}
        return {**answers, **self.failures}

    @property
    def error_count(self) -> int:
        """How many sends went wrong."""
        return sum(self.errors.values())

    @property
    def ok(self) -> int:
        """How many answers were below 400."""
        return self.count - self.error_count

    @cached_property
    def latencies_ms(self) -> "array[float]":
        """Response times of ok answers: from the planned send under open load, from the real send under closed load."""
        return self._times(self.planned_s)

    @cached_property
    def service_ms(self) -> "array[float]":
        """Service times of ok answers, from the real send."""
        return self._times(self.sent_s)

    @cached_property
    def ok_done_s(self) -> "array[float]":
        """When each ok answer was complete; goes with ``latencies_ms``."""
        return array("d", (done for done, status in zip(self.done_s, self.status, strict=True) if status < 400))

    @cached_property
    def percentiles(self) -> Percentiles | None:
        """Exact percentiles of ``latencies_ms``; None when nothing was ok."""
        return percentiles(self.latencies_ms)

    @cached_property
    def service_percentiles(self) -> Percentiles | None:
        """Exact percentiles of ``service_ms``."""
        return percentiles(self.service_ms)

    @property
    def offered_rate(self) -> float | None:
        """Requests per second that were planned; None under closed load, which offers whatever is answered."""
        return self.plan.rate_per_s

    @property
    def achieved_rate(self) -> float:
        """Requests per second that ended."""
        return self.count / self.elapsed_s if self.elapsed_s > 0 else 0.0

    def _times(self, since: "array[float]") -> "array[float]":
        rows = zip(since, self.done_s, self.status, strict=True)
        return array("d", ((done - start) * 1000 for start, done, status in rows if status < 400))
