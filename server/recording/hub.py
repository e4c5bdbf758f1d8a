"""Hands events to whoever listens, each through a bounded queue of its own: a slow reader loses events and is told."""

import asyncio
from collections import deque
from collections.abc import AsyncIterator

from server.contract.events import Event, TickEvent

QUEUE_LENGTH = 2000


class Subscriber:
    """One reader of the event stream."""

    def __init__(self, length: int = QUEUE_LENGTH) -> None:
        self._lines: deque[bytes] = deque()
        self._length = length
        self._woken = asyncio.Event()
        self._closed = False
        self._dropped = 0

    def push(self, event: Event, line: bytes) -> None:
        """Queue a line. When the queue is full the oldest goes, and the next tick says how many went."""
        if isinstance(event, TickEvent) and self._dropped:
            line = encode(event.model_copy(update={"dropped": self._dropped}))
            self._dropped = 0
        if len(self._lines) >= self._length:
            self._lines.popleft()
            self._dropped += 1
        self._lines.append(line)
        self._woken.set()

    def close(self) -> None:
        """End the stream after what is queued."""
        self._closed = True
        self._woken.set()

    async def chunks(self) -> AsyncIterator[bytes]:
        """All that is queued, joined, as often as there is something."""
        while True:
            await self._woken.wait()
            self._woken.clear()
            if self._lines:
                chunk = b"".join(self._lines)
                self._lines.clear()
                yield chunk
            if self._closed:
                return


class Hub:
    """All readers of the event stream."""

    def __init__(self) -> None:
        self._subscribers: set[Subscriber] = set()

    @property
    def has_subscribers(self) -> bool:
        """Whether anybody listens: nothing is built for nobody."""
        return bool(self._subscribers)

    def publish(self, event: Event) -> None:
        """Hand an event to every reader."""
        if not self._subscribers:
            return
        line = encode(event)
        for subscriber in self._subscribers:
            subscriber.push(event, line)

    async def stream(self) -> AsyncIterator[bytes]:
        """Listen until the reader leaves or the hub closes."""
        subscriber = Subscriber()
        self._subscribers.add(subscriber)
        try:
            async for chunk in subscriber.chunks():
                yield chunk
        finally:
            self._subscribers.discard(subscriber)

    def close(self) -> None:
        """End all streams, so that the listener can stop."""
        for subscriber in self._subscribers:
            subscriber.close()


def encode(event: Event) -> bytes:
    """One line of NDJSON."""
    return event.model_dump_json().encode() + b"\n"
