"""The Redis wire protocol: commands in, replies out, as RESP2 or RESP3 (redis.io, "Redis serialization protocol")."""

from collections.abc import Iterable
from typing import Any

from fakeredis._helpers import NoResponse, SimpleError, SimpleString

MOST_FIELDS = 1024 * 1024
LONGEST_FIELD = 512 * 1024 * 1024
HTTP = (b"post", b"host:")
"""Lines of an HTTP request: any web page can make a browser send one here, with commands in its body."""


class Reply:
    """Marks an answer to a command, so that it can be told from a pub/sub message."""

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value


class ProtocolError(Exception):
    """What the client sent isn't RESP: the one error after which a server hangs up."""


class CommandParser:
    """Cuts a stream of bytes into commands, whatever pieces it arrives in."""

    def __init__(self) -> None:
        self._buffer = bytearray()
        self._wanted = 0

    def feed(self, data: bytes) -> None:
        """Take the next piece."""
        self._buffer += data

    def next(self) -> list[bytes] | None:
        """The next whole command, or None until more arrives. Raises ``ProtocolError``."""
        if len(self._buffer) < self._wanted or not self._buffer:
            return None
        if self._buffer[0] != ord("*"):
            return self._inline()
        head = self._line(0)
        if head is None:
            return None
        count = _number(head[0], MOST_FIELDS, "invalid multibulk length")
        return self._fields(count, head[1])

    def _fields(self, count: int, position: int) -> list[bytes] | None:
        fields: list[bytes] = []
        for _ in range(count):
            line = self._line(position)
            if line is None:
                return None
            if line[0][:1] != b"$":
                raise ProtocolError(f"Protocol error: expected '$', got '{line[0][:1].decode('latin-1')}'")
            length = _number(line[0], LONGEST_FIELD, "invalid bulk length")
            end = line[1] + length
            if len(self._buffer) < end + 2:
                self._wanted = end + 2
                return None
            fields.append(bytes(self._buffer[line[1] : end]))
            position = end + 2
        self._forget(position)
        return fields

    def _inline(self) -> list[bytes] | None:
        line = self._line(0)
        if line is None:
            return None
        self._forget(line[1])
        words = line[0].split()
        if words and words[0].lower() in HTTP:
            raise ProtocolError("this is Redis, and a web page speaks HTTP to it")
        return words

    def _line(self, start: int) -> tuple[bytes, int] | None:
        end = self._buffer.find(b"\n", start)
        if end < 0:
            return None
        return bytes(self._buffer[start:end]).rstrip(b"\r"), end + 1

    def _forget(self, position: int) -> None:
        del self._buffer[:position]
        self._wanted = 0


def _number(line: bytes, most: int, problem: str) -> int:
    try:
        value = int(line[1:])
    except ValueError:
        raise ProtocolError(f"Protocol error: {problem}") from None
    if value > most or (value < 0 and line[:1] == b"$"):
        raise ProtocolError(f"Protocol error: {problem}")
    return value


def encode(value: Any, protocol: int) -> bytes:
    """One reply on the wire."""
    parts: list[bytes] = []
    _encode(value, protocol, parts)
    return b"".join(parts)


def encode_push(items: list[Any], protocol: int) -> bytes:
    """A message that nobody asked for: pub/sub. RESP3 has a type of its own for it."""
    body = encode(items, protocol)
    return b">" + body[1:] if protocol == 3 else body


def _encode(value: Any, protocol: int, parts: list[bytes]) -> None:
    if isinstance(value, NoResponse):
        return
    if value is None:
        parts.append(b"_\r\n" if protocol == 3 else b"$-1\r\n")
    elif isinstance(value, bytes | str):
        data = value.encode() if isinstance(value, str) else value
        parts.append(b"$%d\r\n%b\r\n" % (len(data), data))
    elif isinstance(value, SimpleString):
        parts.append(b"+" + value.value + b"\r\n")
    elif isinstance(value, SimpleError):
        parts.append(b"-" + value.value.replace("\r", " ").replace("\n", " ").encode() + b"\r\n")
    elif isinstance(value, bool | int | float):
        parts.append(_encode_number(value, protocol))
    else:
        _encode_collection(value, protocol, parts)


def _encode_number(value: float, protocol: int) -> bytes:
    if isinstance(value, bool) and protocol == 3:
        return b"#t\r\n" if value else b"#f\r\n"
    if isinstance(value, int):
        return b":%d\r\n" % value
    text = f"{value:.17g}".encode()
    return b"," + text + b"\r\n" if protocol == 3 else b"$%d\r\n%b\r\n" % (len(text), text)


def _encode_collection(value: Any, protocol: int, parts: list[bytes]) -> None:
    items: Iterable[Any] = value
    if isinstance(value, dict):
        items = [item for pair in value.items() for item in pair]
        parts.append(b"%%%d\r\n" % len(value) if protocol == 3 else b"*%d\r\n" % (2 * len(value)))
    elif isinstance(value, set | frozenset) and protocol == 3:
        parts.append(b"~%d\r\n" % len(value))
    else:
        parts.append(b"*%d\r\n" % len(value))
    for item in items:
        _encode(item, protocol, parts)
