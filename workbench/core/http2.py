"""Frames of HTTP/2 as a person reads them (RFC 9113, section 6): kind, stream, flags, and what each one says."""

from dataclasses import dataclass
from typing import Literal

KINDS = (
    "DATA", "HEADERS", "PRIORITY", "RST_STREAM", "SETTINGS", "PUSH_PROMISE", "PING", "GOAWAY", "WINDOW_UPDATE",
    "CONTINUATION",
)  # fmt: skip
DATA, HEADERS, PRIORITY, RST_STREAM, SETTINGS, PUSH_PROMISE, PING, GOAWAY, WINDOW_UPDATE, CONTINUATION = range(10)
ACK, END_STREAM, END_HEADERS, PADDED, HAS_PRIORITY = 0x1, 0x1, 0x4, 0x8, 0x20
_SETTING = {
    1: "HEADER_TABLE_SIZE",
    2: "ENABLE_PUSH",
    3: "MAX_CONCURRENT_STREAMS",
    4: "INITIAL_WINDOW_SIZE",
    5: "MAX_FRAME_SIZE",
    6: "MAX_HEADER_LIST_SIZE",
    8: "ENABLE_CONNECT_PROTOCOL",
}
_ERRORS = (
    "NO_ERROR", "PROTOCOL_ERROR", "INTERNAL_ERROR", "FLOW_CONTROL_ERROR", "SETTINGS_TIMEOUT", "STREAM_CLOSED",
    "FRAME_SIZE_ERROR", "REFUSED_STREAM", "CANCEL", "COMPRESSION_ERROR", "CONNECT_ERROR", "ENHANCE_YOUR_CALM",
    "INADEQUATE_SECURITY", "HTTP_1_1_REQUIRED",
)  # fmt: skip
Direction = Literal["sent", "received"]
Fields = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame. ``fields`` are its decompressed headers, ``says`` what else is in it, one thing a line."""

    direction: Direction
    kind: str
    stream: int
    size: int
    """Bytes behind the nine of its own head."""
    flags: tuple[str, ...] = ()
    fields: Fields = ()
    says: tuple[str, ...] = ()


def kind_name(kind: int) -> str:
    """``HEADERS``, ``DATA`` …; what nobody defined by its number."""
    return KINDS[kind] if kind < len(KINDS) else f"unknown 0x{kind:02x}"


def flag_names(kind: int, flags: int) -> tuple[str, ...]:
    """The flags that are set, of those that the kind has."""
    if kind in (SETTINGS, PING):
        return ("ACK",) if flags & ACK else ()
    known = (
        (END_STREAM, "END_STREAM", (DATA, HEADERS)),
        (END_HEADERS, "END_HEADERS", (HEADERS, PUSH_PROMISE, CONTINUATION)),
        (PADDED, "PADDED", (DATA, HEADERS, PUSH_PROMISE)),
        (HAS_PRIORITY, "PRIORITY", (HEADERS,)),
    )
    return tuple(name for bit, name, kinds in known if flags & bit and kind in kinds)


def header_block(kind: int, flags: int, payload: bytes) -> bytes:
    """The packed headers in a frame, without what stands around them."""
    padding = payload[0] if flags & PADDED and payload and kind != CONTINUATION else 0
    start = 1 if flags & PADDED and kind != CONTINUATION else 0
    if kind == HEADERS and flags & HAS_PRIORITY:
        start += 5
    elif kind == PUSH_PROMISE:
        start += 4
    return payload[start : len(payload) - padding]


def content_of(kind: int, payload: bytes) -> tuple[str, ...]:
    """What a frame without headers says."""
    match kind:
        case 4:
            pairs = (payload[at : at + 6] for at in range(0, len(payload) - 5, 6))
            return tuple(_setting(pair) for pair in pairs)
        case 8 if len(payload) == 4:
            return (f"{_number(payload) & 0x7FFFFFFF:,} more bytes may come",)
        case 3 if len(payload) == 4:
            return (_error(_number(payload)),)
        case 7 if len(payload) >= 8:
            last = _number(payload[:4]) & 0x7FFFFFFF
            told = payload[8:].decode("utf-8", "replace")
            return tuple(filter(None, (_error(_number(payload[4:8])), f"last stream that was taken: {last}", told)))
    return ()


def _setting(pair: bytes) -> str:
    name = int.from_bytes(pair[:2], "big")
    return f"{_SETTING.get(name, f'0x{name:04x}')} = {_number(pair[2:]):,}"


def _error(code: int) -> str:
    return _ERRORS[code] if code < len(_ERRORS) else f"error 0x{code:x}"


def _number(content: bytes) -> int:
    return int.from_bytes(content, "big")
