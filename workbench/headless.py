"""A whole backend without a window, for the command line, the lessons' proof, the benchmark and the tests."""

import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace
from pathlib import Path

from workbench.backend.supervisor import Supervisor
from workbench.client.control import ControlClient
from workbench.core.backend import BackendConfig, BackendSnapshot
from workbench.paths import DataPaths


class BackendFailedError(Exception):
    """The backend did not start; the message is its own reason."""


@dataclass(frozen=True, slots=True)
class RunningBackend:
    """A backend that answers, and the client of its control listener."""

    snapshot: BackendSnapshot
    control: ControlClient
    supervisor: Supervisor

    @property
    def address(self) -> str:
        """The base URL of the taught API."""
        return self.snapshot.address


@asynccontextmanager
async def running_backend(
    world: str = "tasks-1k", *, config: BackendConfig | None = None, database_url: str = "", redis_url: str = ""
) -> AsyncIterator[RunningBackend]:
    """Start a backend on a free port with a database of its own; end it and remove its data afterwards.

    Raises ``BackendFailedError``.
    """
    with tempfile.TemporaryDirectory(prefix="backend-workbench-", ignore_cleanup_errors=True) as folder:
        made = BackendConfig(Path(folder), DataPaths.default().worlds, 0, False, database_url, redis_url, world)
        wanted = made if config is None else replace(config, data_dir=Path(folder))
        supervisor = Supervisor(wanted)
        try:
            snapshot = await supervisor.start()
            if snapshot.control is None:
                raise BackendFailedError(_reason(snapshot))
            control = ControlClient(snapshot.control)
            try:
                yield RunningBackend(snapshot, control, supervisor)
            finally:
                await control.aclose()
        finally:
            await supervisor.stop()


def _reason(snapshot: BackendSnapshot) -> str:
    failure = snapshot.failure
    if failure is None:
        return "The backend did not start."
    tail = [line for process in snapshot.processes for line in process.log_tail[-5:]]
    return "\n".join(filter(None, (failure.what, failure.why, failure.what_to_do, *tail)))
