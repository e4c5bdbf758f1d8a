"""What is known of the running backend: its state, its addresses, its processes."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from server.contract.control import StartFailure

State = Literal["stopped", "starting", "running", "degraded", "failed"]
ProcessState = Literal["starting", "running", "exited", "failed"]
Role = Literal["api", "redis"]


@dataclass(frozen=True, slots=True)
class BackendConfig:
    """How to start a backend. Empty URLs mean the embedded defaults: SQLite in the data folder, our own Redis."""

    data_dir: Path
    cache_dir: Path
    port: int = 8000
    strict_port: bool = False
    database_url: str = ""
    redis_url: str = ""
    """A ``redis://`` URL, or 'server' for a ``redis-server`` of this machine."""
    world: str = "tasks-200k"
    tracing: bool = True


@dataclass(frozen=True, slots=True)
class ControlAddress:
    """Where the control listener is, and the token it wants."""

    url: str
    token: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ProcessInfo:
    """One process of the backend, for the process list."""

    role: str
    pid: int = 0
    port: int = 0
    rss_bytes: int = 0
    restarts: int = 0
    state: ProcessState = "starting"
    log_tail: tuple[str, ...] = ()
    exit: str = ""
    """How it ended: 'exit code 1', 'signal 9'; empty while it runs."""


@dataclass(frozen=True, slots=True)
class BackendSnapshot:
    """The backend as a whole. ``failure`` says why it failed, ``notice`` what else is worth knowing (a taken port)."""

    state: State = "stopped"
    address: str = ""
    control: ControlAddress | None = None
    processes: tuple[ProcessInfo, ...] = ()
    database: str = ""
    redis: str = ""
    world: str = ""
    replicas: int = 1
    failure: "StartFailure | None" = None
    notice: str = ""
    since: float = 0.0
    wanted_port: int = 0
    """The port that it was asked to take; ``address`` says which it got."""
    run: int = 0
    """Counts the starts: a new number means new processes, whose memory begins empty."""

    @property
    def exit(self) -> str:
        """How the process ended that made it fail; empty while none has."""
        return next((process.exit for process in self.processes if process.exit), "")
