"""The one asyncio thread: network, processes and files are waited for here, so that the window's thread never waits.

Free of Qt, because the backend is started on it before Qt is even imported.
"""

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from typing import Any, TypeVar

Result = TypeVar("Result")

STOP_TIMEOUT_S = 10.0
FINISH_S = 6.0
"""How long a stop waits for what must not be lost."""
log = logging.getLogger(__name__)


class LoopThread:
    """Runs an asyncio event loop on a thread of its own, from ``start`` to ``stop``."""

    def __init__(self) -> None:
        self._loop = asyncio.new_event_loop()  # on Windows a ProactorEventLoop, which can run child processes
        self._thread = threading.Thread(target=self._run, name="asyncio", daemon=True)
        self._stopping = False
        self._lasting: set[asyncio.Task[None]] = set()

    @property
    def running(self) -> bool:
        """Whether work can be handed over."""
        return self._thread.is_alive() and not self._stopping

    def start(self) -> None:
        self._thread.start()

    def call(self, function: Callable[[], object]) -> None:
        """Run a function on the loop's thread soon, in the order of the calls. Raises RuntimeError when stopped."""
        if not self.running:
            raise RuntimeError("the asyncio thread does not run")
        self._loop.call_soon_threadsafe(function)

    def let_finish(self, task: "asyncio.Task[None]") -> None:
        """A stop waits for this task instead of cancelling it. Called on the loop's thread."""
        self._lasting.add(task)
        task.add_done_callback(self._lasting.discard)

    def submit(self, coroutine: Coroutine[Any, Any, Result]) -> "Future[Result]":
        """Run a coroutine on the loop's thread. Raises RuntimeError when stopped."""
        if not self.running:
            coroutine.close()
            raise RuntimeError("the asyncio thread does not run")
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop)

    def stop(self, timeout_s: float = STOP_TIMEOUT_S) -> bool:
        """Finish what must not be lost, cancel what else runs, end the thread. False if that took too long."""
        if self._stopping or not self._thread.is_alive():
            return True
        self._stopping = True
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(timeout_s)
        return not self._thread.is_alive()

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
            self._loop.run_until_complete(_finished(self._lasting))
            self._loop.run_until_complete(_cancel_all())
            self._loop.run_until_complete(self._loop.shutdown_asyncgens())
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
        finally:
            asyncio.set_event_loop(None)
            self._loop.close()


async def _finished(tasks: set["asyncio.Task[None]"]) -> None:
    if tasks:
        _, unfinished = await asyncio.wait(set(tasks), timeout=FINISH_S)
        for task in unfinished:
            log.error("not finished when the window was closed: %r", task)


async def _cancel_all() -> None:
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
