"""What can honestly be said about samples: exact percentiles, how sure they are, and how two sides compare.

Nothing here averages percentiles or assumes a shape of the distribution. Intervals are 95 % unless said otherwise.
"""

from dataclasses import dataclass
from math import ceil, floor, log10

import numpy as np
from numpy.typing import ArrayLike, NDArray

from workbench.core.burst import rank_index
from workbench.core.interval import Interval

Floats = NDArray[np.float64]
RESAMPLES = 4000
BINS_PER_DECADE = 25


@dataclass(frozen=True, slots=True)
class Histogram:
    """Shares of samples in bins of equal width on a log axis; ``edges`` has one element more than ``shares``."""

    edges: tuple[float, ...]
    shares: tuple[float, ...]
    decades: float
    """Width of one bin."""


def ranked(samples: ArrayLike) -> Floats:
    """The samples in rising order."""
    return np.sort(np.asarray(samples, dtype=np.float64))


def quantile(samples: ArrayLike, q: float) -> float:
    """The nearest-rank quantile: always a value that was measured.

    Raises:
        ValueError: Without samples.
    """
    values = np.asarray(samples, dtype=np.float64)
    if not len(values):
        raise ValueError("there is no quantile of no samples")
    at = rank_index(q, len(values))
    return float(np.partition(values, at)[at])


def ratio_interval(a: ArrayLike, b: ArrayLike, q: float = 0.5, seed: int = 0) -> Interval | None:
    """How many times the quantile of ``a`` is that of ``b``, with a bootstrap interval; None when it can't be told."""
    side_a, side_b = ranked(a), ranked(b)
    if not len(side_a) or not len(side_b):
        return None
    base = quantile(side_b, q)
    draws_b = _resampled_quantiles(side_b, q, np.random.default_rng(seed))
    if base <= 0 or draws_b.min() <= 0:
        return None
    draws = _resampled_quantiles(side_a, q, np.random.default_rng(seed + 1)) / draws_b
    low, high = np.quantile(draws, (0.025, 0.975))
    value = quantile(side_a, q) / base
    return Interval(value, min(float(low), value), max(float(high), value))


def change_interval(a: ArrayLike, b: ArrayLike, q: float = 0.5, seed: int = 0) -> Interval | None:
    """Relative change of the quantile from ``a`` to ``b``: -0.94 is 94 % less."""
    ratio = ratio_interval(b, a, q, seed)
    if ratio is None:
        return None
    return Interval(ratio.value - 1, ratio.low - 1, ratio.high - 1)


def log_histogram(samples: ArrayLike, low: float, high: float, per_decade: int = BINS_PER_DECADE) -> Histogram:
    """Shares per bin between ``low`` and ``high``, both widened to whole bins so that two sides share their edges."""
    first, last = floor(log10(low) * per_decade), ceil(log10(high) * per_decade)
    edges = 10.0 ** (np.arange(first, max(last, first + 1) + 1) / per_decade)
    values = np.clip(np.asarray(samples, dtype=np.float64), edges[0], edges[-1])
    counts, _ = np.histogram(values, edges)
    shares = counts / max(1, len(values))
    return Histogram(tuple(map(float, edges)), tuple(map(float, shares)), 1 / per_decade)


def cumulative(samples: ArrayLike, points: int = 400) -> tuple[tuple[float, ...], tuple[float, ...]]:
    """Values and the share of samples at or below each, thinned to at most ``points``."""
    values = ranked(samples)
    n = len(values)
    picked = np.unique(np.linspace(0, n - 1, min(n, points)).astype(int)) if n else np.array([], dtype=int)
    return tuple(map(float, values[picked])), tuple(float(at + 1) / n for at in picked)


def _resampled_quantiles(ranked_values: Floats, q: float, rng: np.random.Generator) -> Floats:
    """Quantiles of bootstrap resamples, without drawing them.

    A resample is ``values[floor(n * u)]`` for n uniform draws u, and the k-th smallest of n uniform draws is
    Beta(k, n - k + 1) distributed, so one draw a resample gives exactly its k-th order statistic.
    """
    n = len(ranked_values)
    k = rank_index(q, n) + 1
    at = np.minimum((rng.beta(k, n - k + 1, RESAMPLES) * n).astype(int), n - 1)
    return np.asarray(ranked_values[at])
