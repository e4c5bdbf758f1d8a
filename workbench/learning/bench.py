"""What a lesson needs of the world around it: hands that send and switch, and eyes on what was recorded."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from lessons.format.models import Page
from server.contract.features import SettingPatch, Switchboard
from server.contract.traces import Plan, Trace, TraceSummary
from workbench.core.request import RequestDraft
from workbench.learning.evidence import BurstEvidence

LOGIN_AGENT = "backend-workbench (signing in)"
"""User-Agent of the log-ins that a lesson makes for its ``login=``: they are no answer of the learner's."""

Patches = Mapping[str, SettingPatch]


class BenchError(Exception):
    """The bench could not do it; the message is in plain words."""


@dataclass(frozen=True, slots=True)
class BenchState:
    """The backend between two requests."""

    switchboard: Switchboard
    row_counts: Mapping[str, int]
    tracing: bool


class Bench(Protocol):
    """Implemented headless for the proof, and on the real controls for the window. All raise ``BenchError``.

    ``quiet`` is set while a world is put back to where a step begins: nothing of that needs to be shown.
    """

    async def send(
        self, draft: RequestDraft, login: str, *, page: Page | None = None, quiet: bool = False
    ) -> int | None:
        """Send as that seeded user, or as nobody; gives the number of its trace, None when none was recorded.

        From a page it may stay in the browser: then the trace is that of the preflight which kept it there.
        """
        ...

    async def burst(
        self, draft: RequestDraft, login: str, count: int, clients: int, *, quiet: bool = False
    ) -> BurstEvidence:
        """Send it many times, and count the work done."""
        ...

    async def switch(self, patches: Patches) -> Switchboard:
        """Change switches; the next request sees it."""
        ...

    async def restore(self, world: str, patches: Patches) -> Switchboard:
        """The world as seeded, caches empty, all switches at their defaults but for ``patches``."""
        ...

    async def state(self) -> BenchState:
        """Look at the backend."""
        ...

    async def traces(self, after_seq: int) -> tuple[TraceSummary, ...]:
        """What was recorded since, oldest first."""
        ...

    async def trace(self, seq: int) -> Trace:
        """One request in full."""
        ...

    async def explain(self, seq: int, index: int) -> Plan | None:
        """How the database would run a recorded statement now; None when it doesn't say."""
        ...

    async def body(self, seq: int) -> bytes | None:
        """The answer's body, when our own client received it."""
        ...
