"""TLS, HTTP/2 and proxies on real sockets, and that connections are kept apart by them."""

import asyncio
from pathlib import Path

import pytest

from tests.unit.workbench.client.certificates import server_context
from tests.unit.workbench.client.hostile import Asked, response, routes, serving
from tests.unit.workbench.client.http2_server import serving_http2
from tests.unit.workbench.client.tunnel_proxy import Tunnel
from workbench.client.body_store import BodyStore
from workbench.client.connections import MOST_POOLS, Connections, Route, route_of
from workbench.client.sender import Sender
from workbench.core.encode import encode
from workbench.core.exchange import Exchange
from workbench.core.proxy import Proxy
from workbench.core.request import JsonBody, RequestDraft, Row


async def over_tls(folder: Path, draft: RequestDraft) -> Exchange:
    sender = Sender(BodyStore(folder))
    async with serving(routes({"/a": response(body=b"secure")}), server_context(folder)) as server:
        exchange = await sender.send(draft, server.base)
        await sender.close()
    return exchange


def test_a_certificate_that_nobody_vouches_for_is_refused(tmp_path: Path) -> None:
    exchange = asyncio.run(over_tls(tmp_path, RequestDraft(url="/a")))

    assert exchange.failure is not None
    assert exchange.failure.kind == "tls"
    assert "self-signed" in exchange.failure.why
    assert "switch its verification off" in exchange.failure.what_to_do


def test_verification_can_be_switched_off(tmp_path: Path) -> None:
    exchange = asyncio.run(over_tls(tmp_path, RequestDraft(url="/a", verify_tls=False)))

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"secure"
    assert exchange.phases.tls_ms is not None
    assert exchange.wire.sent.startswith(b"GET /a HTTP/1.1\r\n"), "the wire shows what is inside of TLS"


def test_http2_is_shown_as_it_was_sent(tmp_path: Path) -> None:
    bodies: list[bytes] = []
    draft = RequestDraft(
        "POST",
        "/a?x=1",
        headers=(Row("X-Mine", "1"), Row("Connection", "close")),
        body=JsonBody("{}"),
        verify_tls=False,
        http2=True,
    )

    async def run() -> list[Exchange]:
        sender = Sender(BodyStore(tmp_path))
        async with serving_http2(server_context(tmp_path, "h2"), bodies) as base:
            exchanges = [await sender.send(draft, base) for _ in range(2)]
            await sender.close()
        return exchanges

    first, second = asyncio.run(run())

    assert first.response is not None
    assert first.response.http_version == "HTTP/2"
    arrived = first.response.body_path.read_text().split("\n")
    assert first.sent is not None
    assert first.sent.http_version == "HTTP/2"
    assert [f"{one.name}: {one.value}" for one in first.sent.headers] == arrived
    assert arrived[0] == ":method: POST"
    assert b"".join(bodies) == b"{}{}"
    assert first.wire.sent.startswith(b"PRI * HTTP/2.0\r\n")
    assert first.phases.wait_ms > 0
    assert second.phases.connect_ms is None


def test_http2_frames_are_read_also_on_a_kept_connection(tmp_path: Path) -> None:
    draft = RequestDraft("POST", "/a", headers=(Row("X-Mine", "1"),), body=JsonBody("{}"), verify_tls=False, http2=True)

    async def run() -> list[Exchange]:
        sender = Sender(BodyStore(tmp_path))
        async with serving_http2(server_context(tmp_path, "h2"), []) as base:
            exchanges = [await sender.send(draft, base) for _ in range(2)]
            exchanges += await asyncio.gather(*(sender.send(draft, base) for _ in range(3)))
            await sender.close()
        return exchanges

    first, second, *at_once = asyncio.run(run())

    kinds = [(frame.direction, frame.kind) for frame in first.wire.frames]
    assert kinds[:2] == [("sent", "preface"), ("sent", "SETTINGS")]
    assert ("received", "SETTINGS") in kinds
    for exchange in (first, second, *at_once):
        headers = [frame for frame in exchange.wire.frames if frame.kind == "HEADERS"]
        assert [frame.direction for frame in headers] == ["sent", "received"], "each sees its own stream"
        assert ("x-mine", "1") in headers[0].fields
        assert headers[1].fields[0] == (":status", "200")
        assert exchange.sent is not None
        assert headers[0].fields == tuple((one.name, one.value) for one in exchange.sent.headers)
        data = [frame for frame in exchange.wire.frames if frame.kind == "DATA"]
        assert (data[0].direction, data[0].size) == ("sent", 2)
        assert {frame.stream for frame in data} == {headers[0].stream}


def test_a_server_without_http2_gets_http1(tmp_path: Path) -> None:
    exchange = asyncio.run(over_tls(tmp_path, RequestDraft(url="/a", verify_tls=False, http2=True)))

    assert exchange.response is not None
    assert exchange.response.http_version == "HTTP/1.1"
    assert exchange.sent is not None
    assert exchange.sent.headers[0].name == "Host"


def test_a_proxy_gets_the_whole_url_and_its_credentials(tmp_path: Path) -> None:
    async def run() -> tuple[Exchange, Asked]:
        sender = Sender(BodyStore(tmp_path))
        table = {"http://nowhere.test:81/a": response(body=b"by proxy")}
        async with serving(routes({**table})) as proxy:
            address = proxy.base.replace("http://", "http://me:pw@")
            exchange = await sender.send(RequestDraft(url="http://nowhere.test:81/a", proxy=address), "")
            await sender.close()
        return exchange, proxy.seen[0]

    exchange, asked = asyncio.run(run())

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"by proxy"
    assert asked.target == "http://nowhere.test:81/a"
    assert asked.header("host") == "nowhere.test:81"
    assert exchange.sent is not None
    assert [(one.name, one.value) for one in exchange.sent.headers] == asked.headers
    assert exchange.sent.target == asked.target


@pytest.mark.parametrize(("who", "works"), [("me:pw@", True), ("", False)])
def test_tls_goes_through_a_tunnel(tmp_path: Path, who: str, works: bool) -> None:
    async def run() -> tuple[Exchange, Tunnel]:
        sender = Sender(BodyStore(tmp_path))
        async with serving(routes({"/a": response(body=b"secure")}), server_context(tmp_path)) as server:
            tunnel = Tunnel(int(server.base.rpartition(":")[2]))
            async with serving(tunnel) as proxy:
                address = proxy.base.replace("http://", f"http://{who}")
                exchange = await sender.send(RequestDraft(url="/a", proxy=address, verify_tls=False), server.base)
                await sender.close()
        return exchange, tunnel

    exchange, tunnel = asyncio.run(run())

    assert tunnel.seen[0].method == "CONNECT"
    if works:
        assert exchange.response is not None
        assert exchange.response.body_path.read_bytes() == b"secure"
    else:
        assert exchange.failure is not None
        assert exchange.failure.kind == "proxy"
        assert "407" in exchange.failure.what


def test_ways_are_kept_apart_and_bounded() -> None:
    async def run() -> None:
        connections = Connections()
        first = await connections.pool(Route())
        assert await connections.pool(Route()) is first
        for port in range(MOST_POOLS + 3):
            await connections.pool(Route(tunnel=Proxy("http", "h", port)))
        assert await connections.pool(Route()) is not first, "the one unused longest was closed"
        await connections.close()

    asyncio.run(run())


def test_the_way_of_a_draft() -> None:
    draft = RequestDraft(url="http://h/", http2=True, verify_tls=False, proxy="http://p:1")

    assert route_of(draft, encode(draft, {})) == Route(), "none of it matters without TLS"
    secure = RequestDraft(url="https://h/", http2=True, verify_tls=False, proxy="http://p:1")
    assert route_of(secure, encode(secure, {})) == Route(True, False, True, Proxy("http", "p", 1))
