"""Redirects, event streams and WebSockets through the whole window side, against real servers."""

import asyncio
import socket
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack, suppress
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed

from tests.gui.workbench.compose.request_area import Bench, bench
from tests.unit.workbench.client.hostile import Answer, Asked, response, routes, serving
from workbench.compose import streams
from workbench.core.request import RequestDraft
from workbench.ui.response.hops_view import HopsView
from workbench.ui.response.live_model import CONTENT
from workbench.ui.response.stream_view import StreamView

__all__ = ["bench"]


class Servers:
    """Real servers on the bridge's loop, so that the window's thread only waits for signals."""

    def __init__(self, bench: Bench, qtbot: QtBot) -> None:
        self._bench = bench
        self._qtbot = qtbot
        self._stack = AsyncExitStack()
        self.tick = asyncio.Event()

    def http(self, answer: Answer) -> str:
        server = self._run(self._stack.enter_async_context(serving(answer)))
        return str(server.base)

    def echo(self) -> str:
        port = self._run(self._echo())
        return f"ws://127.0.0.1:{port}"

    def go_on(self) -> None:
        async def tick() -> None:
            self.tick.set()

        self._run(tick())

    def close(self) -> None:
        self._run(self._stack.aclose())

    async def _echo(self) -> int:
        async def echo(connection: ServerConnection) -> None:
            with suppress(ConnectionClosed):
                async for message in connection:
                    await connection.send(message)

        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        await self._stack.enter_async_context(serve(echo, "127.0.0.1", port, compression=None))
        return port

    def _run(self, work: Coroutine[Any, Any, Any]) -> Any:
        found: list[Any] = []
        self._bench.context.bridge.submit(work, found.append, found.append)
        self._qtbot.waitUntil(lambda: bool(found))
        assert not isinstance(found[0], Exception), found[0]
        return found[0]


@pytest.fixture
def servers(bench: Bench, qtbot: QtBot) -> Iterator[Servers]:
    streams.wire(bench.context, bench.area)
    made = Servers(bench, qtbot)
    yield made
    made.close()


def in_front(bench: Bench, kind: type[QWidget]) -> bool:
    """Whether the page in front of the response panel is of this kind."""
    return any(page.isVisible() for page in bench.area.response.findChildren(kind))


def contents(view: StreamView) -> list[str]:
    return [str(view.model.index(row, CONTENT).data()) for row in range(view.model.rowCount())]


def stream_view(bench: Bench, qtbot: QtBot) -> StreamView:
    qtbot.waitUntil(lambda: in_front(bench, StreamView))
    view = bench.area.response.findChild(StreamView)
    assert isinstance(view, StreamView)
    return view


def moves(asked: Asked) -> bytes:
    return response("302 Found", f"Location: {asked.target}x", "Set-Cookie: way=1")


def test_hops_get_a_tab_and_the_jar_their_cookies(bench: Bench, servers: Servers, qtbot: QtBot) -> None:
    base = servers.http(routes({"/a": moves, "/ax": moves, "/axx": response(body=b"end")}))
    bench.area.response.show()

    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send(RequestDraft(url=f"{base}/a", follow_redirects=True))

    hops = bench.area.response.findChild(HopsView)
    assert isinstance(hops, HopsView)
    model = hops.way.model()
    assert [model.index(row, 3).data() for row in range(model.rowCount())] == ["302 Found", "302 Found", "200 OK"]
    assert [cookie.name for cookie in bench.context.requests.jar.cookies] == ["way"]
    assert bench.area.response.shown_sections[-1].id == "hops"
    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send(RequestDraft(url=f"{base}/axx"))
    assert all(one.id != "hops" for one in bench.area.response.shown_sections)


def test_too_many_redirects_show_the_way_at_once(bench: Bench, servers: Servers, qtbot: QtBot) -> None:
    base = servers.http(routes({"/a": response("302 Found", "Location: /a")}))
    bench.area.response.show()

    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send(RequestDraft(url=f"{base}/a", follow_redirects=True, max_redirects=3))

    assert in_front(bench, HopsView)
    assert bench.area.response.message.isVisible()


def ticking(servers: Servers) -> Answer:
    async def answer(asked: Asked, writer: asyncio.StreamWriter) -> None:
        last = asked.header("last-event-id") or "0"
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n")
        writer.write(f"id: {int(last) + 1}\ndata: after {last}\n\n".encode())
        await writer.drain()
        await servers.tick.wait()
        writer.write(b"id: 9\ndata: later\n\n")
        await writer.drain()
        await asyncio.Event().wait()

    return answer


def test_an_event_stream_is_shown_while_it_runs_then_stopped_and_resumed(
    bench: Bench, servers: Servers, qtbot: QtBot
) -> None:
    base = servers.http(ticking(servers))
    bench.area.response.show()
    bench.context.requests.send(RequestDraft(url=f"{base}/events"))

    view = stream_view(bench, qtbot)
    qtbot.waitUntil(lambda: contents(view)[1:] == ["after 0"])
    assert bench.area.requests.snapshot.current.sending
    assert view.bar.state.text() == "live"
    servers.go_on()
    qtbot.waitUntil(lambda: contents(view)[-1] == "later")

    with qtbot.waitSignal(bench.context.requests.finished) as told:
        bench.context.requests.cancel()
    exchange = told.args[0]
    assert exchange.failure is None
    assert exchange.response.body_path.read_bytes().endswith(b"data: later\n\n")
    qtbot.waitUntil(lambda: contents(view)[-1] == "you ended the stream")
    assert view.bar.state.text() == "ended"

    view.bar.resume.click()
    qtbot.waitUntil(lambda: "after 9" in contents(view))
    assert all(row.name != "Last-Event-ID" for row in bench.context.requests.draft.headers)
    with qtbot.waitSignal(bench.context.requests.finished):
        view.bar.stop.click()


def test_a_websocket_is_opened_spoken_into_and_closed(bench: Bench, servers: Servers, qtbot: QtBot) -> None:
    url = servers.echo()
    bench.area.response.show()
    bench.context.requests.send(RequestDraft(url=url))

    view = stream_view(bench, qtbot)
    assert view.composer.isVisible()
    view.composer.content.setPlainText("hello")
    view.composer.send.click()
    qtbot.waitUntil(lambda: contents(view)[-2:] == ["hello", "hello"])
    view.composer.kind.set_value("binary")
    view.composer.content.setPlainText("zz")
    view.composer.send.click()
    qtbot.waitUntil(lambda: "hexadecimal" in view.composer.problem.text())
    view.composer.content.setPlainText("00 ff")
    view.composer.send.click()
    qtbot.waitUntil(lambda: contents(view)[-1] == "00 ff")

    view.bar.stop.click()
    qtbot.waitUntil(lambda: "1000 · normal" in contents(view)[-1])
    qtbot.waitUntil(lambda: view.bar.state.text() == "ended")
    assert not view.composer.isVisible()

    view.bar.resume.click()
    qtbot.waitUntil(view.composer.isVisible)
    assert contents(view) == ["open: 101 Switching Protocols"]
    view.bar.stop.click()
    qtbot.waitUntil(lambda: view.bar.state.text() == "ended")


def test_nobody_behind_a_websocket_address(bench: Bench, servers: Servers, qtbot: QtBot) -> None:
    base = servers.http(routes({}))

    with qtbot.waitSignal(bench.context.requests.finished) as told:
        bench.context.requests.send(RequestDraft(url=base.replace("http", "ws")))

    assert "opens no WebSocket here: 404" in told.args[0].failure.what
