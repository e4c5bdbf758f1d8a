"""Maps values to pixels on linear and logarithmic axes, and chooses their ticks."""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, log10

STEPS = (1, 2, 5)


@dataclass(frozen=True, slots=True)
class LogAxis:
    """A logarithmic axis from ``low`` to ``high`` over pixels ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value; values beyond the ends land on them."""
        span = log10(self.high) - log10(self.low)
        share = (log10(min(max(value, self.low), self.high)) - log10(self.low)) / span
        return self.start + share * (self.end - self.start)

    def ticks(self) -> Iterator[float]:
        """1, 3, 10, 30, ... within the axis."""
        for exponent in range(floor(log10(self.low)), ceil(log10(self.high)) + 1):
            for step in (1, 3):
                value = step * 10.0**exponent
                if self.low * 0.999 <= value <= self.high * 1.001:
                    yield value


@dataclass(frozen=True, slots=True)
class LinearAxis:
    """A linear axis from ``low`` to ``high`` over pixels ``start`` to ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The pixel of a value; values beyond the ends land on them."""
        share = (min(max(value, self.low), self.high) - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def log_bounds(low: float, high: float, room: float = 1.6) -> tuple[float, float]:
    """Bounds of a log axis around data: some room on both sides, at least one decade and a half."""
    low, high = max(low, 1e-4) / room, high * room
    missing = 1.5 - log10(high / low)
    if missing > 0:
        low, high = low / 10 ** (missing / 2), high * 10 ** (missing / 2)
    return low, high


def nice_step(high: float, most: int = 4) -> float:
    """A round step that divides 0..high into at most ``most`` parts."""
    if high <= 0:
        return 1.0
    size = 10.0 ** floor(log10(high / most))
    return next((step * size for step in STEPS if high / (step * size) <= most), 10 * size)


def tick_label(value: float) -> str:
    """'0.3', '10', '1,000'."""
    return f"{value:,.0f}" if value >= 1 else f"{value:.4g}"
