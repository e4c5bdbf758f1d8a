"""The WebSocket client against the websockets library's server, and against servers that don't mean it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path

import pytest
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.unit.workbench.client.hostile import Answer, response, says, serving
from workbench.client.body_store import BodyStore
from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.client.websocket import WebSocket
from workbench.core.exchange import Exchange
from workbench.core.request import JsonBody, LoginAuth, RequestDraft, Row

Said = list[tuple[str, str, str, int]]
Handler = Callable[[ServerConnection], Awaitable[None]]
DRAFT = RequestDraft(url="{{ws}}/chat", headers=(Row("X-Mine", "1"),))


async def echo(connection: ServerConnection) -> None:
    with suppress(ConnectionClosed):
        async for message in connection:
            await connection.send(message)


def said(log: LiveLog) -> Said:
    return [(one.direction, one.kind, one.preview, one.size) for one in log.since(0)]


def talk(handler: Handler, folder: Path, act: Callable[[WebSocket], Awaitable[None]]) -> tuple[Exchange, LiveLog]:
    """Open, act, and wait for the end."""

    async def run() -> tuple[Exchange, LiveLog]:
        sender = Sender(BodyStore(folder))
        log = LiveLog(folder / "log")
        async with serve(handler, "127.0.0.1", 0, compression=None) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            socket = WebSocket(sender, log)
            exchange = await socket.open(DRAFT, "", variables={"ws": f"ws://127.0.0.1:{port}"})
            assert exchange.failure is None, exchange.failure
            running = asyncio.create_task(socket.run())
            await act(socket)
            await running
        await sender.close()
        return exchange, log

    return asyncio.run(run())


def test_messages_go_both_ways_and_each_is_listed(tmp_path: Path) -> None:
    async def act(socket: WebSocket) -> None:
        await socket.send_text("grüß dich")
        await socket.send_binary(b"\x00\xff")
        closing = asyncio.create_task(socket.close(1000, "done"))
        await asyncio.sleep(0)
        closing.add_done_callback(lambda _task: None)

    exchange, log = talk(echo, tmp_path, act)

    assert said(log) == [
        ("note", "open", "open: 101 Switching Protocols", 0),
        ("out", "text", "grüß dich", 11),
        ("out", "binary", "00 ff", 2),
        ("out", "close", "1000 done", 0),
        ("in", "text", "grüß dich", 11),
        ("in", "binary", "00 ff", 2),
        ("note", "close", "closed: 1000 · normal: all was said · “done”", 0),
    ]
    assert not log.open
    assert exchange.response is not None
    assert exchange.response.status == 101


def test_the_handshake_is_the_encoders_own_request(tmp_path: Path) -> None:
    async def act(socket: WebSocket) -> None:
        await socket.close()

    async def at_once(connection: ServerConnection) -> None:
        await connection.close(4001, "go away")

    exchange, log = talk(at_once, tmp_path, act)

    head = exchange.wire.sent.partition(b"\r\n\r\n")[0].decode()
    assert head.startswith("GET /chat HTTP/1.1\r\nHost: 127.0.0.1:")
    assert "Upgrade: websocket\r\n" in head
    assert "X-Mine: 1\r\n" in head
    assert exchange.sent is not None
    assert [f"{one.name}: {one.value}" for one in exchange.sent.headers] == head.split("\r\n")[1:]
    assert said(log)[-1][2].startswith(("the server closed: 4001", "closed: "))


def test_the_server_closes_and_the_code_is_explained(tmp_path: Path) -> None:
    async def handler(connection: ServerConnection) -> None:
        await connection.send("x" * 200_000)
        await connection.close(1008, "rules")

    async def act(_socket: WebSocket) -> None:
        """Only listen."""

    _, log = talk(handler, tmp_path, act)

    message, note = log.since(1)[0], log.since(0)[-1]
    assert message.size == 200_000
    assert log.content(message) == b"x" * 200_000
    assert note.preview == "the server closed: 1008 · it broke a rule of the server · “rules”"


def test_fragments_are_put_together(tmp_path: Path) -> None:
    async def handler(connection: ServerConnection) -> None:
        await connection.send(["one ", "two ", "three"])
        await connection.close()

    async def act(_socket: WebSocket) -> None:
        """Only listen."""

    _, log = talk(handler, tmp_path, act)

    assert ("in", "text", "one two three", 13) in said(log)


def opened(answer: Answer, folder: Path, draft: RequestDraft = DRAFT) -> Exchange:
    async def run() -> Exchange:
        sender = Sender(BodyStore(folder))
        async with serving(answer) as server:
            socket = WebSocket(sender, LiveLog(folder / "log"))
            exchange = await socket.open(draft, "", variables={"ws": server.base.replace("http", "ws")})
        await sender.close()
        return exchange

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("answer", "words"),
    [
        (response("404 Not Found"), "opens no WebSocket here: 404 Not Found"),
        (
            b"HTTP/1.1 101 Eh\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: no\r\n\r\n",
            "not mean it",
        ),
    ],
)
def test_who_does_not_mean_it(tmp_path: Path, answer: bytes, words: str) -> None:
    exchange = opened(says(answer), tmp_path)

    assert exchange.failure is not None
    assert words in exchange.failure.what
    assert exchange.wire.received == answer


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        (RequestDraft("POST", "{{ws}}/"), "opened with GET"),
        (RequestDraft("GET", "{{ws}}/", body=JsonBody("{}")), "opened without one"),
        (RequestDraft("GET", "http://127.0.0.1/"), "begins with ws://"),
        (RequestDraft("GET", "{{ws}}/", auth=LoginAuth("a", "b")), "unknown variable {{base}}"),
    ],
)
def test_drafts_that_cannot_open_one(tmp_path: Path, draft: RequestDraft, words: str) -> None:
    exchange = opened(says(b""), tmp_path, draft)

    assert exchange.failure is not None
    assert words in exchange.failure.what


def test_a_frame_that_breaks_the_rules_ends_it(tmp_path: Path) -> None:
    async def handler(connection: ServerConnection) -> None:
        connection.transport.write(b"\xff\xff\xff\xff")
        await connection.wait_closed()

    async def act(_socket: WebSocket) -> None:
        """Only listen."""

    _, log = talk(handler, tmp_path, act)

    assert "1002" in said(log)[-1][2]
