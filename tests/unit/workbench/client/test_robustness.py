"""The sender against servers that do what no server should: a plain word for each, and bounded memory."""

import asyncio
import gzip
import resource
import socket
import tracemalloc
from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from tests.unit.workbench.client.hostile import Answer, Asked, response, says, send, serving
from workbench.client.body_store import BodyStore
from workbench.client.sender import Limits, Sender
from workbench.core.exchange import Exchange, SendFailure
from workbench.core.request import FileBody, RequestDraft

GET = RequestDraft(url="/x", timeout_s=20)
HEAD = b"HTTP/1.1 200 OK\r\n"


async def for_ever() -> None:
    await asyncio.Event().wait()


def failure_of(answer: Answer, folder: Path, draft: RequestDraft = GET, limits: Limits | None = None) -> SendFailure:
    (exchange,), _ = send(answer, draft, folder, limits=limits)
    assert exchange.response is None
    assert exchange.failure is not None
    assert not list(folder.glob("*.body"))
    failure = exchange.failure
    assert failure.what
    assert failure.why
    assert failure.what_to_do
    return failure


def writes_then_waits(data: bytes) -> Answer:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        await for_ever()

    return answer


def test_silence_before_the_answer(tmp_path: Path) -> None:
    failure = failure_of(writes_then_waits(b""), tmp_path, RequestDraft(url="/x", read_timeout_s=0.05))

    assert failure.kind == "timeout"
    assert failure.what.endswith("was silent for 0.05 s.")
    assert failure.why == "The request was sent; the server never began to answer."


def test_silence_in_the_middle_of_the_body(tmp_path: Path) -> None:
    data = HEAD + b"Content-Length: 9\r\n\r\nhalf"

    failure = failure_of(writes_then_waits(data), tmp_path, RequestDraft(url="/x", read_timeout_s=0.05))

    assert failure.kind == "timeout"
    assert failure.why == "4 bytes of the body had come; then nothing more."


def test_a_trickle_is_no_silence_but_takes_too_long(tmp_path: Path) -> None:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: 100000\r\n\r\n")
        while True:
            writer.write(b".")
            await writer.drain()
            await asyncio.sleep(0.01)

    failure = failure_of(answer, tmp_path, RequestDraft(url="/x", read_timeout_s=5, timeout_s=0.15))

    assert failure.what == "The answer took longer than 0.15 s."
    assert failure.why == "The answer began, but its end never came."


def test_a_connection_that_nobody_takes(tmp_path: Path) -> None:
    """A listener whose queue is full: the kernel doesn't answer further knocks."""

    async def run() -> Exchange:
        with socket.socket() as listener:
            listener.bind(("127.0.0.1", 0))
            listener.listen(0)
            waiting = [socket.socket() for _ in range(4)]
            for one in waiting:
                one.setblocking(False)
                one.connect_ex(listener.getsockname())
            sender = Sender(BodyStore(tmp_path))
            draft = RequestDraft(url="/x", connect_timeout_s=0.1)
            try:
                return await sender.send(draft, f"http://127.0.0.1:{listener.getsockname()[1]}")
            finally:
                await sender.close()
                for one in waiting:
                    one.close()

    exchange = asyncio.run(run())

    assert exchange.failure is not None
    assert exchange.failure.kind == "timeout"
    assert "did not take the connection within 0.1 s" in exchange.failure.what


@pytest.mark.parametrize(
    ("data", "kind", "words"),
    [
        (b"", "dropped", "hung up"),
        (b"HTTP/1.1 200 O", "dropped", "hung up"),
        (HEAD + b"Content-Le", "dropped", "hung up"),
        (HEAD + b"Content-Length: 10\r\n\r\nabc", "dropped", "3 bytes of the body had come"),
        (HEAD + b"Content-Length: ten\r\n\r\n", "protocol", "Content-Length"),
        (HEAD + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", "protocol", "Content-Length"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\nzz\r\nabc", "protocol", "not valid HTTP"),
        (HEAD + b"Transfer-Encoding: chunked\r\n\r\n5\r\nabc", "dropped", "hung up"),
        (HEAD + b"Transfer-Encoding: gzip\r\n\r\nabc", "protocol", "not valid HTTP"),
        (b"\x00\x01\x02\x03\r\n\r\n", "protocol", "not valid HTTP"),
        (b"HTTP/1.1 999999 Eh\r\n\r\n", "protocol", "not valid HTTP"),
    ],
)
def test_broken_answers(tmp_path: Path, data: bytes, kind: str, words: str) -> None:
    failure = failure_of(says(data, close=True), tmp_path)

    assert failure.kind == kind
    assert words in f"{failure.what} {failure.why}"


def test_more_than_announced_is_cut_and_does_not_poison_the_next_answer(tmp_path: Path) -> None:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD + b"Content-Length: 2\r\n\r\nhiHTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\nevil")
        await writer.drain()

    exchanges, _ = send(answer, GET, tmp_path, times=2)

    for exchange in exchanges:
        assert exchange.response is not None
        assert exchange.response.body_path.read_bytes() == b"hi"


@pytest.mark.parametrize("line", [b"X-Endless: " + b"x" * 4096, b"X-Again: yes\r\n"])
def test_headers_without_end(tmp_path: Path, line: bytes) -> None:
    async def answer(_asked: Asked, writer: asyncio.StreamWriter) -> None:
        writer.write(HEAD)
        while not writer.is_closing():
            writer.write(line)
            await writer.drain()

    failure = failure_of(answer, tmp_path)

    assert failure.kind == "protocol"
    assert "head" in failure.why


async def _drips(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    writer.write(HEAD)
    for number in range(10_000):
        writer.write(b"X-%d: a\r\n" % number)
        await writer.drain()
        await asyncio.sleep(0.01)


def test_a_head_that_drips_in_for_ever(tmp_path: Path) -> None:
    failure = failure_of(_drips, tmp_path, RequestDraft(url="/x", timeout_s=0.2))

    assert failure.kind == "timeout"
    assert failure.why.startswith("The head of its answer began, and its end never came")


async def _announces(_asked: Asked, writer: asyncio.StreamWriter) -> None:
    while True:
        writer.write(b"HTTP/1.1 102 Processing\r\n\r\n" * 1000)
        await writer.drain()


def test_interim_answers_without_end(tmp_path: Path) -> None:
    failure = failure_of(_announces, tmp_path)

    assert failure.kind == "protocol"
    assert failure.what.endswith("never comes to its answer.")


class _Deaf:
    """Answers as soon as it has read the head of a request, and never reads its body."""

    def __init__(self, *, hangs_up: bool = False) -> None:
        self.hangs_up = hangs_up
        self.ended = asyncio.Event()

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(response("413 Content Too Large", body=b"no"))
        await writer.drain()
        if not self.hangs_up:
            await self.ended.wait()
        writer.close()


def _to_the_deaf(folder: Path, deaf: _Deaf) -> Exchange:
    big = folder / "big"
    with big.open("wb") as file:
        file.truncate(50_000_000)

    async def run() -> Exchange:
        sender = Sender(BodyStore(folder))
        server = await asyncio.start_server(deaf.talk, "127.0.0.1", 0)
        base = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
        async with server:
            exchange = await sender.send(RequestDraft("POST", "/x", body=FileBody(str(big)), timeout_s=20), base)
            deaf.ended.set()
            await sender.close()
        return exchange

    return asyncio.run(run())


def test_an_answer_before_the_request_was_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("workbench.client.wire_tap.HEAR_AFTER_S", 0.05)

    exchange = _to_the_deaf(tmp_path, _Deaf())

    assert exchange.response is not None
    assert exchange.response.status == 413
    assert exchange.response.body_path.read_bytes() == b"no"


def test_hanging_up_in_the_middle_of_an_upload(tmp_path: Path) -> None:
    exchange = _to_the_deaf(tmp_path, _Deaf(hangs_up=True))

    if exchange.response is None:  # else the answer was quicker than the end
        assert exchange.failure is not None
        assert exchange.failure.kind == "dropped"
        assert "bytes of the request were not sent" in exchange.failure.why


@pytest.mark.parametrize(
    ("head", "words"),
    [
        (b"X: " + b"a" * 1_000_000, "100 KiB"),
        (b"Content-Length: -5", "bad Content-Length"),
        (b"Content-Length: 99999999999999999999999999", "bad Content-Length"),
        (b"Content-Length: 5\r\nContent-Length: 7", "conflicting Content-Length"),
        (b"X-A: a\0b", "“X-A: a\\x00b”"),
        (b"Transfer-Encoding: chunked\r\n\r\nzz", "“zz\\r\\n”"),
    ],
)
def test_heads_that_no_server_should_send(tmp_path: Path, head: bytes, words: str) -> None:
    failure = failure_of(says(HEAD + head + b"\r\n\r\nhello"), tmp_path)

    assert failure.kind == "protocol"
    assert words in failure.why
    assert "bytearray" not in failure.why


def test_bad_utf8_arrives_byte_for_byte(tmp_path: Path) -> None:
    data = b'{"a": "\xff\xfe\xc3"}'

    (exchange,), _ = send(says(response("200 O\xe9K", "X-Odd: \xff", body=data)), GET, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == data
    assert exchange.response.header("x-odd") == "\xff"


def peak_of(work: Callable[[], Awaitable[object]]) -> int:
    """Bytes that Python held at most while some work ran."""
    tracemalloc.start()
    try:
        asyncio.run(_awaited(work))
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


async def _awaited(work: Callable[[], Awaitable[object]]) -> None:
    await work()


def test_a_bomb_is_capped_without_unpacking_it_all(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * (64 << 20))
    packed = HEAD + f"Content-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n".encode() + bomb

    async def work() -> None:
        sender = Sender(BodyStore(tmp_path), Limits(unpacked_bytes=8 << 20))
        async with serving(says(packed)) as server:
            exchange = await sender.send(GET, server.base)
            await sender.close()
        assert exchange.failure is not None
        assert exchange.failure.kind == "too_large"

    assert peak_of(work) < 8 << 20


class Swallower(asyncio.Protocol):
    """A server that takes in an upload without keeping it."""

    def __init__(self, size: int) -> None:
        self._left = size
        self._in_head = True

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        assert isinstance(transport, asyncio.Transport)
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        if self._in_head:
            _, _, data = data.partition(b"\r\n\r\n")
            self._in_head = False
        self._left -= len(data)
        if self._left <= 0:
            self._transport.write(response(body=b"ok"))


def test_an_upload_of_a_hundred_megabytes_goes_through_in_small_pieces(tmp_path: Path) -> None:
    size = 100 << 20
    upload = tmp_path / "big.bin"
    with upload.open("wb") as file:
        file.truncate(size)
    told: list[int] = []

    async def work() -> None:
        listener = await asyncio.get_running_loop().create_server(lambda: Swallower(size), "127.0.0.1", 0)
        sender = Sender(BodyStore(tmp_path / "bodies"))
        base = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
        draft = RequestDraft("PUT", "/x", body=FileBody(str(upload)), timeout_s=0)
        exchange = await sender.send(
            draft, base, lambda phase, count, _: told.append(count) if phase == "send" else None
        )
        await sender.close()
        listener.close()
        assert exchange.failure is None
        assert exchange.sent is not None
        assert exchange.sent.body_bytes == size
        assert len(exchange.wire.sent) == 64 * 1024
        assert exchange.wire.sent_bytes > size

    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    peak = peak_of(work)

    assert peak < 8 << 20
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 32 << 10, "kilobytes"
    assert told[-1] == size
    assert len(told) > 100


def test_a_file_that_vanished_is_named(tmp_path: Path) -> None:
    draft = RequestDraft("PUT", "/x", body=FileBody(str(tmp_path / "gone")))

    (exchange,), server = send(says(response()), draft, tmp_path)

    assert exchange.failure is not None
    assert exchange.failure.kind == "invalid"
    assert server.seen == []
