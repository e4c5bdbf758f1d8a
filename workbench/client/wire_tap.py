"""Listens at the network stream, so that the wire view shows the very bytes that crossed the socket.

httpcore hands every read and write of a connection to its network backend; ours passes them on and notes them in the
tap of the request under way. Requests run in tasks of their own, so a context variable tells whose bytes they are.
"""

import asyncio
import ssl
from collections import OrderedDict
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

import httpcore

from workbench.client.phase_clock import PhaseClock
from workbench.core.exchange import WireBytes
from workbench.core.http2 import Direction, Frame

KEPT_BYTES = 64 * 1024
KEPT_FRAMES = 500
MOST_WAITED_BYTES = 1 << 20
HEAR_AFTER_S = 3.0
"""A write that stands still for so long is worth a look at what came meanwhile."""
IN_VAIN = "interim answers without end"
_LARGE_BYTES = 16 * 1024
_MOST_STREAMS = 64
_current: ContextVar["WireTap | None"] = ContextVar("wire_tap", default=None)


class WireTap:
    """Collects what one request sends and receives: all of it counted, the first 64 KiB of each side kept."""

    def __init__(self, clock: PhaseClock | None = None) -> None:
        self._clock = clock
        self._sent = bytearray()
        self._received = bytearray()
        self.sent_bytes = 0
        self.received_bytes = 0
        self.local_port = 0
        self._frames: list[Frame] = []
        self._frames_more = 0

    def listen(self) -> None:
        """Become the tap of the running task."""
        _current.set(self)

    def wrote(self, data: bytes) -> None:
        self.sent_bytes += len(data)
        self._sent += data[: max(0, KEPT_BYTES - len(self._sent))]

    def read(self, data: bytes) -> None:
        self.received_bytes += len(data)
        self._received += data[: max(0, KEPT_BYTES - len(self._received))]

    @property
    def stream(self) -> int:
        """The stream of HTTP/2 that is its request's; 0 while it has none."""
        return self._clock.stream if self._clock else 0

    @property
    def waits_in_vain(self) -> bool:
        """Whether what came is more than any head, and still no answer has begun: 1xx for ever, for example."""
        return self._clock is not None and self._clock.phase == "wait" and self.received_bytes > MOST_WAITED_BYTES

    def saw(self, frame: Frame) -> None:
        if len(self._frames) < KEPT_FRAMES:
            self._frames.append(frame)
        else:
            self._frames_more += 1

    def bytes(self) -> WireBytes:
        """What was heard so far."""
        sent, received = bytes(self._sent), bytes(self._received)
        frames = (tuple(self._frames), self._frames_more)
        return WireBytes(sent, self.sent_bytes, received, self.received_bytes, *frames)


class _Frames:
    """Both directions of one HTTP/2 connection: each frame is told to the request whose stream it belongs to."""

    def __init__(self) -> None:
        from workbench.client.http2_frames import FrameReader

        self._readers = {"sent": FrameReader("sent"), "received": FrameReader("received")}
        self._owners: OrderedDict[int, WireTap] = OrderedDict()
        self._waiting: OrderedDict[int, list[Frame]] = OrderedDict()
        """Frames that another task wrote or read along with its own, until their owner comes by."""

    def passed(self, direction: Direction, data: bytes) -> None:
        current = _current.get()
        if current is not None and current.stream:
            self._own(current)
        for frame in self._readers[direction].feed(data):
            tap = self._owners.get(frame.stream) if frame.stream else current
            if tap is not None:
                tap.saw(frame)
            elif frame.stream:
                self._wait(frame)

    def _own(self, tap: WireTap) -> None:
        self._owners[tap.stream] = tap
        for frame in self._waiting.pop(tap.stream, ()):
            tap.saw(frame)
        while len(self._owners) > _MOST_STREAMS:
            self._owners.popitem(last=False)

    def _wait(self, frame: Frame) -> None:
        held = self._waiting.setdefault(frame.stream, [])
        if len(held) < KEPT_FRAMES:
            held.append(frame)
        while len(self._waiting) > _MOST_STREAMS:
            self._waiting.popitem(last=False)


class _TappedStream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner
        self._frames = _Frames() if _speaks_http2(inner) else None

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        data = await self._inner.read(max_bytes, timeout)
        if tap := _current.get():
            tap.read(data)
            if tap.waits_in_vain and self._frames is None:
                raise httpcore.RemoteProtocolError(IN_VAIN)
        if self._frames is not None:
            self._frames.passed("received", data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        if tap := _current.get():
            tap.local_port = self._local_port() or tap.local_port
            tap.wrote(buffer)
        if self._frames is not None:
            self._frames.passed("sent", buffer)
        if len(buffer) < _LARGE_BYTES or self._inner.get_extra_info("ssl_object") is not None:
            await self._inner.write(buffer, timeout)
        else:
            await self._write_or_hear(buffer, timeout)

    async def _write_or_hear(self, buffer: bytes, timeout: float | None) -> None:  # noqa: ASYNC109 - as above
        """Write; but a server that has answered and takes in no more is listened to instead (RFC 9112, 9.3)."""
        writing = asyncio.ensure_future(self._inner.write(buffer, timeout))
        try:
            while not (await asyncio.wait({writing}, timeout=HEAR_AFTER_S))[0]:
                if self._inner.get_extra_info("is_readable"):
                    raise httpcore.WriteError("the answer came before all was sent")
            await writing
        finally:
            if not writing.done():
                writing.cancel()
                await asyncio.wait({writing})

    async def aclose(self) -> None:
        await self._inner.aclose()

    async def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
    ) -> httpcore.AsyncNetworkStream:
        return _TappedStream(await self._inner.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._inner.get_extra_info(info)

    def _local_port(self) -> int:
        try:
            address = self._inner.get_extra_info("client_addr")
        except OSError:  # the connection broke; the write tells
            return 0
        return int(address[1]) if isinstance(address, tuple) else 0


def _speaks_http2(stream: httpcore.AsyncNetworkStream) -> bool:
    tls = stream.get_extra_info("ssl_object")
    return tls is not None and tls.selected_alpn_protocol() == "h2"


class TappedBackend(httpcore.AsyncNetworkBackend):
    """httpcore's own asyncio backend with a tap on every connection."""

    def __init__(self) -> None:
        self._inner = httpcore.AnyIOBackend()

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        stream = await self._inner.connect_tcp(host, port, timeout, local_address, socket_options)
        return _TappedStream(stream)

    async def sleep(self, seconds: float) -> None:
        await self._inner.sleep(seconds)
