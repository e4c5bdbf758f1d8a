"""The sender against small real servers that behave well, badly, and outrageously."""

import asyncio
import gzip
import zlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from workbench.client.body_store import BodyStore
from workbench.client.sender import Limits, Sender
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange
from workbench.core.request import JsonBody, MultipartBody, Part, RequestDraft, Row

Answer = Callable[[bytes, asyncio.StreamWriter], Awaitable[None]]


class Server:
    """Reads one request at a time and hands its bytes to an answer function."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer
        self.seen: list[bytes] = []
        self.tasks: set[asyncio.Task[None]] = set()
        self.base = ""

    async def talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.tasks.add(task)
        try:
            while not writer.is_closing():
                request = await self.read(reader)
                self.seen.append(request)
                await self.answer(request, writer)
        except (asyncio.IncompleteReadError, ConnectionError, asyncio.CancelledError):
            pass
        finally:
            writer.close()

    async def read(self, reader: asyncio.StreamReader) -> bytes:
        head = await reader.readuntil(b"\r\n\r\n")
        length = next(
            (int(line.split(b":")[1]) for line in head.split(b"\r\n") if line.lower().startswith(b"content-length:")), 0
        )
        return head + await reader.readexactly(length)


@asynccontextmanager
async def serving(answer: Answer) -> AsyncIterator[Server]:
    server = Server(answer)
    listener = await asyncio.start_server(server.talk, "127.0.0.1", 0)
    server.base = f"http://127.0.0.1:{listener.sockets[0].getsockname()[1]}"
    try:
        yield server
    finally:
        listener.close()
        for task in server.tasks:
            task.cancel()
        await asyncio.gather(*server.tasks, return_exceptions=True)


def says(data: bytes, *, close: bool = False) -> Answer:
    async def answer(_request: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(data)
        await writer.drain()
        if close:
            writer.close()

    return answer


def send(
    answer: Answer, draft: RequestDraft, bodies: Path, limits: Limits | None = None, times: int = 1
) -> tuple[list[Exchange], Server]:
    async def run() -> tuple[list[Exchange], Server]:
        sender = Sender(BodyStore(bodies), limits or Limits())
        async with serving(answer) as server:
            try:
                return [await sender.send(draft, server.base) for _ in range(times)], server
            finally:
                await sender.close()

    return asyncio.run(run())


GET = RequestDraft(url="/tasks", timeout_s=5)
OK = b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\nContent-Type: text/plain\r\n\r\nhi"


def test_a_plain_answer_is_kept_with_all_its_facts(tmp_path: Path) -> None:
    (exchange,), server = send(says(OK), GET, tmp_path)

    assert exchange.failure is None
    assert exchange.response is not None
    assert (exchange.response.status, exchange.response.reason) == (200, "OK")
    assert exchange.response.body_path.read_bytes() == b"hi"
    assert (exchange.response.body_bytes, exchange.response.wire_bytes) == (2, 2)
    assert exchange.local_port > 0
    assert exchange.phases.connect_ms is not None
    assert exchange.sent is not None
    assert exchange.sent.target == "/tasks"
    assert server.seen[0].startswith(b"GET /tasks HTTP/1.1\r\nHost: 127.0.0.1:")


def test_the_wire_view_holds_the_very_bytes(tmp_path: Path) -> None:
    draft = RequestDraft("POST", "/tasks", headers=(Row("X-Odd-CASE", "é"),), body=JsonBody('{"a": }'), timeout_s=5)

    (exchange,), server = send(says(OK), draft, tmp_path)

    assert exchange.wire.sent == server.seen[0]
    assert b"X-Odd-CASE: \xe9\r\n" in exchange.wire.sent
    assert exchange.wire.received == OK
    assert exchange.wire.sent_bytes == len(server.seen[0])


def test_the_target_goes_out_as_encoded_even_with_dots_and_triplets(tmp_path: Path) -> None:
    draft = RequestDraft(url="/a/../b/%2e%41", params=(Row("q", "%20 ü"),), timeout_s=5)

    _, server = send(says(OK), draft, tmp_path)

    assert server.seen[0].split(b" ")[1] == b"/a/../b/%2e%41?q=%20%20%C3%BC"


def test_a_second_request_reuses_the_connection(tmp_path: Path) -> None:
    (first, second), _ = send(says(OK), GET, tmp_path, times=2)

    assert second.phases.connect_ms is None
    assert first.local_port == second.local_port
    assert second.wire.received == OK


@pytest.mark.parametrize("method", ["HEAD", "GET"])
def test_head_and_204_have_no_body(tmp_path: Path, method: str) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\n" if method == "HEAD" else b"HTTP/1.1 204 No Content\r\n\r\n"

    (exchange,), _ = send(says(head), RequestDraft(method, "/tasks", timeout_s=5), tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_bytes == 0


def test_chunked_bodies_are_put_together(tmp_path: Path) -> None:
    data = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2\r\nde\r\n0\r\n\r\n"

    (exchange,), _ = send(says(data), GET, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"abcde"


@pytest.mark.parametrize(
    ("encoding", "packed"), [("gzip", gzip.compress(b"x" * 999)), ("deflate", zlib.compress(b"x" * 999))]
)
def test_packed_bodies_are_unpacked_and_both_sizes_told(tmp_path: Path, encoding: str, packed: bytes) -> None:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {encoding}\r\nContent-Length: {len(packed)}\r\n\r\n".encode()

    (exchange,), _ = send(says(head + packed), GET, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"x" * 999
    assert (exchange.response.body_bytes, exchange.response.wire_bytes) == (999, len(packed))


def failure_of(
    answer: Answer, tmp_path: Path, draft: RequestDraft = GET, limits: Limits | None = None
) -> tuple[str, str]:
    (exchange,), _ = send(answer, draft, tmp_path, limits)
    assert exchange.response is None
    assert exchange.failure is not None
    assert not list(tmp_path.glob("*.body"))
    return exchange.failure.kind, f"{exchange.failure.what} {exchange.failure.why}"


def test_a_gzip_bomb_is_capped(tmp_path: Path) -> None:
    bomb = gzip.compress(b"\0" * (8 << 20))
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(bomb)}\r\n\r\n".encode()

    kind, words = failure_of(says(head + bomb), tmp_path, limits=Limits(unpacked_bytes=1 << 20))

    assert kind == "too_large"
    assert "gzip bomb" in words


def test_content_that_is_not_what_it_says_is_told(tmp_path: Path) -> None:
    data = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain"

    assert failure_of(says(data), tmp_path)[0] == "protocol"


def test_a_server_that_closes_mid_body(tmp_path: Path) -> None:
    data = b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nonly this"

    kind, words = failure_of(says(data, close=True), tmp_path)

    assert kind == "dropped"
    assert "9 bytes of the body had come" in words


def test_a_server_that_sends_more_than_it_said_is_cut_at_its_word(tmp_path: Path) -> None:
    (exchange,), _ = send(says(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhello", close=True), GET, tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.read_bytes() == b"he"


def test_a_server_that_hangs_up_without_a_word(tmp_path: Path) -> None:
    kind, words = failure_of(says(b"", close=True), tmp_path)

    assert kind == "dropped"
    assert "hung up" in words


@pytest.mark.parametrize(
    "data", [b"SSH-2.0-OpenSSH_9\r\n\r\n", b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n"]
)
def test_what_is_not_http_is_called_so(tmp_path: Path, data: bytes) -> None:
    assert failure_of(says(data, close=True), tmp_path)[0] == "protocol"


def test_a_server_that_never_answers_runs_into_the_time_limit(tmp_path: Path) -> None:
    async def silent(_request: bytes, _writer: asyncio.StreamWriter) -> None:
        await asyncio.Event().wait()

    kind, words = failure_of(silent, tmp_path, RequestDraft(url="/tasks", timeout_s=0.05))

    assert kind == "timeout"
    assert "never began to answer" in words


def test_nothing_listens(tmp_path: Path) -> None:
    async def run() -> Exchange:
        listener = await asyncio.start_server(lambda _r, _w: None, "127.0.0.1", 0)
        port = listener.sockets[0].getsockname()[1]
        listener.close()
        await listener.wait_closed()
        sender = Sender(BodyStore(tmp_path))
        try:
            return await sender.send(GET, f"http://127.0.0.1:{port}")
        finally:
            await sender.close()

    exchange = asyncio.run(run())

    assert exchange.failure is not None
    assert exchange.failure.kind == "refused"
    assert exchange.failure.what.startswith("Nothing is listening at 127.0.0.1:")
    assert exchange.sent is not None


def test_a_draft_that_cannot_be_sent_says_where(tmp_path: Path) -> None:
    (exchange,), server = send(says(OK), RequestDraft(url="{{bse}}/tasks"), tmp_path)

    assert exchange.failure is not None
    assert exchange.failure.kind == "invalid"
    assert "URL: unknown variable {{bse}}" in exchange.failure.what
    assert server.seen == []


def test_a_lie_about_the_length_is_refused_before_it_is_told(tmp_path: Path) -> None:
    draft = RequestDraft("POST", "/x", headers=(Row("Content-Length", "1"),), body=JsonBody("{}"), timeout_s=5)

    assert failure_of(says(OK), tmp_path, draft)[0] == "invalid"


def test_files_are_streamed_and_counted(tmp_path: Path) -> None:
    upload = tmp_path / "note.txt"
    upload.write_bytes(b"z" * 300_000)
    draft = RequestDraft("POST", "/x", body=MultipartBody((Part("file", path=str(upload)),)), timeout_s=5)

    (exchange,), server = send(says(OK), draft, tmp_path / "bodies")

    assert exchange.failure is None
    assert b"z" * 300_000 in server.seen[0]
    assert b'filename="note.txt"' in server.seen[0]


def test_cancelling_ends_it_and_leaves_no_file(tmp_path: Path) -> None:
    async def run() -> None:
        began = asyncio.Event()

        async def half(_request: bytes, writer: asyncio.StreamWriter) -> None:
            writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf")
            await writer.drain()
            await asyncio.Event().wait()

        sender = Sender(BodyStore(tmp_path))
        async with serving(half) as server:
            loop = asyncio.get_running_loop()
            note = lambda _phase, count, _whole: count and loop.call_soon(began.set)  # noqa: E731
            task = asyncio.create_task(sender.send(GET, server.base, note))
            await began.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task
            await sender.close()

    asyncio.run(run())

    assert list(tmp_path.glob("*.body")) == []


def test_fifty_megabytes_go_to_disk(tmp_path: Path) -> None:
    size = 50 << 20

    async def big(_request: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(f"HTTP/1.1 200 OK\r\nContent-Length: {size}\r\n\r\n".encode())
        for _ in range(50):
            writer.write(b"x" * (1 << 20))
            await writer.drain()

    (exchange,), _ = send(big, RequestDraft(url="/tasks", timeout_s=60), tmp_path)

    assert exchange.response is not None
    assert exchange.response.body_path.stat().st_size == size
    assert len(exchange.wire.received) == 64 * 1024


def test_cookies_of_the_jar_are_sent(tmp_path: Path) -> None:
    async def run() -> bytes:
        sender = Sender(BodyStore(tmp_path))
        async with serving(says(OK)) as server:
            jar = Jar().received(server.base, ["session=abc; Path=/; HttpOnly"], 0.0)
            await sender.send(GET, server.base, cookies=jar)
            await sender.close()
            return server.seen[0]

    assert b"\r\nCookie: session=abc\r\n" in asyncio.run(run())
