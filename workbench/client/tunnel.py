"""Connects through an HTTP proxy by CONNECT, for what is neither TLS nor a request that a proxy could read: ``ws://``."""

import ssl
from collections.abc import Iterable

import httpcore

from workbench.client.wire_tap import TappedBackend
from workbench.core.proxy import Proxy

_MOST_HEAD_BYTES = 64 * 1024


class TunnelBackend(TappedBackend):
    """Gives streams to the far side of the proxy."""

    def __init__(self, proxy: Proxy) -> None:
        super().__init__()
        self._proxy = proxy

    async def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ASYNC109 - httpcore's signature
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.AsyncNetworkStream:
        """A stream to the host. Raises ``httpcore.ProxyError`` when the proxy won't."""
        proxy = self._proxy
        stream = await super().connect_tcp(proxy.host, proxy.port, timeout, local_address, socket_options)
        if proxy.scheme == "https":
            stream = await stream.start_tls(ssl.create_default_context(), proxy.host, timeout)
        try:
            await self._ask(stream, host, port, timeout)
        except BaseException:
            await stream.aclose()
            raise
        return stream

    async def _ask(
        self,
        stream: httpcore.AsyncNetworkStream,
        host: str,
        port: int,
        timeout: float | None,  # noqa: ASYNC109 - httpcore's signature
    ) -> None:
        place = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
        lines = [f"CONNECT {place} HTTP/1.1", f"Host: {place}"]
        if self._proxy.authorization:
            lines.append(f"Proxy-Authorization: {self._proxy.authorization}")
        await stream.write(("\r\n".join(lines) + "\r\n\r\n").encode("ascii"), timeout)
        head = b""
        while b"\r\n\r\n" not in head:
            data = await stream.read(1, timeout)  # what follows the head belongs to the tunnel
            head += data
            if not data or len(head) > _MOST_HEAD_BYTES:
                raise httpcore.ProxyError("it hung up in the middle of its answer")
        status = head.split(b"\r\n", 1)[0].decode("latin-1").partition(" ")[2]
        if not status.startswith("2"):
            raise httpcore.ProxyError(status or "no status")
