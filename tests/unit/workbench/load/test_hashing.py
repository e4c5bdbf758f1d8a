import gzip
from hashlib import sha256

import pytest

from workbench.load.connection import Connection
from workbench.load.hashing import HashingConnection
from workbench.load.samples import Samples
from workbench.load.wire import WireRequest

GET = WireRequest(b"GET / HTTP/1.1\r\n\r\n", is_head=False)
BODY = b'{"items": []}'


class Nobody:
    """An owner that lets everything happen."""

    def idle(self, _connection: Connection) -> None:
        pass

    def gone(self, _connection: Connection) -> None:
        pass


def hashes(body: bytes, coding: str) -> dict[str, int]:
    samples = Samples()
    connection = HashingConnection(Nobody(), samples)
    connection._transport = _Sink()  # type: ignore[assignment]
    connection.send(GET, 3, None)
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n"
    connection.data_received(head.encode() + body)
    return samples.body_hashes


class _Sink:
    def write(self, _data: bytes) -> None:
        pass


@pytest.mark.parametrize(
    ("body", "coding"), [(BODY, "identity"), (gzip.compress(BODY), "gzip"), (gzip.compress(BODY, mtime=1), "GZIP")]
)
def test_compression_is_no_different_answer(body: bytes, coding: str) -> None:
    assert hashes(body, coding) == {f"3:{sha256(BODY).hexdigest()}": 1}


def test_a_body_that_is_not_what_it_claims_is_hashed_as_it_came() -> None:
    assert hashes(b"not gzip", "gzip") == {f"3:{sha256(b'not gzip').hexdigest()}": 1}
