"""What is begun before Qt is even imported, and handed to the window: the asyncio thread, the backend, the folders."""

from dataclasses import dataclass
from pathlib import Path

from workbench.backend.supervisor import Supervisor
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths


@dataclass(frozen=True, slots=True)
class StartedBackend:
    """A backend that is starting on its thread while the window is being made."""

    thread: LoopThread
    supervisor: Supervisor
    paths: DataPaths


@dataclass(frozen=True, slots=True)
class WindowOptions:
    """What the command line says about the window."""

    log_file: Path | None = None
    size: tuple[int, int] | None = None
    """The window's size, instead of the one that was kept."""
    theme: str = ""
    """'light', 'dark' or 'system', instead of what was kept."""
