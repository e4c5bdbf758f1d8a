"""Takes a stream of server-sent events apart (HTML Living Standard, 9.2.6), piece by piece as it comes."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass

from workbench.core.digits import whole

MOST_BYTES = 8 << 20
"""Of one event: one that never ends must not fill the memory."""
_MOST_RETRY_MS = 24 * 3600 * 1000


class EventTooLargeError(Exception):
    """One event went past the cap."""


@dataclass(frozen=True, slots=True)
class ServerEvent:
    """One event; ``comment`` ones are not dispatched in a page, but say that the server is alive."""

    name: str
    data: str
    event_id: str = ""
    comment: bool = False


class EventParser:
    """Feed it bytes as they come."""

    def __init__(self) -> None:
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace")
        self._line: list[str] = []
        self._after_return = False
        self._data: list[str] = []
        self._name = ""
        self._held = 0
        self.last_event_id = ""
        self.retry_ms: int | None = None
        """How long the server wants a client to wait before it connects again."""

    def feed(self, data: bytes) -> Iterator[ServerEvent]:
        """The events that are complete with these bytes.

        Raises:
            EventTooLargeError: when one doesn't end.
        """
        text = self._decode.decode(data)
        if self._after_return and text:
            text = text.removeprefix("\n")
            self._after_return = False
        self._after_return = self._after_return or text.endswith("\r")
        lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
        for line in lines[:-1]:
            self._line.append(line)
            whole = "".join(self._line)
            self._line.clear()
            yield from self._take(whole)
        self._keep(lines[-1])

    def _keep(self, rest: str) -> None:
        if rest:
            self._line.append(rest)
            self._grow(len(rest))

    def _grow(self, count: int) -> None:
        self._held += count
        if self._held > MOST_BYTES:
            raise EventTooLargeError(f"One event went past {MOST_BYTES >> 20} MiB.")

    def _take(self, line: str) -> Iterator[ServerEvent]:
        if not line:
            yield from self._dispatch()
            return
        name, colon, value = line.partition(":")
        if colon and not name:
            yield ServerEvent("comment", value.removeprefix(" "), comment=True)
            return
        self._field(name, value.removeprefix(" "))

    def _field(self, name: str, value: str) -> None:
        match name:
            case "data":
                self._data.append(value)
                self._grow(len(value) + 1)
            case "event":
                self._name = value
            case "id" if "\0" not in value:
                self.last_event_id = value
            case "retry" if (wanted := whole(value, _MOST_RETRY_MS)) is not None:
                self.retry_ms = wanted

    def _dispatch(self) -> Iterator[ServerEvent]:
        if self._data:
            yield ServerEvent(self._name or "message", "\n".join(self._data), self.last_event_id)
        self._data.clear()
        self._name = ""
        self._held = 0
