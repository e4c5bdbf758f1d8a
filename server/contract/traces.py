"""What was recorded of one request: every stage it passed, what each changed, and the work that was done for it."""

from typing import Literal

from pydantic import Field

from server.contract.base import Message

StageKind = Literal["edge", "context", "gate", "framework", "handler", "cache", "data", "job"]
Outcome = Literal["passed", "turned", "failed", "not_reached", "off", "hit", "miss"]
CacheOutcome = Literal["hit", "miss", "write", "delete", "bypass"]


class HeaderChange(Message):
    """One header that differs between the two sides of a stage."""

    op: Literal["added", "removed", "changed"]
    name: str
    value: str = ""
    before: str = ""


class StageTrace(Message):
    """One station of the request's way, in the order in which the request met it."""

    id: str = Field(description="'http.rate_limit', 'routing', 'validation', 'handler', 'cache', 'sql', ...")
    title: str
    kind: StageKind
    outcome: Outcome
    enter_ms: float | None = Field(default=None, description="When the request entered it, from the record's start.")
    leave_ms: float | None = Field(default=None, description="When the response left it, from the record's start.")
    in_ms: float = Field(default=0.0, description="Own time on the way in.")
    out_ms: float = Field(default=0.0, description="Own time on the way out.")
    wait_ms: float = Field(default=0.0, description="Part of the own time spent waiting (thread token, pool, lock).")
    request_changes: tuple[HeaderChange, ...] = ()
    response_changes: tuple[HeaderChange, ...] = ()
    attributes: dict[str, str] = {}
    note: str = Field(default="", description="Short reason to show, for example 'no token left, retry in 3 s'.")
    movable: bool = False

    @property
    def own_ms(self) -> float:
        """Time spent in this stage itself, both ways."""
        return self.in_ms + self.out_ms


class SpanTrace(Message):
    """A named stretch of time inside a stage: a dependency, a service call, a serialisation."""

    stage: str
    name: str
    start_ms: float
    duration_ms: float
    wait: bool = False
    parent: int | None = Field(default=None, description="Index of the enclosing span in the same list.")
    attributes: dict[str, str] = {}


class StatementTrace(Message):
    """One SQL statement that really ran, timed around execute and fetch."""

    index: int
    sql: str
    params: str = Field(default="", description="Bound values, shortened, secrets masked.")
    start_ms: float
    duration_ms: float
    rows: int = 0
    vm_steps: int | None = Field(default=None, description="SQLite virtual machine steps; None on other databases.")
    rows_read: int | None = None
    caller: str = Field(default="", description="'tasks/repository.py:41', the line of ours that sent it.")
    fingerprint: str = Field(description="The statement with its values taken out, equal for repeats.")
    error: str = ""


class CacheOperation(Message):
    """One question put to a cache, and its answer with the reason."""

    key: str
    outcome: CacheOutcome
    start_ms: float
    duration_ms: float
    reason: str = ""
    ttl_s: float | None = None
    age_s: float | None = None
    size_bytes: int | None = None


class TraceSummary(Message):
    """One line of the request list."""

    seq: int = Field(description="Counts up from 1 since the backend started.")
    request_id: str
    method: str
    path: str
    query: str = ""
    route: str = Field(default="", description="The route's template, '/tasks/{task_id}'; empty when none matched.")
    status: int
    started_at: float
    duration_ms: float
    response_bytes: int = 0
    client_port: int = Field(default=0, description="The client's TCP port: how a sender finds its own trace.")
    user_agent: str = ""
    turned_at: str | None = Field(default=None, description="Id of the stage that answered instead of passing on.")
    failed_at: str | None = None
    statements: int = 0
    sql_ms: float = 0.0
    vm_steps: int = 0
    rows: int = 0
    cache_hits: int = 0
    cache_misses: int = 0
    repeats: int = Field(default=0, description="How often the most repeated statement ran: 2 or more hints at N+1.")
    bars: tuple[tuple[StageKind, float], ...] = Field(default=(), description="Own ms per stage, in order.")
    switchboard_version: int = 0

    @property
    def is_n_plus_one(self) -> bool:
        """Whether one statement ran so often with only its values differing that it looks like N+1."""
        return self.repeats >= 5


class Trace(Message):
    """All that is known of one request."""

    summary: TraceSummary
    stages: tuple[StageTrace, ...]
    spans: tuple[SpanTrace, ...] = ()
    statements: tuple[StatementTrace, ...] = ()
    cache: tuple[CacheOperation, ...] = ()
    request_headers: tuple[tuple[str, str], ...] = ()
    response_headers: tuple[tuple[str, str], ...] = ()
    error: str = Field(default="", description="Type and message of an unhandled exception, with file and line.")
    body_sha256: str = Field(default="", description="Of the body before compression; empty when not taken.")
    settings: dict[str, str] = Field(default={}, description="Choice of every feature that the request began with.")


class PlanNode(Message):
    """One line of a query plan."""

    id: int
    parent: int | None = None
    text: str
    kind: Literal["scan", "search", "sort", "other"] = "other"


class Plan(Message):
    """How the database would run a recorded statement now, asked for on another connection."""

    sql: str
    dialect: str
    nodes: tuple[PlanNode, ...]
    text: str


class StageSource(Message):
    """The very source of a stage or strategy, so that a click shows the code that ran."""

    stage: str
    path: str = Field(description="Relative to the project, 'server/features/http/rate_limit.py'.")
    line: int
    text: str
    about: str = Field(default="", description="The module's docstring: problem, idea, trade-off.")
