"""A WebSocket goes out with the same log-in, cookies, TLS and proxy as a request."""

import asyncio
import ssl
from collections.abc import Awaitable, Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.server import ServerConnection, serve

from tests.unit.workbench.client.certificates import client_files, demanding_context, server_context
from tests.unit.workbench.client.hostile import Asked, response, routes, says, serving
from tests.unit.workbench.client.tunnel_proxy import Tunnel
from workbench.client.body_store import BodyStore
from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.client.websocket import WebSocket
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange
from workbench.core.request import LoginAuth, RequestDraft

DRAFT = RequestDraft(url="{{ws}}/chat", timeout_s=10)
Where = Callable[[int], RequestDraft]


async def greets(connection: ServerConnection) -> None:
    assert connection.request is not None
    await connection.send("\n".join(f"{name}: {value}" for name, value in connection.request.headers.raw_items()))
    await connection.close()


def opened(
    folder: Path,
    draft: RequestDraft,
    *,
    jar: Jar | None = None,
    base: str = "",
    tls: ssl.SSLContext | None = None,
    around: Callable[[int, RequestDraft], Awaitable[RequestDraft]] | None = None,
    **settings: Any,
) -> tuple[Exchange, LiveLog]:
    """Open it against a server that tells the headers it got, and read until the end."""

    async def run() -> tuple[Exchange, LiveLog]:
        sender, log = Sender(BodyStore(folder)), LiveLog(folder / "log")
        async with serve(greets, "127.0.0.1", 0, ssl=tls, **settings) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            socket = WebSocket(sender, log)
            wanted = await around(port, draft) if around else draft
            variables = {"ws": f"{'wss' if tls else 'ws'}://127.0.0.1:{port}"}
            exchange = await socket.open(wanted, base, cookies=jar or Jar(), variables=variables)
            if exchange.failure is None:
                await socket.run()
        await sender.close()
        return exchange, log

    return asyncio.run(run())


def told(log: LiveLog) -> str:
    """The headers as the server got them."""
    (message,) = (one for one in log.since(0) if one.direction == "in")
    content = log.content(message)
    assert content is not None
    return content.decode()


def test_cookies_of_the_jar_go_along(tmp_path: Path) -> None:
    jar = Jar().received("http://127.0.0.1/", ["sid=7"], 0)

    _, log = opened(tmp_path, DRAFT, jar=jar)

    assert "Cookie: sid=7" in told(log)


def test_messages_are_packed_where_both_can(tmp_path: Path) -> None:
    exchange, log = opened(tmp_path, DRAFT)

    assert log.since(0)[0].preview == "open: 101 Switching Protocols · permessage-deflate"
    assert "Host: 127.0.0.1" in told(log), "unpacked"
    assert exchange.wire.received.count(b"Host:") == 0, "packed on the wire"


def test_packing_can_be_left_out(tmp_path: Path) -> None:
    _, log = opened(tmp_path, replace(DRAFT, omitted=("Sec-WebSocket-Extensions",)))

    assert log.since(0)[0].preview == "open: 101 Switching Protocols"
    assert "Sec-WebSocket-Extensions" not in told(log)


def test_it_logs_in_first(tmp_path: Path) -> None:
    async def run() -> tuple[Exchange, LiveLog, list[Asked]]:
        sender, log = Sender(BodyStore(tmp_path)), LiveLog(tmp_path / "log")
        login = routes({"/login": response(body=b'{"access_token": "t0k3n", "token_type": "bearer"}')})
        async with serving(login) as api, serve(greets, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            socket = WebSocket(sender, log)
            draft = replace(DRAFT, auth=LoginAuth("alice", "pw"))
            exchange = await socket.open(draft, api.base, variables={"ws": f"ws://127.0.0.1:{port}"})
            assert exchange.failure is None, exchange.failure
            await socket.run()
        await sender.close()
        return exchange, log, api.seen

    exchange, log, asked = asyncio.run(run())

    assert "Authorization: Bearer t0k3n" in told(log)
    assert [one.target for one in asked] == ["/login"]
    assert [hop.why for hop in exchange.hops] == ["login"]


def test_a_client_certificate_and_a_ca_file(tmp_path: Path) -> None:
    cert, key = client_files(tmp_path)
    tls = demanding_context(tmp_path, cert)
    ca = str(tmp_path / "certificate.pem")

    exchange, log = opened(tmp_path, replace(DRAFT, client_cert=cert, client_key=key, ca_file=ca), tls=tls)

    assert exchange.failure is None
    assert "Upgrade: websocket" in told(log)


def test_a_certificate_that_nobody_vouches_for(tmp_path: Path) -> None:
    exchange, log = opened(tmp_path, DRAFT, tls=server_context(tmp_path))

    assert exchange.failure is not None
    assert exchange.failure.kind == "tls"
    assert not log.open


@pytest.mark.parametrize("tls", [False, True])
@pytest.mark.parametrize(("who", "works"), [("me:pw@", True), ("", False)])
def test_a_proxy_opens_a_tunnel(tmp_path: Path, who: str, works: bool, tls: bool) -> None:
    seen: list[Asked] = []

    async def run() -> tuple[Exchange, LiveLog]:
        sender, log = Sender(BodyStore(tmp_path)), LiveLog(tmp_path / "log")
        context = server_context(tmp_path) if tls else None
        async with serve(greets, "127.0.0.1", 0, ssl=context) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            tunnel = Tunnel(port)
            async with serving(tunnel) as proxy:
                address = proxy.base.replace("http://", f"http://{who}")
                socket = WebSocket(sender, log)
                scheme = "wss" if tls else "ws"
                draft = replace(DRAFT, proxy=address, verify_tls=False)
                exchange = await socket.open(draft, "", variables={"ws": f"{scheme}://127.0.0.1:{port}"})
                if exchange.failure is None:
                    await socket.run()
                await sender.close()
            seen.extend(tunnel.seen)
        return exchange, log

    exchange, log = asyncio.run(run())

    assert seen[0].method == "CONNECT"
    if works:
        assert exchange.failure is None
        assert "Upgrade: websocket" in told(log)
        assert "Proxy-Authorization" not in told(log)
    else:
        assert exchange.failure is not None
        assert exchange.failure.kind == "proxy"
        assert "407" in exchange.failure.what


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (response("302 Found", "Location: /other"), "follows no redirect"),
        (response("403 Forbidden"), "looked at Origin"),
    ],
)
def test_a_refusal_says_what_it_may_be_about(tmp_path: Path, answer: bytes, words: str) -> None:
    async def run() -> Exchange:
        sender = Sender(BodyStore(tmp_path))
        async with serving(says(answer)) as server:
            socket = WebSocket(sender, LiveLog(tmp_path / "log"))
            exchange = await socket.open(DRAFT, "", variables={"ws": server.base.replace("http", "ws")})
        await sender.close()
        return exchange

    failure = asyncio.run(run()).failure

    assert failure is not None
    assert words in failure.why


def test_an_extension_that_was_never_offered(tmp_path: Path) -> None:
    draft = replace(DRAFT, omitted=("Sec-WebSocket-Extensions",))

    def meddle(_connection: ServerConnection, _request: object, answer: Any) -> Any:
        answer.headers["Sec-WebSocket-Extensions"] = "permessage-deflate"
        return answer

    exchange, _ = opened(tmp_path, draft, compression=None, process_response=meddle)

    assert exchange.failure is not None
    assert "extension of its own" in exchange.failure.what
