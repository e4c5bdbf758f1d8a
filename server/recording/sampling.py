"""Which traces to keep in full: all below about 50 a second, and a fair choice of them above.

Under load every error, the short circuits, the slowest and an even share are kept, each capped, so that a storm of
requests can't drown the window. A request sent by hand is never lost in or behind a storm: kept is whatever comes after
a moment's silence, and whatever a connection says first or after it has been quiet.
"""

from collections import deque
from heapq import heappush, heappushpop

from server.recording.record import Record

FULL_PER_WINDOW = 12
ERRORS_PER_WINDOW = 8
TURNED_PER_WINDOW = 4
SLOWEST_PER_WINDOW = 2
SHARE_PER_WINDOW = 6
WINDOWS_REMEMBERED = 20
CALM_NS = 20_000_000
"""A gap like this before a request means fewer than 50 a second."""
QUIET_NS = 500_000_000
RETURNING_PER_WINDOW = 12
NEW_PER_WINDOW = 12
CONNECTIONS_REMEMBERED = 2000


class Sampler:
    """Decides for one window (a tick) at a time, by how busy the last one was."""

    def __init__(self) -> None:
        self._seen = self._kept = self._errors = self._turned = self._shared = 0
        self._returning = self._new = 0
        self._every = 1
        self._last_ns = 0
        self._heard: dict[int, int] = {}
        """When each connection, by the client's port, was last heard of."""
        self._slowest: list[tuple[int, int, Record]] = []
        self._history: deque[tuple[int, int]] = deque(maxlen=WINDOWS_REMEMBERED)
        self.kept_last = 0

    def choose(self, record: Record, turned: bool) -> list[Record]:
        """The records to keep now: this one or none. The slowest are kept when the window closes."""
        self._seen += 1
        by_hand = self._may_be_by_hand(record)
        if self._is_wanted(record, turned) or by_hand:
            self._kept += 1
            return [record]
        entry = (record.duration_ns, record.seq, record)
        if len(self._slowest) < SLOWEST_PER_WINDOW:
            heappush(self._slowest, entry)
        else:
            heappushpop(self._slowest, entry)
        return []

    def _may_be_by_hand(self, record: Record) -> bool:
        """Whether it comes after a silence: everybody's, or its own connection's."""
        began, port = record.started_ns, record.client_port
        calm = began - self._last_ns >= CALM_NS
        heard = self._heard.get(port)
        self._last_ns = self._heard[port] = record.ended_ns
        if calm:
            return True
        if heard is None:
            self._new += 1
            return self._new <= NEW_PER_WINDOW
        if began - heard >= QUIET_NS:
            self._returning += 1
            return self._returning <= RETURNING_PER_WINDOW
        return False

    def _is_wanted(self, record: Record, turned: bool) -> bool:
        if self._every == 1 and self._kept < FULL_PER_WINDOW:
            return True
        if record.status >= 500 or record.error:
            self._errors += 1
            return self._errors <= ERRORS_PER_WINDOW
        if turned:
            self._turned += 1
            return self._turned <= TURNED_PER_WINDOW
        if self._seen % self._every == 0 and self._every > 1:
            self._shared += 1
            return self._shared <= SHARE_PER_WINDOW
        return False

    def close_window(self) -> list[Record]:
        """The slowest of the window that were not kept for another reason; the next window begins."""
        slowest = [record for _, _, record in sorted(self._slowest, key=lambda entry: entry[1])]
        self.kept_last = self._kept + len(slowest)
        self._history.append((self._seen, self.kept_last))
        self._every = 1 if self._seen <= FULL_PER_WINDOW else max(self._seen // SHARE_PER_WINDOW, 2)
        self._seen = self._kept = self._errors = self._turned = self._shared = self._returning = self._new = 0
        self._slowest = []
        if len(self._heard) > CONNECTIONS_REMEMBERED:
            self._heard.clear()
        return slowest

    @property
    def share(self) -> float:
        """Kept traces over requests, in the last five seconds; 1 when there were none."""
        seen = sum(window[0] for window in self._history)
        return sum(window[1] for window in self._history) / seen if seen else 1.0
