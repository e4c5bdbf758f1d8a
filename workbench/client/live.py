"""Lets whoever sends watch an answer that is a stream of events while it runs, instead of waiting for its end.

Personas and redirects lie between the one who watches and the socket, so a context variable tells who listens.
"""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from pathlib import Path

from workbench.client.live_log import LiveLog
from workbench.core.exchange import Exchange
from workbench.core.sse import EventParser, EventTooLargeError

_listener: ContextVar["EventListener | None"] = ContextVar("event_listener", default=None)


class EventListener:
    """Turns the bytes of an event stream into messages of a log; made for one send."""

    def __init__(self, log_path: Path, began: Callable[[Exchange, LiveLog], None]) -> None:
        self._log_path = log_path
        self._began = began
        self._parser = EventParser()
        self._log: LiveLog | None = None
        self.stopping = asyncio.Event()
        """Set on the loop's thread to end the stream."""

    def begin(self, exchange: Exchange) -> None:
        """The head is there, and it announces a stream."""
        self._log = LiveLog(self._log_path)
        status = exchange.response.status if exchange.response else 0
        self._note("open", f"the stream is open ({status})")
        self._began(exchange, self._log)

    def feed(self, data: bytes) -> None:
        """More of the stream came."""
        assert self._log is not None
        try:
            for event in self._parser.feed(data):
                self._log.add("in", event.name, event.data.encode(), event_id=event.event_id)
        except EventTooLargeError as error:
            self._note("close", str(error))
            self.stopping.set()
        self._log.last_event_id = self._parser.last_event_id

    def end(self, why: str) -> None:
        """Nothing more comes."""
        if self._log is not None:
            self._note("close", why)
            self._log.close()

    def _note(self, kind: str, words: str) -> None:
        assert self._log is not None
        self._log.add("note", kind, b"", text=words)


@contextmanager
def listening(listener: EventListener) -> Iterator[None]:
    """Hear of event streams in what the running task sends."""
    token = _listener.set(listener)
    try:
        yield
    finally:
        _listener.reset(token)


def listener() -> EventListener | None:
    """Who wants to hear of event streams; None when nobody does, and the send waits for the end as usual."""
    return _listener.get()
