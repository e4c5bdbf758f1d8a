"""Unpacks gzip and deflate piece by piece, so that a small answer can't blow up into all of the memory."""

import zlib
from collections.abc import Iterator

PIECE_BYTES = 256 * 1024


class InflateError(Exception):
    """The content says it is packed, but can't be unpacked."""


class Inflater:
    """Undoes one ``Content-Encoding``; an encoding that we never offered is passed through as it is."""

    def __init__(self, encoding: str) -> None:
        self._encoding = encoding.strip().lower()
        self._engine = zlib.decompressobj(47) if self._encoding in ("gzip", "x-gzip", "deflate") else None
        self._began = False

    @property
    def packs(self) -> bool:
        """Whether it really unpacks something."""
        return self._engine is not None

    def feed(self, data: bytes) -> Iterator[bytes]:
        """The unpacked content of one chunk, in pieces of bounded size.

        Raises:
            InflateError: when the data are not what the header says.
        """
        if self._engine is None:
            yield data
            return
        while data:
            piece = self._unpack(data)
            data = self._engine.unconsumed_tail
            if piece:
                yield piece
            if self._engine.eof:
                return

    def _unpack(self, data: bytes) -> bytes:
        assert self._engine is not None
        try:
            piece = self._engine.decompress(data, PIECE_BYTES)
        except zlib.error as error:
            if self._began or self._encoding != "deflate":
                raise InflateError(f"it is not valid {self._encoding}: {error}") from error
            self._engine = zlib.decompressobj(-15)  # some servers send deflate without its zlib wrapper
            piece = self._engine.decompress(data, PIECE_BYTES)
        self._began = True
        return piece

    def finish(self) -> None:
        """Check that the packed content came to its end.

        Raises:
            InflateError: when it was cut short.
        """
        if self._engine is not None and self._began and not self._engine.eof:
            raise InflateError(f"the {self._encoding} content ends too early")
