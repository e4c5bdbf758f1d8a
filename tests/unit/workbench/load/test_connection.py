import asyncio
from collections.abc import Callable

import pytest

from workbench.load.connection import Connection
from workbench.load.samples import Samples
from workbench.load.wire import WireRequest

GET = WireRequest(b"GET / HTTP/1.1\r\n\r\n", is_head=False)
HEAD = WireRequest(b"HEAD / HTTP/1.1\r\n\r\n", is_head=True)


class Pipe(asyncio.Transport):
    """A transport that keeps what is written."""

    def __init__(self) -> None:
        super().__init__()
        self.written = b""
        self.ended = False

    def write(self, data: bytes | bytearray | memoryview) -> None:
        self.written += bytes(data)

    def close(self) -> None:
        self.ended = True

    def abort(self) -> None:
        self.ended = True


class Desk:
    """An owner that counts."""

    def __init__(self) -> None:
        self.idled = self.lost = 0

    def idle(self, _connection: Connection) -> None:
        self.idled += 1

    def gone(self, _connection: Connection) -> None:
        self.lost += 1


Bench = tuple[Connection, Pipe, Desk, Samples]


@pytest.fixture
def bench() -> Bench:
    desk, samples, pipe = Desk(), Samples(), Pipe()
    connection = Connection(desk, samples)
    connection.connection_made(pipe)
    return connection, pipe, desk, samples


def feed(connection: Connection, *chunks: bytes) -> None:
    for chunk in chunks:
        connection.data_received(chunk)


def test_writes_the_prepared_bytes(bench: Bench) -> None:
    connection, pipe, _, _ = bench

    connection.send(GET, 0, None)

    assert pipe.written == GET.data
    assert connection.busy


def test_an_answer_in_pieces_is_one_sample(bench: Bench) -> None:
    connection, _, desk, samples = bench
    connection.send(GET, 0, None)

    feed(connection, b"HTTP/1.1 200 OK\r\nContent-", b"Length: 4\r\n\r\nab", b"cd")

    assert list(samples.status) == [200]
    assert samples.planned[0] == samples.sent[0] <= samples.first_byte[0] <= samples.done[0]
    assert desk.idled == 2


def test_latency_starts_at_the_planned_time(bench: Bench) -> None:
    connection, _, _, samples = bench
    connection.send(GET, 0, 1.5)

    feed(connection, b"HTTP/1.1 204 No Content\r\n\r\n")

    assert samples.planned[0] == 1.5
    assert samples.sent[0] != 1.5


def test_chunked_answers_end_with_their_last_chunk(bench: Bench) -> None:
    connection, _, _, samples = bench
    connection.send(GET, 0, None)

    feed(connection, b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n")
    assert not samples.status
    feed(connection, b"0\r\n\r\n")

    assert list(samples.status) == [200]


def test_interim_answers_do_not_count(bench: Bench) -> None:
    connection, _, _, samples = bench
    connection.send(GET, 0, None)

    feed(connection, b"HTTP/1.1 100 Continue\r\n\r\n", b"HTTP/1.1 201 Created\r\nContent-Length: 0\r\n\r\n")

    assert list(samples.status) == [201]


def test_answers_to_head_have_no_body_whatever_they_announce(bench: Bench) -> None:
    connection, _, desk, samples = bench

    for _ in range(2):
        connection.send(HEAD, 0, None)
        feed(connection, b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\n")

    assert list(samples.status) == [200, 200]
    assert (desk.idled, desk.lost) == (3, 0)


def test_connection_close_ends_the_connection(bench: Bench) -> None:
    connection, pipe, desk, samples = bench
    connection.send(GET, 0, None)

    feed(connection, b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")

    assert list(samples.status) == [200]
    assert (desk.idled, desk.lost, pipe.ended) == (1, 1, True)


def test_end_of_connection_ends_an_answer_without_length(bench: Bench) -> None:
    connection, _, desk, samples = bench
    connection.send(GET, 0, None)

    feed(connection, b"HTTP/1.1 200 OK\r\n\r\nuntil the end")
    connection.connection_lost(None)

    assert list(samples.status) == [200]
    assert samples.failures == {}
    assert desk.lost == 1


@pytest.mark.parametrize(
    ("received", "reason"),
    [
        (b"", "dropped"),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nhalf", "dropped"),
        (b"this is not HTTP\r\n\r\n", "protocol"),
    ],
)
def test_half_or_broken_answers_are_errors(bench: Bench, received: bytes, reason: str) -> None:
    connection, _, desk, samples = bench
    connection.send(GET, 0, None)

    if received:
        feed(connection, received)
    connection.connection_lost(None)

    assert samples.failures == {reason: 1}
    assert desk.lost == 1


def test_losing_an_idle_connection_is_no_error(bench: Bench) -> None:
    connection, _, desk, samples = bench

    connection.connection_lost(None)

    assert samples.ended == 0
    assert desk.lost == 1


def test_abort_is_an_error_only_while_busy(bench: Bench) -> None:
    connection, pipe, _, samples = bench
    connection.send(GET, 0, None)

    connection.abort("timeout")

    assert samples.failures == {"timeout": 1}
    assert pipe.ended


def test_a_closed_connection_reports_nothing(bench: Bench) -> None:
    connection, _, desk, _ = bench
    later: Callable[[Exception | None], None] = connection.connection_lost

    connection.close()
    later(None)

    assert desk.lost == 0


def test_what_comes_unasked_is_no_answer(bench: Bench) -> None:
    connection, pipe, desk, samples = bench

    feed(connection, b"HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\n\r\n")

    assert (samples.ended, desk.lost, pipe.ended) == (0, 1, True)
