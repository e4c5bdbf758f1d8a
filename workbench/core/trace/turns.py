"""Counts short circuits of the last five minutes, for the '↩ 429 ×3' under a card."""

from collections import Counter, deque
from collections.abc import Mapping

WINDOW_S = 300.0

TurnCounts = tuple[tuple[str, tuple[tuple[str, int], ...]], ...]
"""Per stage: statuses with their counts, most frequent first."""


class TurnLog:
    """Remembers which stage answered instead of passing on, for a sliding window."""

    def __init__(self, window_s: float = WINDOW_S) -> None:
        self._window_s = window_s
        self._entries: deque[tuple[float, str, int]] = deque()
        self._counts: Counter[str] = Counter()

    def add(self, at: float, turned: Mapping[str, int]) -> None:
        """Take in one tick's counts, keyed 'http.rate_limit 429'."""
        for name, count in turned.items():
            self._entries.append((at, name, count))
            self._counts[name] += count

    def clear(self) -> None:
        """Forget everything, after a reset."""
        self._entries.clear()
        self._counts.clear()

    def counts(self, now: float) -> TurnCounts:
        """Drop what is older than the window and say what is left, sorted by stage."""
        while self._entries and self._entries[0][0] <= now - self._window_s:
            _, name, count = self._entries.popleft()
            self._counts[name] -= count
        stages: dict[str, list[tuple[str, int]]] = {}
        for name, count in sorted(self._counts.items(), key=lambda entry: -entry[1]):
            if count > 0:
                stage, _, status = name.rpartition(" ")
                stages.setdefault(stage, []).append((status, count))
        return tuple(sorted((stage, tuple(found)) for stage, found in stages.items()))
