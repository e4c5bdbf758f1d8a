"""Listens at the network stream, so that the wire view shows the very bytes that crossed the socket.

httpcore hands every read and write of a connection to its network backend; ours passes them on and notes them in the
tap of the request under way. Requests run in tasks of their own, so a context variable tells whose bytes they are.
"""

import ssl
from collections.abc import Iterable
from contextvars import ContextVar
from typing import Any

import httpcore

from workbench.core.exchange import WireBytes

KEPT_BYTES = 64 * 1024
_current: ContextVar["WireTap | None"] = ContextVar("wire_tap", default=None)


class WireTap:
    """Collects what one request sends and receives: all of it counted, the first 64 KiB of each side kept."""

    def __init__(self) -> None:
        self._sent = bytearray()
        self._received = bytearray()
        self.sent_bytes = 0
        self.received_bytes = 0
        self.local_port = 0

    def listen(self) -> None:
        """Become the tap of the running task."""
        _current.set(self)

    def wrote(self, data: bytes) -> None:
        self.sent_bytes += len(data)
        self._sent += data[: max(0, KEPT_BYTES - len(self._sent))]

    def read(self, data: bytes) -> None:
        self.received_bytes += len(data)
        self._received += data[: max(0, KEPT_BYTES - len(self._received))]

    def bytes(self) -> WireBytes:
        """What was heard so far."""
        return WireBytes(bytes(self._sent), self.sent_bytes, bytes(self._received), self.received_bytes)


class _TappedStream(httpcore.AsyncNetworkStream):
    def __init__(self, inner: httpcore.AsyncNetworkStream) -> None:
        self._inner = inner

    async def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ASYNC109 - httpcore's signature
        data = await self._inner.read(max_bytes, timeout)
        if tap := _current.get():
            tap.read(data)
        return data

    async def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ASYNC109 - httpcore's signature
        if tap := _current.get():
            tap.local_port = self._local_port()
            tap.wrote(buffer)
        await self._inner.write(buffer, timeout)

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
        address = self._inner.get_extra_info("client_addr")
        return int(address[1]) if isinstance(address, tuple) else 0


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
