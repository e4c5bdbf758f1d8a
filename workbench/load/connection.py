"""One keep-alive connection of the generator: writes prepared bytes, parses answers, stamps both. The hot path.

Bare ``asyncio.Protocol`` and ``httptools``, because anything on top of them (streams, httpx) costs the rate that the
generator exists for.
"""

import asyncio
from time import perf_counter
from typing import Protocol

import httptools

from workbench.load.samples import Samples
from workbench.load.wire import WireRequest


class Owner(Protocol):
    """Who decides what a connection does next."""

    def idle(self, connection: "Connection") -> None:
        """The connection can send."""

    def gone(self, connection: "Connection") -> None:
        """The connection is lost; what was under way is in the samples already."""


class Connection(asyncio.Protocol):
    """Sends one request at a time and records its answer."""

    def __init__(self, owner: Owner, samples: Samples) -> None:
        self._owner = owner
        self._samples = samples
        self._parser = httptools.HttpResponseParser(self)
        self._head = b""
        self._headers_done = self._complete = self._keeps = self._is_head = False
        self.busy = self.lost = False
        self.request = 0
        self._planned = self.sent = self._first = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Ready for the first send."""
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport
        self._owner.idle(self)

    def send(self, wire: WireRequest, request: int, planned: float | None) -> None:
        """Write a request; without a planned time the latency counts from now."""
        self.busy = True
        self.request = request
        self._is_head = wire.is_head
        self._first = 0.0
        self.sent = now = perf_counter()
        self._planned = now if planned is None else planned
        self._transport.write(wire.data)

    def data_received(self, data: bytes) -> None:
        """Parse what came; on the end of an answer, record it and report back."""
        now = perf_counter()
        self._samples.received_bytes += len(data)
        if not self.busy:  # nobody asked: a server says goodbye to an idle connection with a 408
            self._lose()
            return
        if not self._first:
            self._first = now
            self._head = data
        try:
            self._parser.feed_data(data)
        except (httptools.HttpParserError, httptools.HttpParserUpgrade):
            self.abort("protocol")
            return
        if self._complete or (self._is_head and self._headers_done):
            self._finish(now)

    def on_headers_complete(self) -> None:
        """Called by the parser."""
        self._headers_done = self._parser.get_status_code() >= 200

    def on_message_complete(self) -> None:
        """Called by the parser; an interim 1xx answer doesn't count."""
        self._complete = self._parser.get_status_code() >= 200
        self._keeps = self._parser.should_keep_alive()  # only known inside this callback

    def abort(self, reason: str) -> None:
        """Give up the send under way and the connection with it."""
        if self.busy:
            self._samples.fail(reason)
        self._lose()

    def close(self) -> None:
        """Close an idle connection."""
        self.lost = True
        self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        """The other side closed: the end of an answer without a length, or a send without an answer."""
        if self.lost:
            return
        if self.busy and exc is None and self._headers_done and not self._has_length():
            self._record(perf_counter())
            self.busy = False
        if self.busy:
            self._samples.fail("dropped")
        self._lose()

    def _finish(self, now: float) -> None:
        self._record(now)
        if self._is_head:  # the parser waits for a body that never comes, so the next answer needs a new one
            self._parser = httptools.HttpResponseParser(self)
            self._keeps = True
        self.busy = self._complete = self._headers_done = False
        if self._keeps:
            self._owner.idle(self)
        else:
            self._lose()

    def _record(self, now: float) -> None:
        self._samples.add(self._planned, self.sent, self._first, now, self._parser.get_status_code())

    def _has_length(self) -> bool:
        head = self._head.partition(b"\r\n\r\n")[0].lower()
        return b"\r\ncontent-length:" in head or b"\r\ntransfer-encoding:" in head

    def _lose(self) -> None:
        self.lost, self.busy = True, False
        self._transport.abort()
        self._owner.gone(self)
