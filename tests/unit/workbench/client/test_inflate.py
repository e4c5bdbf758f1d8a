"""Unpacking in bounded pieces."""

import gzip
import zlib

import pytest

from workbench.client.inflate import PIECE_BYTES, InflateError, Inflater


def unpack(encoding: str, data: bytes, step: int = 1000) -> bytes:
    inflater = Inflater(encoding)
    pieces = [piece for at in range(0, len(data), step) for piece in inflater.feed(data[at : at + step])]
    inflater.finish()
    assert all(len(piece) <= PIECE_BYTES for piece in pieces)
    return b"".join(pieces)


RAW_DEFLATE = zlib.compressobj(wbits=-15)


@pytest.mark.parametrize("encoding", ["gzip", "GZIP", "x-gzip", "deflate"])
def test_both_packings(encoding: str) -> None:
    content = b"abc" * 500_000
    packed = gzip.compress(content) if "gzip" in encoding.lower() else zlib.compress(content)

    assert unpack(encoding, packed) == content


def test_deflate_without_its_wrapper() -> None:
    packed = RAW_DEFLATE.compress(b"hello" * 9) + RAW_DEFLATE.flush()

    assert unpack("deflate", packed) == b"hello" * 9


def test_what_was_never_offered_passes_through() -> None:
    assert unpack("br", b"whatever") == b"whatever"


def test_a_lie_and_a_cut_are_told() -> None:
    with pytest.raises(InflateError, match="not valid gzip"):
        unpack("gzip", b"plain text")
    with pytest.raises(InflateError, match="ends too early"):
        unpack("gzip", gzip.compress(b"x" * 5000)[:-12])


def test_no_content_at_all_is_fine() -> None:
    assert unpack("gzip", b"") == b""
