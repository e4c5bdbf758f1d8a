"""What the burst strip shows: the settings of the next burst, the one that runs, and how the last one ended."""

from dataclasses import dataclass
from typing import Literal

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult, LoadRequest
from workbench.state.store import Store

EndsBy = Literal["count", "duration"]
Pace = Literal["clients", "rate"]


@dataclass(frozen=True, slots=True)
class BurstSettings:
    """How the next burst is sent. All four figures are kept, so that switching back and forth loses none."""

    ends_by: EndsBy = "count"
    count: int = 500
    duration_s: float = 10.0
    pace: Pace = "clients"
    clients: int = 10
    rate_per_s: float = 40.0

    def plan(self, request: LoadRequest) -> BurstPlan:
        """The burst of this request."""
        return BurstPlan(
            method=request.method,
            url=request.url,
            headers=request.headers,
            body=request.body,
            count=self.count if self.ends_by == "count" else None,
            duration_s=self.duration_s if self.ends_by == "duration" else None,
            clients=self.clients,
            rate_per_s=self.rate_per_s if self.pace == "rate" else None,
        )


@dataclass(frozen=True, slots=True)
class BurstSnapshot:
    """The burst of the window: there is one at a time."""

    settings: BurstSettings = BurstSettings()
    title: str = ""
    """The request, as 'GET /tasks?limit=50'."""
    is_open: bool = False
    """Whether the strip was opened to change the settings."""
    running: bool = False
    stopping: bool = False
    progress: BurstProgress | None = None
    result: BurstResult | None = None
    problem: str = ""
    """Why the last burst could not be run."""

    @property
    def is_shown(self) -> bool:
        """Whether there is anything to show."""
        return self.is_open or self.running or self.result is not None or bool(self.problem)


class BurstStore(Store[BurstSnapshot]):
    """Holds the burst."""
