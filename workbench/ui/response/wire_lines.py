"""What crossed the socket as lines of a list: bytes that can be read, and who put each header there and why."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QCoreApplication

from workbench.core.exchange import AddedHeader, Exchange, WireBytes
from workbench.core.http2 import Frame

Kind = Literal["title", "bytes", "quiet", "sent", "received", "field"]
Cover = Callable[[bytes], bytes]
END = "\\r\\n"
_INDENT = "    "
_NOTE_SHARE = 0.6
"""Of a line's width that bytes have where a note stands beside them."""
_NARROWEST = 16
_UNSEEN = re.compile(r"[^ -~]")
_NAMED = {"\r": "\\r", "\n": "\\n", "\t": "\\t"}


@dataclass(frozen=True, slots=True)
class WireLine:
    """One line."""

    text: str
    kind: Kind = "bytes"
    note: str = ""


def wire_lines(exchange: Exchange, cover: Cover, width: int) -> tuple[WireLine, ...]:
    """All of it, cut to so many characters a line."""
    return tuple(_Writer(cover, max(_NARROWEST, width)).all_of(exchange))


class _Writer:
    def __init__(self, cover: Cover, width: int) -> None:
        self._cover = cover
        self._width = width

    def all_of(self, exchange: Exchange) -> Iterator[WireLine]:
        wire = exchange.wire
        added = {header.name.lower(): header for header in exchange.sent.headers} if exchange.sent else {}
        if wire.frames:
            yield from self._frames(wire)
        yield WireLine(_tr("Sent, {0} bytes").format(f"{wire.sent_bytes:,}"), "title")
        yield from self._side(wire.sent, wire.sent_bytes, added)
        yield WireLine("", "title")
        yield WireLine(_tr("Received, {0} bytes").format(f"{wire.received_bytes:,}"), "title")
        yield from self._side(wire.received, wire.received_bytes, {})

    def _side(self, kept: bytes, total: int, added: dict[str, AddedHeader]) -> Iterator[WireLine]:
        head, gap, body = self._cover(kept).partition(b"\r\n\r\n")
        lines = head.split(b"\r\n")
        for number, line in enumerate(lines, 1):
            if line:
                header = added.get(line.partition(b":")[0].decode("latin-1").lower())
                note = " · ".join(part for part in (header.by, header.why) if part) if header else ""
                ended = END if gap or number < len(lines) else ""  # what broke off has none
                yield from self._cut(readable(line) + ended, note)
        if gap:
            yield WireLine(END, "quiet", _tr("an empty line ends the head"))
        for line in body.splitlines(keepends=True):
            yield from self._cut(readable(line), "")
        if total > len(kept):
            yield WireLine(_tr("… {0} more bytes").format(f"{total - len(kept):,}"), "quiet")

    def _cut(self, text: str, note: str, kind: Kind = "bytes") -> Iterator[WireLine]:
        first = int(self._width * _NOTE_SHARE) if note else self._width
        yield WireLine(text[:first], kind, note)
        for start in range(first, len(text), self._width):
            yield WireLine(text[start : start + self._width], kind)

    def _frames(self, wire: WireBytes) -> Iterator[WireLine]:
        """What the bytes of HTTP/2 say; below, they stand as they are."""
        yield WireLine(_tr("HTTP/2 frames, in their order"), "title")
        for frame in wire.frames:
            yield from self._frame(frame)
        if wire.frames_more:
            yield WireLine(_tr("… {0} more frames").format(f"{wire.frames_more:,}"), "quiet")
        yield WireLine("", "title")

    def _frame(self, frame: Frame) -> Iterator[WireLine]:
        where = _tr("stream {0}").format(frame.stream) if frame.stream else _tr("connection")
        note = f"{where} · " + _tr("{0} bytes").format(f"{frame.size:,}")
        sign = "↑" if frame.direction == "sent" else "↓"
        yield WireLine(" ".join((sign, frame.kind, *frame.flags)), frame.direction, note)
        for name, value in frame.fields:
            field = self._cover(f"{name}: {value}".encode("latin-1", "replace"))
            yield from self._cut(_INDENT + readable(field), "", "field")
        for line in frame.says:
            yield from self._cut(_INDENT + line, "", "quiet")


def readable(data: bytes) -> str:
    """Text as it is; what is not text shows its bytes, so that nothing hides."""
    return _UNSEEN.sub(_stand_in, data.decode("utf-8", "backslashreplace"))


def _stand_in(found: re.Match[str]) -> str:
    sign = found[0]
    return sign if sign.isprintable() else _NAMED.get(sign, f"\\x{ord(sign):02x}")


def _tr(words: str) -> str:
    return QCoreApplication.translate("WireView", words)
