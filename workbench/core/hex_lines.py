"""Bytes as a hex dump: sixteen a line, with what is printable of them beside."""

from collections.abc import Callable

ROW = 16
_WIDTH = 78
_PRINTABLE = bytes(one if 32 <= one < 127 else ord(".") for one in range(256))


class HexLines:
    """Implements ``Lines`` over any bytes: each line is made when somebody looks."""

    def __init__(self, size: int, read: Callable[[int, int], bytes]) -> None:
        self._size = size
        self._read = read
        self._digits = max(8, len(f"{size:x}"))

    @property
    def count(self) -> int:
        return -(-self._size // ROW)

    @property
    def widest(self) -> int:
        return _WIDTH

    def read(self, first: int, count: int) -> list[str]:
        data = self._read(first * ROW, min(self._size, (first + count) * ROW))
        return [self._line(first * ROW + at, data[at : at + ROW]) for at in range(0, len(data), ROW)]

    def number(self, _line: int) -> None:
        return None

    def _line(self, offset: int, row: bytes) -> str:
        left, right = row[:8].hex(" "), row[8:].hex(" ")
        return f"{offset:0{self._digits}x}  {left:<23}  {right:<23}  {row.translate(_PRINTABLE).decode('ascii')}"
