"""A body as numbered lines that are read only where somebody looks."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from typing import Protocol, runtime_checkable


class Lines(Protocol):
    """Lines of a text too large to be held; long ones come in stretches of a bounded width."""

    @property
    def count(self) -> int: ...

    @property
    def widest(self) -> int:
        """Bytes of the longest line."""

    def read(self, first: int, count: int) -> list[str]:
        """A few lines from ``first`` on."""

    def number(self, line: int) -> int | None:
        """The line's number in the file, from 1; None for the later stretches of a long line."""


@runtime_checkable
class FoldingLines(Lines, Protocol):
    """Lines of which some begin what can be folded away."""

    def fold_end(self, line: int) -> int | None:
        """The last line of what begins in this one; None when nothing longer than it does."""


@dataclass(frozen=True, slots=True)
class Match:
    """One place where a search found its words: in which line, and which characters."""

    line: int
    start: int
    length: int


@dataclass(frozen=True, slots=True)
class Found:
    """What a search in a body came to; ``count`` is exact, ``matches`` are the first of them."""

    words: str = ""
    count: int = 0
    matches: tuple[Match, ...] = ()
    offsets: tuple[int, ...] = ()
    """Where the matches stand in the raw body, when that was searched: by them the tree finds its lines."""

    def matches_on(self, line: int) -> tuple[Match, ...]:
        """The known matches in one line; they are in order, so it takes no walk through all of them."""
        start = bisect_left(self.matches, line, key=_line)
        end = bisect_right(self.matches, line, key=_line)
        return self.matches[start:end]


def _line(match: Match) -> int:
    return match.line


NOTHING = Found()
