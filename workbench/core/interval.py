"""A measured value with its doubt: the light half of the statistics, free of numpy so that the window starts fast."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import exp, lgamma, log, log1p


@dataclass(frozen=True, slots=True)
class Interval:
    """A value and the range in which the true one lies in 95 of 100 such measurements."""

    value: float
    low: float
    high: float

    def excludes(self, value: float) -> bool:
        """Whether the range leaves that value out."""
        return value < self.low or value > self.high


def upper_limit(events: int, n: int, confidence: float = 0.95) -> float:
    """The largest share that ``events`` of ``n`` still agree with (Clopper and Pearson 1934, one-sided)."""
    if events >= n:
        return 1.0
    low, high = max(events / n, 1e-12), 1.0 - 1e-12
    for _ in range(60):
        middle = (low + high) / 2
        if _at_most(events, n, middle) > 1 - confidence:
            low = middle
        else:
            high = middle
    return high


def spread(values: Sequence[float]) -> float:
    """Half the range of repeated measurements relative to their middle: 0.02 reads '± 2 %'."""
    middle = (max(values) + min(values)) / 2 if values else 0.0
    return (max(values) - min(values)) / 2 / middle if middle else 0.0


def _at_most(events: int, n: int, p: float) -> float:
    """Probability of at most that many events."""
    choose = (lgamma(n + 1) - lgamma(k + 1) - lgamma(n - k + 1) for k in range(events + 1))
    return sum(exp(ways + k * log(p) + (n - k) * log1p(-p)) for k, ways in enumerate(choose))
