"""Turns the ticks into arrays for the plots: seconds before now on x, gaps where nothing was measured."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from workbench.state.metrics import WINDOW_S, MetricsSnapshot, Tick

Floats = NDArray[np.float64]
MAX_DOTS = 2500
GAP_FACTOR = 2.5
"""A pause longer than so many ticks is idle time: rates fall to zero, percentiles end."""
CLASSES = ("2xx", "3xx", "4xx", "5xx")


@dataclass(frozen=True, slots=True)
class ChartData:
    """Everything the three charts draw at one moment; x is in seconds, at most 0."""

    x: Floats
    percentiles: tuple[Floats, Floats, Floats]
    """log10 of milliseconds; NaN where nothing was measured."""
    dots_x: Floats
    dots_y: Floats
    hits: Floats
    lookups: Floats
    """Hits and misses stacked, per second."""
    rates: dict[str, Floats]
    """Requests per second by status class."""

    @property
    def total(self) -> Floats:
        """Requests per second of all classes."""
        return np.sum(np.stack(list(self.rates.values())), axis=0) if len(self.x) else self.x


def chart_data(snapshot: MetricsSnapshot, now: float, window_s: float) -> ChartData:
    """The last ``window_s`` seconds before ``now``."""
    ticks = _without_gaps([tick for tick in snapshot.ticks if tick.at >= now - window_s - 1], now)
    x = np.array([tick.at - now for tick in ticks], dtype=np.float64)
    p50, p95, p99 = (_log([tick.percentiles[i] if tick.percentiles else np.nan for tick in ticks]) for i in range(3))
    dots_x, dots_y = _dots(ticks, now)
    return ChartData(
        x=x,
        percentiles=(p50, p95, p99),
        dots_x=dots_x,
        dots_y=dots_y,
        hits=_per_second(x, [tick.hits for tick in ticks]),
        lookups=_per_second(x, [tick.hits + tick.misses for tick in ticks]),
        rates={name: _per_second(x, [tick.statuses.get(name, 0) for tick in ticks]) for name in CLASSES},
    )


def _without_gaps(ticks: list[Tick], now: float) -> list[Tick]:
    """Insert empty ticks at both ends of each pause, the one that lasts until now included."""
    filled: list[Tick] = []
    for tick in ticks:
        if filled and tick.at - filled[-1].at > GAP_FACTOR * tick.span_s:
            filled += _pause(filled[-1].at, tick.at - tick.span_s, tick.span_s)
        filled.append(tick)
    if filled and now - filled[-1].at > GAP_FACTOR * max(filled[-1].span_s, 0.25):
        filled += _pause(filled[-1].at, now, filled[-1].span_s)
    return filled


def _pause(last: float, until: float, span_s: float) -> list[Tick]:
    """Empty ticks a second after the last request, when the rate has fallen to zero, and at the pause's end."""
    ends = [at for at in (last + WINDOW_S, until) if last < at <= until]
    return [Tick(at=at, span_s=span_s, count=0, percentiles=None) for at in ends]


def _per_second(x: Floats, counts: list[int]) -> Floats:
    """How many there were in the second before each tick: steadier to look at than the ticks themselves."""
    total = np.concatenate([[0.0], np.cumsum(np.array(counts, dtype=np.float64))])
    before = np.searchsorted(x, x - WINDOW_S + 1e-6, side="right")
    return np.asarray((total[1:] - total[before]) / WINDOW_S if len(x) else x)


def _dots(ticks: list[Tick], now: float) -> tuple[Floats, Floats]:
    """Each request as a point; those of one tick stand evenly within it, in the order in which they ended."""
    points = [
        (tick.at - now - tick.span_s * (1 - (place + 0.5) / len(tick.dots)), value)
        for tick in ticks
        for place, value in enumerate(tick.dots)
    ]
    step = -(-len(points) // MAX_DOTS) or 1
    kept = points[::step]
    return _array(x for x, _ in kept), _log([y for _, y in kept])


def _array(values: Iterable[float]) -> Floats:
    return np.array(list(values), dtype=np.float64)


def _log(values: list[float]) -> Floats:
    return np.log10(np.maximum(np.array(values, dtype=np.float64), 1e-3))
