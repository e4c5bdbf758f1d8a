"""One mutable record per request, found through a root ContextVar from every layer and every thread.

Values *set* in a sync dependency or below a wrapping middleware don't travel outwards; appends to this one object do.
Everything here runs once or more per request, so it notes raw facts only: ``recording.reading`` makes them readable
later, and only for the requests that somebody looks at.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from time import perf_counter_ns, time
from typing import TYPE_CHECKING, Any

from server.contract.traces import CacheOutcome
from server.recording.body import BodyDigest
from server.recording.statement import Statement

if TYPE_CHECKING:
    from server.recording.stack import Stack

RawHeaders = list[tuple[bytes, bytes]]
_NO_HEADERS: RawHeaders = []


class Span:
    """A named stretch of time; ``stage`` is empty when only the time tells to which stage it belongs."""

    __slots__ = ("attributes", "ended_ns", "name", "stage", "started_ns", "wait")

    def __init__(self, name: str, stage: str, attributes: dict[str, Any], started_ns: int, wait: bool = False) -> None:
        self.name = name
        self.stage = stage
        self.attributes = attributes
        self.started_ns = started_ns
        self.ended_ns = 0
        self.wait = wait


class CacheUse:
    """One question put to a cache and its answer."""

    __slots__ = ("age_s", "ended_ns", "key", "outcome", "reason", "size_bytes", "started_ns", "ttl_s")

    def __init__(self, key: str, outcome: CacheOutcome, started_ns: int, reason: str) -> None:
        self.key = key
        self.outcome: CacheOutcome = outcome
        self.started_ns = started_ns
        self.ended_ns = perf_counter_ns()
        self.reason = reason
        self.ttl_s: float | None = None
        self.age_s: float | None = None
        self.size_bytes: int | None = None


class Hop:
    """One visit to a worker thread: how long it waited for a thread token, and for the loop on its way back."""

    __slots__ = ("ended_ns", "resumed_ns", "started_ns", "submitted_ns")

    def __init__(self, submitted_ns: int) -> None:
        self.submitted_ns = submitted_ns
        self.started_ns = 0
        self.ended_ns = 0
        self.resumed_ns = 0


class Record:
    """All that is noted of one request. ``stack`` tells the stages that its probes stood between."""

    __slots__ = (
        "body",
        "cache",
        "client_port",
        "ended_ns",
        "endpoint",
        "endpoint_ended_ns",
        "endpoint_started_ns",
        "ends",
        "entered",
        "error",
        "failed_at",
        "hops",
        "method",
        "notes",
        "path",
        "query",
        "request_headers",
        "request_id",
        "response_bytes",
        "response_headers",
        "route",
        "route_ended_ns",
        "route_ns",
        "seq",
        "spans",
        "stack",
        "started_at",
        "started_ns",
        "starts",
        "statements",
        "status",
        "statuses",
    )

    def __init__(self, scope: Any, stack: "Stack") -> None:
        gaps = len(stack.running) + 1
        self.started_at = time()
        self.stack = stack
        self.method: str = scope["method"]
        self.path: str = scope["path"]
        self.query: bytes = scope["query_string"]
        client = scope.get("client")
        self.client_port: int = client[1] if client else 0
        self.entered = [0] * gaps
        self.starts = [0] * gaps
        self.ends = [0] * gaps
        self.statuses = [0] * gaps
        self.request_headers = [_NO_HEADERS] * gaps
        self.response_headers = [_NO_HEADERS] * gaps
        self.seq = 0
        self.status = 0
        self.response_bytes = 0
        self.ended_ns = 0
        self.route = ""
        self.request_id = ""
        self.route_ns = 0
        self.route_ended_ns = 0
        self.endpoint: Any = None
        self.endpoint_started_ns = 0
        self.endpoint_ended_ns = 0
        self.failed_at = -1
        self.error = ""
        self.body = BodyDigest()
        self.spans: list[Span] = []
        self.statements: list[Statement] = []
        self.cache: list[CacheUse] = []
        self.hops: list[Hop] = []
        self.notes: dict[str, tuple[str, dict[str, Any]]] = {}
        self.started_ns = perf_counter_ns()

    @property
    def duration_ns(self) -> int:
        """From the first probe to the last byte of the response; 0 while it runs."""
        return self.ended_ns - self.started_ns if self.ended_ns else 0

    @property
    def size_bytes(self) -> int:
        """A rough weight, for the cap of the trace store."""
        headers = 120 * sum(map(len, self.request_headers)) // 4 + 120 * sum(map(len, self.response_headers)) // 2
        parts = 300 * (len(self.spans) + len(self.cache) + len(self.hops)) + len(self.error)
        return 1500 + headers + parts + self.body.held_bytes + sum(item.size_bytes for item in self.statements)


CURRENT: ContextVar[Record | None] = ContextVar("backend_workbench_record", default=None)
current = CURRENT.get
"""The record of the request being handled, or None when nothing records."""


@contextmanager
def span(name: str, stage: str = "handler", **attributes: Any) -> Iterator[None]:
    """Note how long the block takes. Does nothing when nothing records."""
    record = CURRENT.get()
    if record is None:
        yield
        return
    noted = Span(name, stage, attributes, perf_counter_ns())
    record.spans.append(noted)
    try:
        yield
    finally:
        noted.ended_ns = perf_counter_ns()


def annotate(stage_id: str, note: str = "", **attributes: Any) -> None:
    """Say on a stage's card why it did what it did: 'no token left, retry in 3 s'."""
    record = CURRENT.get()
    if record is None:
        return
    before = record.notes.get(stage_id)
    if before is not None:
        note, attributes = note or before[0], before[1] | attributes
    record.notes[stage_id] = (note, attributes)


def cache_operation(
    *,
    key: str,
    outcome: CacheOutcome,
    started_ns: int,
    reason: str = "",
    ttl_s: float | None = None,
    age_s: float | None = None,
    size_bytes: int | None = None,
) -> None:
    """Note one finished question to a cache, begun at ``started_ns`` (``perf_counter_ns``)."""
    record = CURRENT.get()
    if record is None:
        return
    use = CacheUse(key, outcome, started_ns, reason)
    use.ttl_s, use.age_s, use.size_bytes = ttl_s, age_s, size_bytes
    record.cache.append(use)
