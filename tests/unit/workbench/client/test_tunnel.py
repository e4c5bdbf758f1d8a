"""CONNECT, byte by byte; WebSockets through it are in test_socket_handshake."""

import asyncio

import httpcore
import pytest

from tests.unit.workbench.client.hostile import Asked, response, says, serving
from workbench.client.tunnel import TunnelBackend
from workbench.core.proxy import Proxy


def asked_of(answer: bytes, host: str = "far.test", *, close: bool = False) -> tuple[Asked, bytes]:
    """What the proxy was asked, and what came through behind its answer."""

    async def run() -> tuple[Asked, bytes]:
        async with serving(says(answer, close=close)) as server:
            proxy = Proxy("http", "127.0.0.1", int(server.base.rpartition(":")[2]), "me", "pw")
            stream = await TunnelBackend(proxy).connect_tcp(host, 81, timeout=5)
            data = await stream.read(100, timeout=5)
            await stream.aclose()
            return server.seen[0], data

    return asyncio.run(run())


def test_it_asks_for_the_far_side_and_leaves_what_follows_to_the_tunnel() -> None:
    asked, data = asked_of(b"HTTP/1.1 200 OK\r\n\r\nhello")

    assert (asked.method, asked.target) == ("CONNECT", "far.test:81")
    assert asked.header("proxy-authorization") == "Basic bWU6cHc="
    assert data == b"hello"


def test_an_address_of_ipv6_has_its_brackets() -> None:
    assert asked_of(b"HTTP/1.1 200 OK\r\n\r\nx", "::1")[0].target == "[::1]:81"


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (response("407 Proxy Authentication Required"), "407 Proxy Authentication Required"),
        (b"HTTP/1.1 200", "hung up"),
        (b"x" * 70_000, "hung up"),
    ],
)
def test_who_opens_none(answer: bytes, words: str) -> None:
    with pytest.raises(httpcore.ProxyError, match=words):
        asked_of(answer, close=True)
