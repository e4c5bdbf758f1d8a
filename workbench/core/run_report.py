"""What a run over a folder of requests came to: one line for each request and row, and the whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.core.assertion import AssertionResult
from workbench.core.captures import Captured
from workbench.core.exchange import Exchange

State = Literal["passed", "failed", "error", "skipped"]
"""``error``: no answer came, or a capture found nothing; ``skipped``: never sent."""

Ended = Literal["", "done", "stopped", "cancelled"]
"""Empty while it runs; ``stopped``: at the first failure, as asked for."""


@dataclass(frozen=True, slots=True)
class Planned:
    """One request to send, on one row of data."""

    path: str
    name: str
    method: str
    folders: tuple[str, ...] = ()
    """Names of the folders that it lies in, outermost first."""
    row: int | None = None
    """Number of its data row, from 1; None in a run without data."""

    @property
    def title(self) -> str:
        """Its name, and its row where there are rows."""
        return self.name if self.row is None else f"{self.name} [row {self.row}]"


@dataclass(frozen=True, slots=True)
class RequestRun:
    """How one request came out."""

    planned: Planned
    state: State
    results: tuple[AssertionResult, ...] = ()
    captured: tuple[Captured, ...] = ()
    status: int = 0
    time_ms: float = 0.0
    started_at: float = 0.0
    message: str = ""
    """Why it was skipped, or why no answer came."""
    exchange: Exchange | None = None
    """Kept when it did not pass, without its bytes on the wire."""

    @property
    def failed(self) -> tuple[AssertionResult, ...]:
        """The assertions that don't hold."""
        return tuple(result for result in self.results if result.state == "failed")


@dataclass(frozen=True, slots=True)
class Counts:
    """How many requests and assertions came out how."""

    requests: int = 0
    passed: int = 0
    failed: int = 0
    errors: int = 0
    skipped: int = 0
    assertions: int = 0
    assertions_passed: int = 0
    assertions_failed: int = 0
    unchecked: int = 0
    soft: int = 0


@dataclass(frozen=True, slots=True)
class RunReport:
    """A whole run, as far as it has come."""

    name: str
    total: int
    started_at: float
    runs: tuple[RequestRun, ...] = ()
    seconds: float = 0.0
    ended: Ended = ""

    @property
    def counts(self) -> Counts:
        return count(self.runs)

    @property
    def holds(self) -> bool:
        """Whether everything was sent and nothing failed."""
        return self.ended == "done" and all(run.state == "passed" for run in self.runs)


def count(runs: Iterable[RequestRun]) -> Counts:
    """How many came out how."""
    runs = tuple(runs)
    states = [run.state for run in runs]
    results = [result.state for run in runs for result in run.results]
    return Counts(
        requests=len(runs),
        passed=states.count("passed"),
        failed=states.count("failed"),
        errors=states.count("error"),
        skipped=states.count("skipped"),
        assertions=len(results),
        assertions_passed=results.count("passed"),
        assertions_failed=results.count("failed"),
        unchecked=results.count("could_not_check"),
        soft=results.count("soft"),
    )
