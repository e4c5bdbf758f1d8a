"""How a request is handed over, and how it stood on the wire."""

import asyncio
from pathlib import Path

import pytest

from workbench.client.outgoing import CHUNK_BYTES, limits_of, request_of, sent_of, value_bytes
from workbench.client.phase_clock import PhaseClock
from workbench.core.encode import EncodedRequest, encode
from workbench.core.request import FileBody, RawBody, RequestDraft


def encoded(draft: RequestDraft) -> EncodedRequest:
    return encode(draft, {}, file_size=lambda path: Path(path).stat().st_size)


@pytest.mark.parametrize(("text", "data"), [("é", b"\xe9"), ("€", "€".encode())])
def test_values_are_latin1_where_that_can_hold_them(text: str, data: bytes) -> None:
    assert value_bytes(text) == data


def test_nought_means_no_limit() -> None:
    draft = RequestDraft(connect_timeout_s=0, read_timeout_s=2)

    assert limits_of(draft) == {"connect": None, "read": 2, "write": 2, "pool": None}


def test_a_proxy_that_reads_the_request_is_whom_to_connect_to() -> None:
    request = request_of(encoded(RequestDraft(url="http://h:1/a", proxy="http://p:2")), PhaseClock(), {})

    assert (request.url.host, request.url.port, request.url.target) == (b"p", 2, b"http://h:1/a")


def test_only_the_start_of_a_body_is_kept_and_none_of_a_hops(tmp_path: Path) -> None:
    request = encoded(RequestDraft("POST", "http://h/", body=RawBody("x" * 100_000)))

    assert len(sent_of(request).body) == 64 * 1024
    assert sent_of(request, body=False).body == b""
    assert sent_of(request, body=False).body_bytes == 100_000


def test_an_old_answer_does_not_make_the_request_old() -> None:
    assert sent_of(encoded(RequestDraft(url="http://h/")), "HTTP/1.0").http_version == "HTTP/1.1"


def test_files_are_read_in_pieces_and_told(tmp_path: Path) -> None:
    path = tmp_path / "f"
    path.write_bytes(b"z" * (CHUNK_BYTES + 1))
    told: list[int] = []
    clock = PhaseClock(lambda _phase, count, _whole: told.append(count))

    async def run() -> list[int]:
        clock.phase = "send"
        request = request_of(encoded(RequestDraft("PUT", "http://h/", body=FileBody(str(path)))), clock, {})
        return [len(chunk) async for chunk in request.stream]  # type: ignore[union-attr] # ours is asynchronous

    assert asyncio.run(run()) == [CHUNK_BYTES, 1]
    assert told == [CHUNK_BYTES, CHUNK_BYTES + 1]
