"""Frames out of bytes, however these are cut."""

import pytest
from hpack import Encoder

from workbench.client.http2_frames import PREFACE, FrameReader
from workbench.core import http2

FIELDS = [(":status", "200"), ("x-long", "abc" * 40)]


def framed(kind: int, flags: int, stream: int, payload: bytes) -> bytes:
    return len(payload).to_bytes(3, "big") + bytes([kind, flags]) + stream.to_bytes(4, "big") + payload


@pytest.mark.parametrize("cut", [1, 7, 10_000])
def test_frames_may_be_cut_anywhere(cut: int) -> None:
    encoder = Encoder()
    data = framed(http2.SETTINGS, 0, 0, b"")
    for stream in (1, 3):  # the second block refers to the first
        data += framed(http2.HEADERS, http2.END_HEADERS, stream, encoder.encode(FIELDS))
        data += framed(http2.DATA, http2.END_STREAM, stream, b"x" * 5000)
    reader = FrameReader("received")

    frames = [frame for at in range(0, len(data), cut) for frame in reader.feed(data[at : at + cut])]

    assert [frame.kind for frame in frames] == ["SETTINGS", "HEADERS", "DATA", "HEADERS", "DATA"]
    assert [frame.fields for frame in frames if frame.fields] == [tuple(FIELDS)] * 2
    assert frames[-1].size == 5000
    assert frames[-1].flags == ("END_STREAM",)


def test_headers_may_go_on_in_another_frame() -> None:
    block = Encoder().encode(FIELDS)
    data = framed(http2.HEADERS, http2.END_STREAM, 1, block[:4]) + framed(http2.CONTINUATION, 4, 1, block[4:])

    (frame,) = FrameReader("received").feed(data)

    assert (frame.kind, frame.fields) == ("HEADERS", tuple(FIELDS))
    assert frame.flags == ("END_STREAM", "END_HEADERS")


def test_what_we_send_begins_with_the_preface() -> None:
    reader = FrameReader("sent")

    assert list(reader.feed(PREFACE[:5])) == []
    frames = list(reader.feed(PREFACE[5:] + framed(http2.PING, 0, 0, bytes(8))))

    assert [frame.kind for frame in frames] == ["preface", "PING"]


@pytest.mark.parametrize(
    "data",
    [
        framed(http2.HEADERS, http2.END_HEADERS, 1, b"\xff\xff\xff\xff\xff"),
        b"\xff\xff\xff\x04" + bytes(5),
        framed(http2.HEADERS, http2.END_HEADERS, 1, b"\x3f\xff\xff\xff\x7f"),
    ],
)
def test_nonsense_ends_the_list_and_nothing_else(data: bytes) -> None:
    reader = FrameReader("received")

    (frame,) = reader.feed(data)

    assert frame.kind == "unreadable"
    assert reader.broken
    assert list(reader.feed(data)) == []


def test_headers_without_end_are_not_gathered_for_ever() -> None:
    reader = FrameReader("received")
    frames = list(reader.feed(framed(http2.HEADERS, 0, 1, bytes(1000))))
    for _ in range(1100):
        frames += reader.feed(framed(http2.CONTINUATION, 0, 1, bytes(1000)))

    assert reader.broken
