"""Exact counts and latencies of every request, traced or not, gathered for one tick at a time."""

from time import monotonic, time

from server.contract.events import TickEvent
from server.recording.record import Record

TICK_S = 0.25
MOST_LATENCIES = 2000


class Metrics:
    """Counts of the running tick."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._clear()

    def _clear(self) -> None:
        self._statuses = [0] * 6
        self._latencies: list[float] = []
        self._hits = 0
        self._misses = 0
        self._turned: dict[str, int] = {}

    def add(self, status: int, latency_ms: float) -> None:
        """Count one request."""
        self._statuses[min(status // 100, 5)] += 1
        if len(self._latencies) < MOST_LATENCIES:
            self._latencies.append(latency_ms)

    def add_record(self, record: Record, turned: str | None) -> None:
        """Count one recorded request, with what it knows beyond status and latency."""
        self.add(record.status, record.duration_ns / 1e6)
        for use in record.cache:
            self._hits += use.outcome == "hit"
            self._misses += use.outcome == "miss"
        if turned is not None:
            key = f"{turned} {record.status}"
            self._turned[key] = self._turned.get(key, 0) + 1

    def take(self, in_flight: int, traced: int) -> TickEvent:
        """The tick that ends now, and begin the next."""
        now = monotonic()
        event = TickEvent(
            at=time(),
            span_s=now - self._began,
            statuses={f"{index}xx": count for index, count in enumerate(self._statuses) if count},
            latencies_ms=tuple(round(value, 3) for value in self._latencies),
            cache_hits=self._hits,
            cache_misses=self._misses,
            in_flight=in_flight,
            traced=traced,
            turned=self._turned,
        )
        self._began = now
        self._clear()
        return event
