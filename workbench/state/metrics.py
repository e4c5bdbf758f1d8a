"""What the charts draw: the last five minutes of the backend, tick by tick, bounded."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from server.contract.events import SwitchEvent, TickEvent
from workbench.state.store import Store

KEEP_TICKS = 1200
"""Five minutes of quarter seconds."""
KEEP_MARKERS = 60
DOTS_PER_TICK = 12
"""At most so many requests of one tick are drawn as dots; the slowest always is."""
WINDOW_S = 1.0
"""Percentiles are taken over the requests of the last second."""


@dataclass(frozen=True, slots=True)
class Tick:
    """One quarter second, ready to be drawn."""

    at: float
    span_s: float
    count: int
    percentiles: tuple[float, float, float] | None
    """p50, p95 and p99 in milliseconds over the last second; None when no request ended in it."""
    dots: tuple[float, ...] = ()
    hits: int = 0
    misses: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)
    in_flight: int = 0

    def rate(self, count: int) -> float:
        """So many per second."""
        return count / self.span_s if self.span_s else 0.0


@dataclass(frozen=True, slots=True)
class Marker:
    """A flip, drawn as a line with a flag."""

    at: float
    label: str


@dataclass(frozen=True, slots=True)
class MetricsSnapshot:
    """The series of all charts, on one time axis (Unix seconds)."""

    ticks: tuple[Tick, ...] = ()
    markers: tuple[Marker, ...] = ()
    recent: tuple[tuple[float, tuple[float, ...]], ...] = ()
    """Time and latencies of the ticks of the last second: what the next percentiles are taken over."""

    @property
    def is_empty(self) -> bool:
        """Whether no request was seen yet."""
        return not any(tick.count for tick in self.ticks)

    def until_a_flip(self, since: float) -> "MetricsSnapshot":
        """Up to the first flip after that time: what came of it is not to be seen yet. The same when there is none."""
        flip = next((marker.at for marker in self.markers if marker.at >= since), None)
        if flip is None:
            return self
        ticks = tuple(tick for tick in self.ticks if tick.at <= flip)
        return replace(self, ticks=ticks, markers=tuple(marker for marker in self.markers if marker.at <= flip))


class MetricsStore(Store[MetricsSnapshot]):
    """Takes the live events and keeps the last five minutes."""

    def __init__(self) -> None:
        super().__init__(MetricsSnapshot())

    def take(self, events: Sequence[object]) -> None:
        """Take over the ticks and flips among these events, in one change."""
        now = self.snapshot
        for event in events:
            if isinstance(event, TickEvent):
                now = _with_tick(now, event)
            elif isinstance(event, SwitchEvent):
                markers = (*now.markers, Marker(event.at, event.label))[-KEEP_MARKERS:]
                now = replace(now, markers=markers)
        self.replace(now)

    def clear(self) -> None:
        """Forget everything seen so far."""
        self.replace(MetricsSnapshot())


def _with_tick(now: MetricsSnapshot, event: TickEvent) -> MetricsSnapshot:
    recent = tuple((at, values) for at, values in now.recent if at > event.at - WINDOW_S)
    if event.latencies_ms:
        recent = (*recent, (event.at, event.latencies_ms))
    tick = Tick(
        at=event.at,
        span_s=event.span_s,
        count=sum(event.statuses.values()),
        percentiles=_percentiles([value for _, values in recent for value in values]) if recent else None,
        dots=_dots(event.latencies_ms),
        hits=event.cache_hits,
        misses=event.cache_misses,
        statuses=event.statuses,
        in_flight=event.in_flight,
    )
    return replace(now, ticks=(*now.ticks, tick)[-KEEP_TICKS:], recent=recent)


def _percentiles(values: list[float]) -> tuple[float, float, float]:
    """Nearest rank: the smallest value that at least so large a share does not exceed."""
    values.sort()
    last = len(values) - 1
    p50, p95, p99 = (values[min(last, math.ceil(share * len(values)) - 1)] for share in (0.50, 0.95, 0.99))
    return p50, p95, p99


def _dots(latencies: tuple[float, ...]) -> tuple[float, ...]:
    if len(latencies) <= DOTS_PER_TICK:
        return latencies
    step = len(latencies) / DOTS_PER_TICK
    groups = (latencies[int(index * step) : int((index + 1) * step)] for index in range(DOTS_PER_TICK))
    slowest = max(latencies)
    return tuple(slowest if slowest in group else group[0] for group in groups)
