"""Taking streams of server-sent events apart, however they are cut."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.sse import MOST_BYTES, EventParser, EventTooLargeError, ServerEvent

STREAM = (
    "\ufeffdata: first\n\n"
    ": a comment\r\n"
    "event: add\rdata: two\rdata:lines\rid: 1\r\r"
    "data\n\n"
    "id\n"
    "data: ü€😀\nretry: 2500\n\n"
    "unknown: field\n\n"
    "data: unfinished"
).encode()
EVENTS = [
    ServerEvent("message", "first"),
    ServerEvent("comment", "a comment", comment=True),
    ServerEvent("add", "two\nlines", "1"),
    ServerEvent("message", "", "1"),
    ServerEvent("message", "ü€😀"),
]


def parse(*pieces: bytes) -> list[ServerEvent]:
    parser = EventParser()
    return [event for piece in pieces for event in parser.feed(piece)]


def test_the_whole_stream() -> None:
    assert parse(STREAM) == EVENTS


def test_byte_by_byte() -> None:
    assert parse(*(STREAM[at : at + 1] for at in range(len(STREAM)))) == EVENTS


@given(st.lists(st.integers(0, len(STREAM)), max_size=12))
def test_cut_anywhere(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(STREAM)]

    assert parse(*(STREAM[a:b] for a, b in pairwise(places))) == EVENTS


def test_what_is_kept_for_connecting_again() -> None:
    parser = EventParser()
    list(parser.feed(b"id: 7\nretry: 30\n\nid: a\0b\nretry: soon\n\n"))

    assert (parser.last_event_id, parser.retry_ms) == ("7", 30)


def test_bad_utf8_is_replaced() -> None:
    assert parse(b"data: \xff\n\n") == [ServerEvent("message", "\ufffd")]


@pytest.mark.parametrize("piece", [b"x" * (1 << 20), b"data: " + b"x" * (1 << 20) + b"\n"])
def test_an_event_without_end_is_cut_off(piece: bytes) -> None:
    with pytest.raises(EventTooLargeError):
        parse(*[piece] * (MOST_BYTES // len(piece) + 2))
