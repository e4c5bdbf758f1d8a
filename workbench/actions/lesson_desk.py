"""Lends the window's own controls to a lesson: what it sends and runs goes through the panels that everybody uses."""

import asyncio
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from lessons.format.models import Page
from workbench.actions.burst import BurstActions
from workbench.actions.requests import RequestActions
from workbench.client.control import ControlClient
from workbench.client.sender import Sender
from workbench.core.burst import BurstResult
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange
from workbench.core.request import CookieAuth, RequestDraft
from workbench.learning.bench import BenchError
from workbench.lesson_bench import LessonBench
from workbench.state.burst import BurstSettings

Result = TypeVar("Result")


class _Reply(Generic[Result]):
    """Carries a result from the UI thread to the coroutine that waits for it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self.future: asyncio.Future[Result] = self._loop.create_future()

    def give(self, result: Result) -> None:
        self._loop.call_soon_threadsafe(self._settle, self.future.set_result, result)

    def fail(self, message: str) -> None:
        self._loop.call_soon_threadsafe(self._settle, self.future.set_exception, BenchError(message))

    def _settle(self, settle: Callable[..., None], value: object) -> None:
        if not self.future.done():
            settle(value)


class LessonDesk(QObject):
    """Its coroutines run on the asyncio thread, its gestures on the UI thread.

    Signals:
        _asked: Carries a gesture over to the UI thread; private.
    """

    _asked = Signal(object)

    def __init__(
        self,
        requests: RequestActions,
        burst: BurstActions,
        parent: QObject | None = None,
        *,
        as_whom: Callable[[Page | None], None] = lambda _page: None,
    ) -> None:
        """``as_whom`` chooses in the Client panel who sends; None is a plain client."""
        super().__init__(parent)
        self._as_whom = as_whom
        self._requests = requests
        self._burst = burst
        self._sent: list[tuple[RequestDraft, _Reply[Exchange]]] = []
        self._running: _Reply[BurstResult] | None = None
        self._asked.connect(self._act, Qt.ConnectionType.QueuedConnection)
        requests.finished.connect(self._on_sent)
        burst.finished.connect(self._on_burst)
        burst.failed.connect(self._on_failed)

    async def send(self, draft: RequestDraft, page: Page | None = None) -> Exchange:
        """Open the draft in the lesson's tab of the request panel and send it from there, as that page."""
        reply = _Reply[Exchange]()
        self._asked.emit(partial(self._send, replace(draft, name=self.tr("Lesson request")), page, reply))
        return await reply.future

    async def burst(self, draft: RequestDraft, count: int, clients: int) -> BurstResult:
        """Run it in the window's burst strip. Raises ``BenchError`` when it can't be run."""
        reply = _Reply[BurstResult]()
        self._asked.emit(partial(self._run, draft, BurstSettings(count=count, clients=clients), reply))
        return await reply.future

    def _act(self, gesture: Callable[[], None]) -> None:
        gesture()

    def _send(self, draft: RequestDraft, page: Page | None, reply: _Reply[Exchange]) -> None:
        self._sent.append((draft, reply))
        self._as_whom(page)
        self._requests.send(draft)

    def _on_sent(self, exchange: Exchange) -> None:
        waiting, self._sent = self._sent, []
        for draft, reply in waiting:
            if draft == exchange.draft:
                reply.give(exchange)
            else:
                self._sent.append((draft, reply))

    def _run(self, draft: RequestDraft, settings: BurstSettings, reply: _Reply[BurstResult]) -> None:
        if self._burst.running:
            reply.fail(self.tr("Another burst is still running. Wait for it, or cancel it."))
            return
        self._running = reply
        self._burst.run(draft, settings)

    def _on_burst(self, result: BurstResult) -> None:
        if self._running is not None:
            self._running.give(result)
            self._running = None

    def _on_failed(self, problem: str) -> None:
        if self._running is not None:
            self._running.fail(problem)
            self._running = None


class WindowBench(LessonBench):
    """The bench of the window: quiet work is done behind the scenes, everything else on the real controls."""

    def __init__(self, control: ControlClient, sender: Sender, base: str, desk: LessonDesk) -> None:
        super().__init__(control, sender, base)
        self._desk = desk

    async def _deliver(self, draft: RequestDraft, jar: Jar, quiet: bool, page: Page | None) -> Exchange:
        if quiet:
            return await super()._deliver(draft, jar, quiet, page)
        return await self._desk.send(_with_cookie(draft, jar), page)

    async def _repeat(self, draft: RequestDraft, jar: Jar, count: int, clients: int, quiet: bool) -> BurstResult:
        if quiet:
            return await super()._repeat(draft, jar, count, clients, quiet)
        return await self._desk.burst(_with_cookie(draft, jar), count, clients)


def _with_cookie(draft: RequestDraft, jar: Jar) -> RequestDraft:
    """The draft with the session cookie of its login in the Auth tab: there it can be seen."""
    for cookie in jar.cookies:
        return replace(draft, auth=CookieAuth(cookie.name, cookie.value))
    return draft
