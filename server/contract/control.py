"""The remaining messages of the control listener: start-up, worlds, resets, captures, health."""

from typing import Literal

from pydantic import Field

from server.contract.base import Message
from server.contract.traces import StageKind


class ChildSettings(Message):
    """What a parent writes to a child's stdin, as one JSON line. Nothing secret travels in argv or the environment."""

    token: str
    port: int = 8000
    strict_port: bool = False
    database_url: str = ""
    redis_url: str = ""
    world: str = "tasks-200k"
    data_dir: str = ""
    cache_dir: str = ""
    tracing: bool = True


class Ready(Message):
    """What a child prints on stdout, as one JSON line, when it can be used."""

    event: Literal["ready"] = "ready"
    role: str
    pid: int
    port: int = 0
    control_port: int = 0
    port_wanted: int = 0
    port_holder: str = Field(default="", description="Who has the wanted port: 'python (pid 4312)', 'another program'.")
    database: str = ""
    redis: str = ""


class StartFailure(Message):
    """What a child prints instead of ``Ready`` when it can't start: the real reason, in plain words."""

    event: Literal["failed"] = "failed"
    role: str
    what: str
    why: str
    what_to_do: str = ""


class WorldInfo(Message):
    """A named, seeded data set."""

    name: str
    title: str
    tasks: int
    users: int
    posts: int
    comments: int


class Reset(Message):
    """What to put back: the data always, and by default the switches, the order, sessions and caches as well."""

    world: str | None = None
    switches: bool = True
    caches: bool = True
    traces: bool = False


class ResetResult(Message):
    """What a reset did and how long it took."""

    world: str
    duration_ms: float
    from_snapshot: bool


class Credentials(Message):
    """A seeded user's login, shown in the window where a learner looks for it."""

    username: str
    password: str
    role: str


class Status(Message):
    """The backend at a glance."""

    api_version: int
    pid: int
    address: str
    database: str
    redis: str
    world: str
    worlds: tuple[WorldInfo, ...]
    users: tuple[Credentials, ...]
    tracing: bool
    started_at: float
    rss_bytes: int
    in_flight: int
    traced_share: float = Field(description="Share of the last requests whose full trace was kept, 0 to 1.")
    row_counts: dict[str, int] = {}


class Tracing(Message):
    """Switches the recorder itself on or off."""

    enabled: bool


class CaptureStart(Message):
    """Begin to collect every request in full, for an experiment."""

    label: str = ""
    keep: bool = Field(
        default=False, description="Keep the trace of every request meanwhile, whatever the sample says."
    )


class StageSamples(Message):
    """Own times of one stage over a capture."""

    id: str
    title: str
    kind: StageKind
    own_ms: tuple[float, ...]


class CapturedStatement(Message):
    """One kind of statement over a capture, with a trace by which its plan can be asked for."""

    fingerprint: str
    count: int
    trace_seq: int
    index: int
    plan: tuple[str, ...] = ()


class CaptureResult(Message):
    """What a capture collected: samples per stage and totals of work over ``requests`` requests."""

    id: str
    label: str
    requests: int
    stages: tuple[StageSamples, ...]
    vm_steps: int = 0
    vm_steps_max: int = Field(default=0, description="Of the request that took the most.")
    statements: int = 0
    rows: int = 0
    response_bytes: int = 0
    cache_hits: int = 0
    cache_misses: int = 0
    statuses: dict[str, int] = {}
    body_hashes: dict[str, int] = Field(default={}, description="How many responses had each body, by SHA-256.")
    statement_kinds: tuple[CapturedStatement, ...] = ()
