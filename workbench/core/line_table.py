"""Knows in which block of a text each line begins, with a few numbers per block instead of one per line.

A line longer than ``MAX_LINE_BYTES`` is shown in stretches, cut between characters: each stretch counts as a line here.
"""

from bisect import bisect_right
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

MAX_LINE_BYTES = 2_000
_LONGEST_CHARACTER = 4
Places = npt.NDArray[np.int64]
NEWLINE = 10


@dataclass(slots=True)
class LineTable:
    """Grows by one block at a time on a worker's thread, while the window reads what is there."""

    count: int = 0
    """Lines that are known so far."""
    widest: int = 0
    _firsts: list[int] = field(default_factory=list)
    """Lines that begin before each block."""
    _columns: list[int] = field(default_factory=list)
    """Bytes between the last newline and each block."""
    _numbers: list[int] = field(default_factory=list)
    """Newlines before each block."""
    _column: int = 0
    _number: int = 0

    def add(self, content: bytes | None, newlines: Places, size: int) -> None:
        """Take in the next block. Its content is looked at only when it holds a long line, and may be None else."""
        self._firsts.append(self.count)
        self._columns.append(self._column)
        self._numbers.append(self._number)
        starts = line_starts(content, newlines, size, self._column)
        edges = np.concatenate(([-self._column], newlines + 1, [size]))
        self.widest = min(MAX_LINE_BYTES, max(self.widest, int(np.diff(edges).max())))
        self._number += len(newlines)
        self._column = int(size - edges[-2])
        self.count += len(starts)

    def needs_content(self, newlines: Places, size: int) -> bool:
        """Whether ``add`` must look at the block's bytes."""
        edges = np.concatenate(([-self._column], newlines + 1, [size]))
        return bool((np.diff(edges) > MAX_LINE_BYTES).any())

    def block_of(self, line: int) -> int:
        """The block in which a line begins."""
        return bisect_right(self._firsts, line) - 1

    def first_line(self, block: int) -> int:
        """How many lines begin before a block."""
        return self._firsts[block]

    def column(self, block: int) -> int:
        """How far into its line a block begins."""
        return self._columns[block]

    def number(self, block: int) -> int:
        """How many newlines stand before a block."""
        return self._numbers[block]


def line_starts(content: bytes | None, newlines: Places, size: int, column: int) -> Places:
    """Where lines, or stretches of long ones, begin in a block that itself begins ``column`` bytes into a line."""
    begins = newlines + 1
    starts = begins[begins < size]
    if column == 0 and size:
        starts = np.concatenate(([0], starts))
    edges = np.concatenate(([-column], begins))
    ends = np.concatenate((newlines, [size]))
    long = np.flatnonzero(ends - edges > MAX_LINE_BYTES)
    if not len(long) or content is None:
        return starts
    cuts = [_cuts(content, int(edges[one]), int(ends[one])) for one in long]
    return np.unique(np.concatenate((starts, *cuts)))


def _cuts(content: bytes, start: int, end: int) -> Places:
    first = start + MAX_LINE_BYTES * max(1, -(start // MAX_LINE_BYTES))
    cuts = (_whole(content, at) for at in range(first, end, MAX_LINE_BYTES) if at >= 0)
    return np.array([at for at in cuts if at is not None and at < end], np.int64)


def _whole(content: bytes, at: int) -> int | None:
    """The place, moved to where a UTF-8 character begins near; None at the edge of a block that cuts a character."""
    near: list[int] = [*range(at, at + _LONGEST_CHARACTER), *range(at - 1, at - _LONGEST_CHARACTER, -1)]
    for moved in near:
        if 0 <= moved < len(content) and content[moved] & 0xC0 != 0x80:
            return moved
    return at if _LONGEST_CHARACTER <= at <= len(content) - _LONGEST_CHARACTER else None
