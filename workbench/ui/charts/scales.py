"""Ranges and tick labels of the charts' axes: whole decades, round tops, short numbers."""

import math
from collections.abc import Sequence

TickLabels = list[tuple[float, str]]
_STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


def decades(lowest: float, highest: float) -> tuple[int, int]:
    """The whole decades, as powers of ten, that enclose these log10 values; at least two."""
    low, high = math.floor(lowest), math.ceil(highest)
    return (low, high) if high - low >= 2 else (low, low + 2)


def decade_ticks(low: int, high: int) -> TickLabels:
    """A label per decade; every second one when there are many."""
    step = 1 if high - low <= 4 else 2
    return [(float(power), short(10.0**power)) for power in range(low, high + 1, step)]


def round_top(highest: float) -> float:
    """The next round number that is not below ``highest``; 1 for nothing."""
    if highest <= 1:
        return 1.0
    power = 10.0 ** math.floor(math.log10(highest))
    return next(step * power for step in _STEPS if step * power >= highest * 0.999)


def edge_ticks(top: float) -> TickLabels:
    """Labels of 0 and of the top, set inwards: an axis leaves out labels that would be cut off at its ends."""
    return [(inside(0.0, top), "0"), (inside(top, top), short(top))]


def inside(value: float, top: float) -> float:
    """Where a label of ``value`` stands on an axis from 0 to ``top`` without being cut off."""
    return min(max(value, top * 0.13), top * 0.92)


def short(value: float) -> str:
    """A number in at most four characters: 0.1, 5, 250, 2k, 1.5k."""
    if value >= 1000:
        return f"{value / 1000:.3g}k"
    return f"{value:.3g}"


def time_ticks(window_s: float) -> TickLabels:
    """Three steps back from now; the first label is set inwards so that it isn't cut off."""
    unit, divisor = ("min", 60.0) if window_s > 120 else ("s", 1.0)
    back = [window_s, window_s * 2 / 3, window_s / 3]
    labels = [f"-{seconds / divisor:.3g}" for seconds in back]
    return [
        (-back[0] * 0.93, f"{labels[0]} {unit}"),
        *zip([-b for b in back[1:]], labels[1:], strict=True),
        (0.0, "now"),
    ]


def spread(positions: Sequence[float], gap: float, low: float, high: float) -> list[float]:
    """Move ascending positions apart, evenly to both sides, so that neighbours are at least ``gap`` from each other.

    All stay between ``low`` and ``high`` as far as there is room.
    """
    placed = list(positions)
    for index in range(1, len(placed)):
        placed[index] = max(placed[index], placed[index - 1] + gap)
    if not placed:
        return []
    shift = (sum(placed) - sum(positions)) / len(placed)
    shift = max(min(shift, placed[0] - low), placed[-1] - high)
    return [position - shift for position in placed]
