"""Reads the frames of an HTTP/2 connection while they pass: their headers are packed by what went before (HPACK)."""

from collections.abc import Iterator
from typing import Any

from workbench.core import http2
from workbench.core.http2 import Direction, Fields, Frame

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_HEAD = 9
_MOST_BYTES = 1 << 20
"""Of one frame or header block; nobody's headers are as long, and memory is kept."""


class FrameReader:
    """One direction of one connection, from its first byte on. What can't be read ends the reading, not the send."""

    def __init__(self, direction: Direction) -> None:
        from hpack import Decoder

        self._direction: Direction = direction
        self._unpack: Any = Decoder(_MOST_BYTES)
        self._unpack.max_allowed_table_size = _MOST_BYTES
        self._held = bytearray()
        self._passing = 0
        """Bytes of a DATA frame's content that are still to come."""
        self._block = bytearray()
        self._begun: tuple[int, int, int, int] | None = None
        """Kind, flags, stream and size of the frame whose header block goes on."""
        self._began = direction == "received"
        self.broken = False

    def feed(self, data: bytes) -> Iterator[Frame]:
        """The frames that these bytes complete."""
        if self.broken:
            return
        self._held += data
        try:
            yield from self._frames()
        except Exception:  # of hpack: whatever it is, only the list of frames ends
            self.broken = True
            self._held.clear()
            yield Frame(self._direction, "unreadable", 0, 0, says=("from here on the frames could not be read",))

    def _frames(self) -> Iterator[Frame]:
        if not self._began:
            if len(self._held) < len(PREFACE):
                return
            del self._held[: len(PREFACE)]
            self._began = True
            yield Frame(self._direction, "preface", 0, len(PREFACE), says=("PRI * HTTP/2.0: the client begins",))
        while (found := self._next()) is not None:
            yield from self._read(*found)

    def _next(self) -> tuple[int, int, int, int, bytes] | None:
        """Kind, flags, stream, size and content of the next frame; of DATA the content is passed over."""
        passed = min(self._passing, len(self._held))
        del self._held[:passed]
        self._passing -= passed
        if self._passing or len(self._held) < _HEAD:
            return None
        size, kind, flags = int.from_bytes(self._held[:3], "big"), self._held[3], self._held[4]
        stream = int.from_bytes(self._held[5:9], "big") & 0x7FFFFFFF
        if kind == http2.DATA:
            del self._held[:_HEAD]
            self._passing = size
            return kind, flags, stream, size, b""
        if size > _MOST_BYTES:
            raise ValueError("a frame without measure")
        if len(self._held) < _HEAD + size:
            return None
        content = bytes(self._held[_HEAD : _HEAD + size])
        del self._held[: _HEAD + size]
        return kind, flags, stream, size, content

    def _read(self, kind: int, flags: int, stream: int, size: int, content: bytes) -> Iterator[Frame]:
        if kind not in (http2.HEADERS, http2.PUSH_PROMISE, http2.CONTINUATION):
            yield self._frame(kind, flags, stream, size, says=http2.content_of(kind, content))
            return
        self._begun = (kind, flags, stream, size) if kind != http2.CONTINUATION or not self._begun else self._begun
        self._block += http2.header_block(kind, flags, content)
        if len(self._block) > _MOST_BYTES:
            raise ValueError("headers without measure")
        if flags & http2.END_HEADERS:
            packed = len(self._block)
            fields = self._fields()
            begun, self._begun = self._begun, None
            plain = sum(len(name) + len(value) + 4 for name, value in fields)
            says = (f"{packed:,} bytes packed by HPACK, about {plain:,} as lines",)
            yield self._frame(begun[0], begun[1] | http2.END_HEADERS, begun[2], begun[3], fields, says)
        elif kind == http2.CONTINUATION:
            yield self._frame(kind, flags, stream, size)

    def _fields(self) -> Fields:
        block = bytes(self._block)
        self._block.clear()
        raw = self._unpack.decode(block, raw=True)
        return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)

    def _frame(
        self, kind: int, flags: int, stream: int, size: int, fields: Fields = (), says: tuple[str, ...] = ()
    ) -> Frame:
        names = http2.flag_names(kind, flags)
        return Frame(self._direction, http2.kind_name(kind), stream, size, names, fields, says)
