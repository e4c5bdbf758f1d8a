"""Keeps connections open between sends: one pool for each way of connecting that the requests' settings ask for."""

import asyncio
import ssl
from collections import OrderedDict
from dataclasses import dataclass, replace
from functools import partial

import h11
import httpcore

from workbench.client import tls
from workbench.client.tunnel import TunnelBackend
from workbench.client.wire_tap import TappedBackend
from workbench.core.address import SECURE
from workbench.core.encode import EncodedRequest
from workbench.core.proxy import Proxy
from workbench.core.request import RequestDraft
from workbench.core.tls_files import NO_FILES, TlsFiles

MOST_POOLS = 8
_IDLE_S = 60.0
_MOST_CONNECTIONS = 64


@dataclass(frozen=True, slots=True)
class Route:
    """How to connect: requests that ask for the same share connections."""

    tls: bool = False
    verify: bool = True
    http2: bool = False
    tunnel: Proxy | None = None
    files: TlsFiles = NO_FILES
    stamp: tuple[int, ...] = ()
    """When the files were changed last."""


def route_of(draft: RequestDraft, encoded: EncodedRequest) -> Route:
    """The way that a draft's settings ask for. A proxy that reads the request itself is simply connected to."""
    if encoded.address.scheme not in SECURE:
        return Route(tunnel=encoded.proxy) if encoded.address.is_socket else Route()
    http2 = draft.http2 and not encoded.address.is_socket
    return Route(tls=True, verify=draft.verify_tls, http2=http2, tunnel=encoded.proxy, files=encoded.tls)


class Connections:
    """The pools, made when they are first needed; the one unused longest is closed when there are too many.

    Use and close it on one asyncio loop.
    """

    def __init__(self) -> None:
        self._pools: OrderedDict[Route, httpcore.AsyncConnectionPool] = OrderedDict()

    async def pool(self, route: Route) -> httpcore.AsyncConnectionPool:
        """The pool for a route.

        Raises:
            DraftError: when a certificate or key of it can't be used.
        """
        if route.tls and route.files != NO_FILES:
            route = replace(route, stamp=await asyncio.to_thread(tls.stamp_of, route.files))
        found = self._pools.get(route)
        if found is None:
            make = partial(tls.context_for, route.files, verify=route.verify)
            context = await asyncio.to_thread(make) if route.tls else None
            found = self._pools.setdefault(route, _make(route, context))
        self._pools.move_to_end(route)
        await self._trim()
        return found

    async def close(self) -> None:
        """Close every connection."""
        while self._pools:
            _, pool = self._pools.popitem()
            await pool.aclose()

    async def _trim(self) -> None:
        """Close the oldest pools that nobody is using."""
        for route in list(self._pools)[: max(0, len(self._pools) - MOST_POOLS)]:
            if all(connection.is_idle() for connection in self._pools[route].connections):
                await self._pools.pop(route).aclose()


async def drop_surplus(response: httpcore.Response) -> None:
    """Close the connection when more came than the answer: httpcore would take it for the next request's answer.

    h11 tells of such bytes; the way to it through httpcore is its own, so a test holds it.
    """
    stream: object = response.stream
    for name in ("_stream", "_connection", "_h11_state"):
        stream = getattr(stream, name, None)
    if isinstance(stream, h11.Connection) and stream.trailing_data[0] and response.status != 101:
        await response.extensions["network_stream"].aclose()


def _make(route: Route, context: ssl.SSLContext | None) -> httpcore.AsyncConnectionPool:
    own = route.tunnel if not route.tls else None
    backend = TunnelBackend(own) if own is not None else TappedBackend()
    if route.tunnel is None or own is not None:
        return httpcore.AsyncConnectionPool(
            ssl_context=context, max_connections=_MOST_CONNECTIONS, keepalive_expiry=_IDLE_S, http2=route.http2,
            network_backend=backend,
        )  # fmt: skip
    proxy = route.tunnel
    asked = bool(proxy.authorization)
    return httpcore.AsyncHTTPProxy(
        httpcore.URL(scheme=proxy.scheme.encode(), host=proxy.host.encode(), port=proxy.port, target=b"/"),
        proxy_auth=(proxy.username.encode(), proxy.password.encode()) if asked else None,
        ssl_context=context, max_connections=_MOST_CONNECTIONS, keepalive_expiry=_IDLE_S, http2=route.http2,
        network_backend=backend,
    )  # fmt: skip
