"""Which lines of a text are folded away, and so which line stands in which row of a view."""

from bisect import bisect_right
from itertools import accumulate


class Folds:
    """Each fold hides the lines after its first one up to its last; folds within folds are kept for later."""

    def __init__(self) -> None:
        self._ends: dict[int, int] = {}
        self._outer: list[tuple[int, int]] = []
        """Those that no other one hides, in order."""
        self._rows: list[int] = []
        """The row of each of them."""
        self._gone: list[int] = [0]
        """Lines that are hidden before each of them, and at last all."""

    @property
    def hidden(self) -> int:
        """How many lines are folded away."""
        return self._gone[-1]

    def end(self, line: int) -> int | None:
        """The last line of the fold that begins in a line; None when none does."""
        return self._ends.get(line)

    def fold(self, first: int, last: int) -> None:
        """Fold the lines after ``first`` away."""
        if last > first:
            self._ends[first] = last
            self._sort()

    def unfold(self, line: int) -> None:
        """Open the fold that begins in a line."""
        if self._ends.pop(line, None) is not None:
            self._sort()

    def reveal(self, line: int) -> None:
        """Open every fold that hides a line."""
        for first in [first for first, last in self._ends.items() if first < line <= last]:
            self.unfold(first)

    def clear(self) -> None:
        """Open all."""
        self._ends.clear()
        self._sort()

    def line(self, row: int) -> int:
        """The line that stands in a row."""
        before = bisect_right(self._rows, row - 1)
        return row + self._gone[before]

    def row(self, line: int) -> int:
        """The row in which a line stands, or the fold that hides it."""
        before = bisect_right(self._outer, (line, -1))
        if before and line <= self._outer[before - 1][1]:
            return self._rows[before - 1]
        return line - self._gone[before]

    def _sort(self) -> None:
        self._outer = []
        for first, last in sorted(self._ends.items()):
            if not self._outer or first > self._outer[-1][1]:
                self._outer.append((first, last))
        self._gone = [0, *accumulate(last - first for first, last in self._outer)]
        self._rows = [first - gone for (first, _), gone in zip(self._outer, self._gone, strict=False)]
