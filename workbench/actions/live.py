"""Brings the backend's live stream into the window: read on the asyncio thread, handed over in batches."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress

from PySide6.QtCore import QObject, Signal

from server.contract.events import Event
from workbench.bridge import Bridge, Job
from workbench.client.control import ControlClient

BATCH_S = 0.1
"""A batch at most this often, however many events come."""
RETRY_S = 0.5


class LiveFeed(QObject):
    """Follows the event stream of the running backend, and takes it up again when it breaks.

    Signals:
        events: Emitted with a tuple of events, in order, at most ten times a second.
    """

    events = Signal(tuple)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self._job: Job | None = None

    def follow(self, client: ControlClient | None) -> None:
        """Follow this backend from now on, or none."""
        if self._job is not None:
            self._job.cancel()
        self._job = None if client is None else self._bridge.stream(lambda: batches(client), self.events.emit)


async def batches(client: ControlClient) -> AsyncIterator[tuple[Event, ...]]:
    """Events in batches, for as long as the client is open."""
    while True:
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        reader = asyncio.create_task(_read(client, queue))
        try:
            async for batch in _gathered(queue):
                yield batch
        finally:
            reader.cancel()
            with suppress(asyncio.CancelledError):
                await reader
        await asyncio.sleep(RETRY_S)


async def _read(client: ControlClient, queue: "asyncio.Queue[Event | None]") -> None:
    try:
        async for event in client.events():
            queue.put_nowait(event)
    except Exception:
        # The stream broke, because the backend ended or restarts: the supervisor reports that, and we try again.
        pass
    finally:
        queue.put_nowait(None)


async def _gathered(queue: "asyncio.Queue[Event | None]") -> AsyncIterator[tuple[Event, ...]]:
    ended = False
    while not ended:
        batch: list[Event] = []
        first = await queue.get()
        await asyncio.sleep(BATCH_S)
        waiting = [first, *(queue.get_nowait() for _ in range(queue.qsize()))]
        for event in waiting:
            if event is None:
                ended = True
            else:
                batch.append(event)
        if batch:
            yield tuple(batch)
