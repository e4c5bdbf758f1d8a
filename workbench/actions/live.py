"""Brings the backend's live stream into the window: read on the asyncio thread, handed over in batches."""

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QObject, Signal

from server.contract.events import Event
from workbench.bridge import Bridge, Job
from workbench.client.control import ControlClient, ControlError

BATCH_S = 0.1
"""A batch at most this often, however many events come."""
RETRY_S = 0.5
log = logging.getLogger(__name__)


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
            self._job.drop()
        self._job = None if client is None else self._bridge.stream(partial(batches, client), self.events.emit)


async def batches(client: ControlClient) -> AsyncIterator[tuple[Event, ...]]:
    """Events in batches, for as long as the client is open: the first at once, then at most ten a second."""
    while not client.closed:
        queue: asyncio.Queue[Event | None] = asyncio.Queue()
        reader = asyncio.create_task(_read(client, queue))
        try:
            async for batch in _gathered(queue):
                yield batch
                await asyncio.sleep(BATCH_S)
        finally:
            reader.cancel()
            with suppress(asyncio.CancelledError):
                await reader
        await asyncio.sleep(RETRY_S)


async def _read(client: ControlClient, queue: "asyncio.Queue[Event | None]") -> None:
    try:
        async for event in client.events():
            queue.put_nowait(event)
    except ControlError as error:
        log.info("%s It is taken up again.", error)  # the supervisor reports a backend that has ended
    except Exception:
        if not client.closed:
            log.exception("an event could not be read")
    finally:
        queue.put_nowait(None)


async def _gathered(queue: "asyncio.Queue[Event | None]") -> AsyncIterator[tuple[Event, ...]]:
    """What has arrived, whenever something has; ends at the None that the reader puts last."""
    while True:
        waiting = [await queue.get(), *(queue.get_nowait() for _ in range(queue.qsize()))]
        batch = tuple(event for event in waiting if event is not None)
        if batch:
            yield batch
        if len(batch) < len(waiting):
            return
