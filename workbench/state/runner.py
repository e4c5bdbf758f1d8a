"""The runner: which folder, with which data, and how far the run has come."""

from dataclasses import dataclass
from typing import Literal

from workbench.core.data_rows import DataRow
from workbench.core.run_report import Planned, RequestRun, RunReport
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class RunnerSnapshot:
    """What the runner's window shows. ``runs`` are the first of ``plan``, as they came out."""

    path: str = ""
    title: str = ""
    environment: str = ""
    data: str = ""
    """Path of the data file, empty for none."""
    rows: tuple[DataRow, ...] = ()
    stop_on_failure: bool = False
    phase: Literal["idle", "running", "ended"] = "idle"
    plan: tuple[Planned, ...] = ()
    runs: tuple[RequestRun, ...] = ()
    report: RunReport | None = None
    """There once the run has ended."""
    problem: str = ""
    """Why something that was asked for could not be done."""
    notice: str = ""

    @property
    def running(self) -> bool:
        return self.phase == "running"


class RunnerStore(Store[RunnerSnapshot]):
    """Holds the run."""
