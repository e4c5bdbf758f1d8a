"""Reads the frames of an HTTP/2 connection while they pass: their headers are packed by what went before (HPACK)."""

from collections.abc import Iterator
from typing import Any, NamedTuple

from workbench.core import http2
from workbench.core.http2 import Direction, Fields, Frame

PREFACE = b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"
_HEAD = 9
_MOST_BYTES = 1 << 20
"""Of one frame or header block; nobody's headers are as long, and memory is kept."""


class _Head(NamedTuple):
    kind: int
    flags: int
    stream: int
    size: int


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
        self._begun: _Head | None = None
        """Of the frame whose header block goes on."""
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

    def _next(self) -> tuple[_Head, bytes] | None:
        """The next frame with its content; that of DATA is passed over."""
        passed = min(self._passing, len(self._held))
        del self._held[:passed]
        self._passing -= passed
        if self._passing or len(self._held) < _HEAD:
            return None
        stream = int.from_bytes(self._held[5:9], "big") & 0x7FFFFFFF
        head = _Head(self._held[3], self._held[4], stream, int.from_bytes(self._held[:3], "big"))
        if head.kind == http2.DATA:
            del self._held[:_HEAD]
            self._passing = head.size
            return head, b""
        if head.size > _MOST_BYTES:
            raise ValueError("a frame without measure")
        if len(self._held) < _HEAD + head.size:
            return None
        content = bytes(self._held[_HEAD : _HEAD + head.size])
        del self._held[: _HEAD + head.size]
        return head, content

    def _read(self, head: _Head, content: bytes) -> Iterator[Frame]:
        if head.kind not in (http2.HEADERS, http2.PUSH_PROMISE, http2.CONTINUATION):
            yield self._frame(head, says=http2.content_of(head.kind, content))
            return
        self._begun = self._begun if head.kind == http2.CONTINUATION and self._begun else head
        self._block += http2.header_block(head.kind, head.flags, content)
        if len(self._block) > _MOST_BYTES:
            raise ValueError("headers without measure")
        if head.flags & http2.END_HEADERS:
            packed, fields = len(self._block), self._fields()
            begun, self._begun = self._begun, None
            plain = sum(len(name) + len(value) + 4 for name, value in fields)
            says = (f"{packed:,} bytes packed by HPACK, about {plain:,} as lines",)
            yield self._frame(begun._replace(flags=begun.flags | http2.END_HEADERS), fields, says)
        elif head.kind == http2.CONTINUATION:
            yield self._frame(head)

    def _fields(self) -> Fields:
        block = bytes(self._block)
        self._block.clear()
        raw = self._unpack.decode(block, raw=True)
        return tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in raw)

    def _frame(self, head: _Head, fields: Fields = (), says: tuple[str, ...] = ()) -> Frame:
        names = http2.flag_names(head.kind, head.flags)
        return Frame(self._direction, http2.kind_name(head.kind), head.stream, head.size, names, fields, says)
