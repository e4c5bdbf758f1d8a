"""When to stop: on a signal, on request, or, as a child, when the parent closes our stdin (also by dying)."""

import asyncio
import signal
import sys
import threading
from contextlib import suppress
from typing import TextIO


class Stop:
    """One event that ends a role; may be set from any thread."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._event = asyncio.Event()

    def set(self) -> None:
        """Ask to stop."""
        with suppress(RuntimeError):  # the loop has ended already
            self._loop.call_soon_threadsafe(self._event.set)

    async def wait(self) -> None:
        """Return when somebody asked to stop."""
        await self._event.wait()

    def on_signals(self) -> None:
        """Stop on Ctrl+C, and on SIGTERM where there is one."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, lambda *_: self.set())

    def on_closed_stdin(self, stream: TextIO = sys.stdin) -> None:
        """Stop when stdin ends. A thread reads it: the one way that works on every system."""
        threading.Thread(target=self._drain, args=(stream,), name="stdin watch", daemon=True).start()

    def _drain(self, stream: TextIO) -> None:
        with suppress(OSError, ValueError):
            while stream.readline():
                pass
        self.set()
