"""The live connections of the open requests: event streams and WebSockets, running or ended."""

from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.live import MessageLog
from workbench.state.store import Store

MOST_KEPT = 12
BEGUN = "begun-"
"""Stands before the id of an exchange whose stream still runs; at its end the exchange itself takes its place."""


@dataclass(frozen=True, slots=True)
class LiveStream:
    """One connection."""

    exchange_id: str
    tab_id: int
    kind: Literal["events", "socket"]
    log: MessageLog
    open: bool = True


@dataclass(frozen=True, slots=True)
class StreamsSnapshot:
    """The newest ones, oldest first."""

    streams: tuple[LiveStream, ...] = ()
    problem: str = ""
    """Why the last thing that was asked for could not be done."""

    def of(self, exchange_id: str) -> LiveStream | None:
        """The stream that an exchange opened."""
        wanted = exchange_id.removeprefix(BEGUN)
        return next((one for one in self.streams if one.exchange_id == wanted), None)

    def running(self, tab_id: int) -> LiveStream | None:
        """The stream of a tab that still runs."""
        return next((one for one in self.streams if one.tab_id == tab_id and one.open), None)

    def with_stream(self, stream: LiveStream) -> "StreamsSnapshot":
        """The same with one more, or with a new version of one."""
        others = [one for one in self.streams if one.exchange_id != stream.exchange_id]
        closed = [one for one in others if not one.open]
        gone = set(closed[: max(0, len(others) + 1 - MOST_KEPT)])
        return replace(self, streams=(*(one for one in others if one not in gone), stream), problem="")


class StreamsStore(Store[StreamsSnapshot]):
    """Holds the live connections."""
