"""What a connection that stays open says: its messages as a list shows them, and what the end of one means."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal, Protocol

Direction = Literal["in", "out", "note"]
PREVIEW_CHARS = 240


@dataclass(frozen=True, slots=True)
class LiveMessage:
    """A message that came or went; ``note`` is what happened to the connection itself."""

    number: int
    at: float
    """Unix time."""
    direction: Direction
    kind: str
    """The event's name, 'text', 'binary', 'ping', 'pong', 'close', 'open' or 'comment'."""
    preview: str
    size: int
    """Bytes of the whole content."""
    event_id: str = ""
    offset: int = -1
    """Where the content lies in the log's file; -1 when it isn't kept there."""


class MessageLog(Protocol):
    """All that was said so far; grows on another thread while somebody looks."""

    open: bool
    bytes_in: int
    bytes_out: int
    last_event_id: str

    @property
    def count(self) -> int:
        """Messages so far, those that are not at hand any more included."""
        ...

    @property
    def spilled(self) -> int:
        """Messages that are not at hand any more."""
        ...

    def since(self, number: int) -> list[LiveMessage]:
        """The messages at hand that came after a number, oldest first."""
        ...

    def content(self, message: LiveMessage) -> bytes | None:
        """All of a message; None when it wasn't kept."""
        ...

    def save(self, target: Path) -> None:
        """Write the messages at hand as lines of JSON."""
        ...


_CLOSE = {
    1000: "normal: all was said",
    1001: "going away: the server shuts down, or the page was left",
    1002: "protocol error: one side broke RFC 6455",
    1003: "this kind of data can't be taken",
    1005: "no code was given",
    1006: "the connection broke without a word",
    1007: "the data are not what they say, for example text that is no UTF-8",
    1008: "it broke a rule of the server",
    1009: "the message was too large",
    1010: "an extension that was needed is missing",
    1011: "the server ran into an error",
    1012: "the server restarts",
    1013: "the server is overloaded: try again later",
    1014: "a server in between got a bad answer",
    1015: "TLS could not be agreed on",
}


def close_meaning(code: int) -> str:
    """What a WebSocket's close code tells (RFC 6455, section 7.4, and IANA's registry)."""
    if code in _CLOSE:
        return _CLOSE[code]
    if 3000 <= code <= 3999:
        return "registered by a library or framework"
    return "the application's own" if 4000 <= code <= 4999 else "a code that nobody defined"
