"""Runs bursts of the current request, and keeps the results so far when one is cancelled."""

import asyncio
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject, Signal

from workbench.actions.load_requests import LoadRequests, title_of, with_body
from workbench.bridge import Bridge, Job
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest
from workbench.core.request import RequestDraft
from workbench.load.client import stream_burst
from workbench.state.burst import BurstSettings, BurstSnapshot, BurstStore

Message = BurstProgress | BurstResult
Bursts = Callable[[BurstPlan, asyncio.Event], AsyncGenerator[Message, None]]


class BurstActions(QObject):
    """The only writer of the burst store.

    Signals:
        finished: A burst ended with a result, also a cancelled one; carries the BurstResult.
        failed: A burst could not be run, or ended without a result; carries the reason.
    """

    finished = Signal(object)
    failed = Signal(str)

    def __init__(
        self,
        store: BurstStore,
        bridge: Bridge,
        requests: LoadRequests,
        draft: Callable[[], RequestDraft],
        *,
        bursts: Bursts = stream_burst,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._requests = requests
        self._draft = draft
        self._bursts = bursts
        self._job: Job | None = None
        self._stop = asyncio.Event()

    @property
    def running(self) -> bool:
        """Whether a burst is under way."""
        return self._store.snapshot.running

    def run(self, draft: RequestDraft | None = None, settings: BurstSettings | None = None) -> None:
        """Send a burst of the draft in front, or of the one given. Does nothing while one runs.

        Given ``settings`` are for this burst alone: those of the strip stay the learner's.
        """
        if self.running:
            return
        try:
            encoded = self._requests.encode(draft or self._draft())
        except (DraftError, OSError) as error:
            self._store.replace(replace(self._cleared, problem=str(error)))
            self.failed.emit(str(error))
            return
        self._stop = asyncio.Event()
        self._store.replace(replace(self._cleared, title=title_of(encoded), running=True))
        stream = partial(_stream, encoded, settings or self._store.snapshot.settings, self._bursts, self._stop)
        self._job = self._bridge.stream(stream, self._show, self._ended)

    def stop(self) -> None:
        """End the burst now and keep the results so far."""
        if self.running and not self._store.snapshot.stopping:
            self._store.replace(replace(self._store.snapshot, stopping=True))
            self._bridge.submit(_set(self._stop))

    def change_settings(self, settings: BurstSettings) -> None:
        """Change how the next burst is sent."""
        self._store.replace(replace(self._store.snapshot, settings=settings))

    def open(self) -> None:
        """Show the settings without running anything."""
        self._store.replace(replace(self._store.snapshot, is_open=True))

    def dismiss(self) -> None:
        """Forget the last result and close the strip."""
        if not self.running:
            self._store.replace(self._cleared)

    @property
    def _cleared(self) -> BurstSnapshot:
        return BurstSnapshot(settings=self._store.snapshot.settings)

    def _show(self, message: Message) -> None:
        now = self._store.snapshot
        if isinstance(message, BurstProgress):
            self._store.replace(replace(now, progress=message))
            return
        self._store.replace(replace(now, running=False, stopping=False, progress=None, result=message))
        self.finished.emit(message)

    def _ended(self, error: Exception | None) -> None:
        self._job = None
        now = self._store.snapshot
        if now.running:
            problem = str(error) if error else self.tr("The load generator ended without a result.")
            self._store.replace(replace(now, running=False, stopping=False, progress=None, problem=problem))
            self.failed.emit(problem)


async def _stream(
    encoded: EncodedRequest, settings: BurstSettings, bursts: Bursts, stop: asyncio.Event
) -> AsyncGenerator[Message, None]:
    plan = settings.plan(await with_body(encoded))
    async with aclosing(bursts(plan, stop)) as messages:
        async for message in messages:
            yield message


async def _set(event: asyncio.Event) -> None:
    event.set()
