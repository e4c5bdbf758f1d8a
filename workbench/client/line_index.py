"""Finds where the lines of a file begin, so that any of them can be shown without reading the rest."""

import mmap
from bisect import bisect_right
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import numpy as np
import numpy.typing as npt

MAX_LINE_BYTES = 2_000
_CHUNK_BYTES = 1 << 20
_LONGEST_BACK = 3
Offsets = npt.NDArray[np.int64]


class LineIndex:
    """The lines of one file; one that is longer than 2,000 bytes is shown in stretches."""

    def __init__(self, path: Path) -> None:
        """Read through the file once; call from a worker thread."""
        self.path = path
        self.size = path.stat().st_size
        self._map: mmap.mmap | bytes = b""
        if self.size:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
        newlines = self._newlines()
        self._lines = np.concatenate((np.zeros(1, np.int64), newlines + 1))
        if self.size and self._lines[-1] == self.size:
            self._lines = self._lines[:-1]
        bounds = np.append(self._lines, self.size)
        self._starts = self._split(bounds)
        self._widest = int(np.max(np.diff(bounds))) if self.size else 0

    @property
    def count(self) -> int:
        return len(self._starts)

    @property
    def widest(self) -> int:
        return min(self._widest, MAX_LINE_BYTES)

    def read(self, first: int, count: int) -> list[str]:
        starts = [int(start) for start in self._starts[first : first + count + 1]]
        if first + count >= self.count:
            starts.append(self.size)
        pairs = pairwise(starts)
        return [self._map[start:end].rstrip(b"\r\n").decode("utf-8", "replace") for start, end in pairs]

    def number(self, line: int) -> int | None:
        start = self._starts[line]
        at = int(np.searchsorted(self._lines, start))
        return at + 1 if at < len(self._lines) and self._lines[at] == start else None

    def place(self, offset: int) -> tuple[int, int]:
        """The line that holds a byte, and the line's own first byte."""
        line = max(0, bisect_right(self._starts, offset) - 1)
        return line, int(self._starts[line])

    def slice(self, start: int, end: int) -> bytes:
        """Bytes of the file as they are."""
        return bytes(self._map[start:end])

    def chunks(self, overlap: int = 0) -> Iterator[tuple[int, bytes]]:
        """The file in pieces with their offsets. Each read lets other threads run, the window's first of all."""
        with self.path.open("rb", buffering=0) as file:
            for start in range(0, self.size, _CHUNK_BYTES):
                file.seek(start)
                yield start, file.read(min(_CHUNK_BYTES + overlap, self.size - start))

    def _newlines(self) -> Offsets:
        found: list[Offsets] = [np.zeros(0, np.int64)]
        for start, chunk in self.chunks():
            found.append(np.flatnonzero(np.frombuffer(chunk, np.uint8) == 10).astype(np.int64) + start)
        return np.concatenate(found)

    def _split(self, bounds: Offsets) -> Offsets:
        """The starts of lines, with more of them inside long lines, never within a UTF-8 character."""
        long = np.flatnonzero(np.diff(bounds) > MAX_LINE_BYTES)
        if not len(long):
            return bounds[:-1]
        step = MAX_LINE_BYTES
        cuts = np.concatenate([np.arange(bounds[line] + step, bounds[line + 1], step) for line in long])
        return np.unique(np.concatenate((bounds[:-1], self._whole_characters(cuts))))

    def _whole_characters(self, cuts: Offsets) -> Offsets:
        """The cuts, moved back to the first byte of a character. Read in pieces: the map would keep the whole body."""
        moved = cuts.copy()
        for start, chunk in self.chunks(overlap=_LONGEST_BACK):
            first, last = np.searchsorted(cuts - _LONGEST_BACK, (start, start + _CHUNK_BYTES))
            begins = (np.frombuffer(chunk, np.uint8) & 0xC0) != 0x80
            for back in range(_LONGEST_BACK, -1, -1):
                at = cuts[first:last] - back
                moved[first:last] = np.where(begins[at - start], at, moved[first:last])
        return moved
