"""Frames in words."""

import pytest

from workbench.core import http2


@pytest.mark.parametrize(
    ("kind", "payload", "says"),
    [
        (
            http2.SETTINGS,
            bytes.fromhex("000300000064000400010000"),
            ("MAX_CONCURRENT_STREAMS = 100", "INITIAL_WINDOW_SIZE = 65,536"),
        ),
        (http2.SETTINGS, bytes.fromhex("0abc00000001"), ("0x0abc = 1",)),
        (http2.WINDOW_UPDATE, bytes.fromhex("80000400"), ("1,024 more bytes may come",)),
        (http2.RST_STREAM, bytes.fromhex("00000008"), ("CANCEL",)),
        (
            http2.GOAWAY,
            bytes.fromhex("000000050000000b") + b"slow down",
            ("ENHANCE_YOUR_CALM", "last stream that was taken: 5", "slow down"),
        ),
        (http2.GOAWAY, b"short", ()),
        (http2.PING, bytes(8), ()),
    ],
)
def test_what_a_frame_says(kind: int, payload: bytes, says: tuple[str, ...]) -> None:
    assert http2.content_of(kind, payload) == says


def test_flags_mean_what_their_kind_makes_of_them() -> None:
    assert http2.flag_names(http2.SETTINGS, 1) == ("ACK",)
    assert http2.flag_names(http2.DATA, 1) == ("END_STREAM",)
    assert http2.flag_names(http2.HEADERS, 0x2D) == ("END_STREAM", "END_HEADERS", "PADDED", "PRIORITY")
    assert http2.flag_names(http2.WINDOW_UPDATE, 0xFF) == ()
    assert http2.kind_name(0x0C) == "unknown 0x0c"


def test_padding_and_priority_are_no_headers() -> None:
    padded = bytes([2]) + bytes(5) + b"block" + bytes(2)

    assert http2.header_block(http2.HEADERS, http2.PADDED | http2.HAS_PRIORITY, padded) == b"block"
    assert http2.header_block(http2.PUSH_PROMISE, 0, bytes(4) + b"block") == b"block"
    assert http2.header_block(http2.CONTINUATION, http2.PADDED, b"block") == b"block"
