"""Between the window's thread and the asyncio thread: hands work over, and brings results back as queued signals.

Nothing in the window waits: it submits a job and is called back on its own thread when the event loop gets to it.
"""

import asyncio
import logging
from collections.abc import AsyncGenerator, AsyncIterator, Callable, Coroutine
from contextlib import aclosing
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from workbench.loop_thread import LoopThread

log = logging.getLogger(__name__)
Result = TypeVar("Result")
Item = TypeVar("Item")
Failed = Callable[[Exception], None]
Ended = Callable[[Exception | None], None]


class Job:
    """Work that was handed over: shows whether it still runs, and cancels it."""

    def __init__(self, thread: LoopThread) -> None:
        self._thread = thread
        self._task: asyncio.Task[None] | None = None
        self._ended = False
        self._dropped = False

    @property
    def running(self) -> bool:
        """True until it has ended in any way; False inside its own callbacks."""
        return not self._ended

    def cancel(self) -> None:
        """Ask it to end. A result that is there already, or that the coroutine answers with, still arrives."""
        if self.running and self._thread.running:
            self._thread.call(self._cancel_task)

    def drop(self) -> None:
        """Cancel it for good: no callback of it follows, not even one that is on its way already."""
        self._dropped = True
        self.cancel()

    def _call_back(self, callback: Callable[[Any], None], value: object) -> None:
        if not self._dropped:
            callback(value)

    def _begin(self, run: Coroutine[Any, Any, None], work: Coroutine[Any, Any, Any], lasting: bool) -> None:
        self._task = asyncio.get_running_loop().create_task(run)
        if lasting:
            self._thread.let_finish(self._task)
        self._task.add_done_callback(partial(self._note_end, work))

    def _cancel_task(self) -> None:
        if self._task is not None:
            self._task.cancel()

    def _note_end(self, work: Coroutine[Any, Any, Any], _task: "asyncio.Task[None]") -> None:
        self._ended = True
        work.close()  # it was never begun when the cancellation came first


class Bridge(QObject):
    """Runs coroutines on the asyncio thread and their callbacks on the thread it was made on.

    An exception goes to ``failed`` and into the log; without a ``failed`` it is logged as an error.

    Signals:
        _posted: Carries a callback over to this thread; private.
    """

    _posted = Signal(object)

    def __init__(self, thread: LoopThread | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thread = thread or LoopThread()
        self._open = True
        self._posted.connect(self._call, Qt.ConnectionType.QueuedConnection)

    def start(self) -> None:
        """Start the asyncio thread, unless it was handed in running."""
        if not self._thread.running:
            self._thread.start()

    def stop(self) -> None:
        """Cancel every job but the lasting ones, and end the thread. Callbacks still under way are dropped."""
        self._open = False
        if not self._thread.stop():
            log.error("a job did not end when the bridge was stopped")

    def submit(
        self,
        work: Coroutine[Any, Any, Result],
        done: Callable[[Result], None] | None = None,
        failed: Failed | None = None,
        *,
        lasting: bool = False,
    ) -> Job:
        """Run a coroutine; then call ``done`` with its result or ``failed`` with its exception.

        A ``lasting`` job writes something of the user's: closing the window waits for it.
        """
        job = Job(self._thread)
        self._hand_over(job, self._run(job, work, done, failed), work, lasting=lasting)
        return job

    def stream(
        self,
        make: Callable[[], AsyncIterator[Item]],
        each: Callable[[Item], None],
        ended: Ended | None = None,
    ) -> Job:
        """Run through an async iterator, calling ``each`` per item; then ``ended`` with None or the exception."""
        job = Job(self._thread)
        work = self._run_through(make, partial(job._call_back, each))
        self._hand_over(job, self._run(job, work, partial(_end_well, ended), ended), work, lasting=False)
        return job

    def _hand_over(
        self, job: Job, run: Coroutine[Any, Any, None], work: Coroutine[Any, Any, Any], *, lasting: bool
    ) -> None:
        try:
            self._thread.call(partial(job._begin, run, work, lasting))
        except RuntimeError:
            run.close()
            work.close()
            raise

    async def _run(
        self,
        job: Job,
        work: Coroutine[Any, Any, Result],
        done: Callable[[Result], None] | None,
        failed: Failed | None,
    ) -> None:
        try:
            result = await work
        except Exception as error:
            log.log(logging.INFO if failed else logging.ERROR, "a job failed: %r", error, exc_info=error)
            self._post(failed and partial(self._deliver, job, failed, error))
        else:
            self._post(done and partial(self._deliver, job, done, result))

    async def _run_through(self, make: Callable[[], AsyncIterator[Item]], each: Callable[[Item], None]) -> None:
        items = make()
        if isinstance(items, AsyncGenerator):
            async with aclosing(items):
                await self._post_each(items, each)
        else:
            await self._post_each(items, each)

    async def _post_each(self, items: AsyncIterator[Item], each: Callable[[Item], None]) -> None:
        async for item in items:
            self._post(partial(each, item))

    def _post(self, call: Callable[[], None] | None) -> None:
        if call is not None and self._open:
            self._posted.emit(call)

    @staticmethod
    def _deliver(job: Job, callback: Callable[[Any], None], value: object) -> None:
        job._ended = True
        job._call_back(callback, value)

    @Slot(object)
    def _call(self, call: Callable[[], None]) -> None:
        if self._open:
            call()


def _end_well(ended: Ended | None, _result: None) -> None:
    if ended is not None:
        ended(None)
