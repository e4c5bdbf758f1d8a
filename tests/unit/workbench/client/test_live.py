"""Event streams while they run: listed as they come, ended by either side, kept as a body."""

import asyncio
from pathlib import Path

from tests.unit.workbench.client.hostile import Answer, Asked, serving
from workbench.client.body_store import BodyStore
from workbench.client.live import EventListener, listening
from workbench.client.live_log import LiveLog
from workbench.client.sender import Sender
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft

HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n\r\n"
STREAM = b"id: 7\nevent: tick\ndata: one\n\n: alive\n\ndata: t"
DRAFT = RequestDraft(url="/events", timeout_s=0.2, read_timeout_s=0.1)


def watch(answer: Answer, folder: Path, stop_after: int) -> tuple[Exchange, LiveLog, list[Exchange]]:
    """Send with somebody listening, who ends the stream after some messages."""
    began: list[tuple[Exchange, LiveLog]] = []

    async def run() -> Exchange:
        sender = Sender(BodyStore(folder))
        listener = EventListener(folder / "log", lambda exchange, log: began.append((exchange, log)))

        async def stop() -> None:
            while not began or began[0][1].count < stop_after:  # noqa: ASYNC110 - the log is looked at, it has no signal
                await asyncio.sleep(0)
            listener.stopping.set()

        async with serving(answer) as server:
            stopping = asyncio.create_task(stop())
            with listening(listener):
                exchange = await sender.send(DRAFT, server.base)
            stopping.cancel()
        await sender.close()
        return exchange

    exchange = asyncio.run(run())
    return exchange, began[0][1], [one for one, _ in began]


def open_stream(*pieces: bytes, close: bool = False) -> Answer:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        for piece in pieces:
            writer.write(piece)
            await writer.drain()
        if close:
            writer.close()
        else:
            await asyncio.Event().wait()

    return answer


def test_events_are_listed_while_it_runs_and_who_watches_can_end_it(tmp_path: Path) -> None:
    exchange, log, early = watch(open_stream(HEAD, STREAM, b"wo\n\n"), tmp_path, stop_after=4)

    messages = [(one.direction, one.kind, one.preview, one.event_id) for one in log.since(0)]
    assert messages == [
        ("note", "open", "the stream is open (200)", ""),
        ("in", "tick", "one", "7"),
        ("in", "comment", "alive", ""),
        ("in", "message", "two", "7"),
        ("note", "close", "you ended the stream", ""),
    ]
    assert log.last_event_id == "7"
    assert early[0].response is not None
    assert early[0].response.status == 200
    assert exchange.failure is None
    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == STREAM + b"wo\n\n"


def test_the_limits_for_an_answer_do_not_end_it(tmp_path: Path) -> None:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD)
        await asyncio.sleep(0.4)
        writer.write(b"data: late\n\n")
        await writer.drain()
        writer.close()

    exchange, log, _ = watch(answer, tmp_path, stop_after=99)

    assert exchange.failure is None
    assert [one.preview for one in log.since(1)] == ["late", "the server ended the stream"]


def test_a_stream_that_breaks_off_keeps_what_came(tmp_path: Path) -> None:
    head = HEAD.replace(b"\r\n\r\n", b"\r\nContent-Length: 999\r\n\r\n")

    exchange, log, _ = watch(open_stream(head, b"data: a\n\n", close=True), tmp_path, stop_after=99)

    assert log.since(0)[-1].preview.startswith("the stream broke off: peer closed connection")
    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"data: a\n\n"


def test_without_a_listener_it_is_an_answer_like_any_other(tmp_path: Path) -> None:
    async def run() -> Exchange:
        sender = Sender(BodyStore(tmp_path))
        async with serving(open_stream(HEAD, STREAM)) as server:
            exchange = await sender.send(DRAFT, server.base)
        await sender.close()
        return exchange

    exchange = asyncio.run(run())

    assert exchange.failure is not None
    assert exchange.failure.kind == "timeout"
