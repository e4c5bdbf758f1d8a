"""Reads JSON in blocks without parsing it: where its brackets and commas stand, how deep, and how it looks on lines.

One pass of a few array operations per block, so that half a gigabyte takes seconds and a block can be looked at alone:
what a block must know of those before it is its ``ScanState``. Values are never touched: digits, escapes and repeated
keys stay as they came.
"""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Bytes = npt.NDArray[np.uint8]
Flags = npt.NDArray[np.bool_]
Places = npt.NDArray[np.int64]

MAX_INDENT = 64
"""Levels that are still indented: else deep nesting would blow up into terabytes of spaces."""
_QUOTE, _BACKSLASH, _COMMA, _COLON, _NEWLINE, _SPACE = b'"\\,:\n '
_OPEN, _CLOSE = b"{}"  # with the bit 0x20 set, "[" and "]" become these


@dataclass(frozen=True, slots=True)
class ScanState:
    """What one block leaves to the next."""

    in_string: bool = False
    escaped: bool = False
    """The last byte was a backslash that takes the next byte with it."""
    depth: int = 0
    last: int = 0
    """The last byte that is not space, 0 inside of a string and at the beginning."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block with what each of its bytes is."""

    data: Bytes
    in_string: Flags
    """Quotes included."""
    before: ScanState
    after: ScanState


@dataclass(frozen=True, slots=True)
class Marks:
    """Brackets and commas outside of strings: where, which (brackets as ``{`` and ``}``), and how deep after each."""

    places: Places
    signs: Bytes
    depths: Places


def scan(content: bytes, before: ScanState) -> Block:
    """Tell strings from structure."""
    data = np.frombuffer(content, np.uint8)
    quotes = data == _QUOTE
    escaped = _drop_escaped(data, quotes, before.escaped)
    parity = np.bitwise_xor.accumulate(quotes.view(np.uint8)) ^ np.uint8(before.in_string)
    in_string = parity.astype(bool) | quotes
    outside = ~in_string
    folded = data | np.uint8(0x20)
    delta = np.count_nonzero(outside & (folded == _OPEN)) - np.count_nonzero(outside & (folded == _CLOSE))
    ends_inside = bool(parity[-1]) if len(parity) else before.in_string
    after = ScanState(ends_inside, escaped, before.depth + int(delta), _last(data, in_string, before.last))
    return Block(data, in_string, before, after)


def marks(block: Block) -> Marks:
    """The structure of a block."""
    folded = block.data | np.uint8(0x20)
    wanted = ((folded == _OPEN) | (folded == _CLOSE) | (block.data == _COMMA)) & ~block.in_string
    places = np.flatnonzero(wanted)
    signs = np.where(block.data[places] == _COMMA, np.uint8(_COMMA), folded[places])
    steps = (signs == _OPEN).astype(np.int64) - (signs == _CLOSE)
    return Marks(places, signs, block.before.depth + np.cumsum(steps))


@dataclass(frozen=True, slots=True)
class Layout:
    """A block on lines: its bytes that stay, and where each of them goes among the added newlines and spaces."""

    kept: Bytes
    targets: Places
    size: int
    breaks: Places
    """Where newlines are added."""
    lowest: int
    """The least depth after any of its bytes."""

    @property
    def newlines(self) -> Places:
        """Where all newlines are; valid JSON has none of its own inside of strings."""
        own = self.targets[self.kept == _NEWLINE]
        return np.sort(np.concatenate((self.breaks, own))) if len(own) else self.breaks

    def text(self) -> bytes:
        """The block as it is shown."""
        shown = np.full(self.size, _SPACE, np.uint8)
        shown[self.targets] = self.kept
        shown[self.breaks] = _NEWLINE
        return shown.tobytes()


def layout(block: Block) -> Layout:
    """Lay a block out on lines, two spaces a level."""
    keep = block.in_string | (block.data > _SPACE)
    kept, outside = block.data[keep], ~block.in_string[keep]
    folded = kept | np.uint8(0x20)
    opens, closes = outside & (folded == _OPEN), outside & (folded == _CLOSE)
    last = np.uint8(block.before.last)
    after_open = _shifted(opens, bool(last | np.uint8(0x20) == _OPEN))
    after_comma = _shifted(outside & (kept == _COMMA), bool(last == _COMMA))
    breaks = after_comma | (closes ^ after_open)
    depth = np.cumsum(opens.astype(np.int32) - closes, dtype=np.int32) + np.int32(block.before.depth)
    indent = 1 + 2 * np.clip(depth - opens, 0, MAX_INDENT)
    added = np.where(breaks, indent, _shifted(outside & (kept == _COLON), bool(last == _COLON)))
    targets = np.arange(len(kept)) + np.cumsum(added)
    size = int(targets[-1]) + 1 if len(kept) else 0
    return Layout(kept, targets, size, targets[breaks] - added[breaks], int(depth.min(initial=block.before.depth)))


def _drop_escaped(data: Bytes, quotes: Flags, escaped: bool) -> bool:
    """Take escaped quotes out of ``quotes``; says whether the block's last byte escapes the next one."""
    slashes = np.flatnonzero(data == _BACKSLASH)
    if escaped and len(data) and data[0] != _BACKSLASH:
        quotes[0] = False
    if not len(slashes):
        return escaped and not len(data)
    fresh = np.diff(slashes, prepend=-2) != 1
    began = np.maximum.accumulate(np.where(fresh, slashes, 0))
    odd = ((slashes - began + 1 + (escaped & (began == 0))) & 1).astype(bool)
    final = np.append(fresh[1:], True)
    hit = slashes[odd & final] + 1
    quotes[hit[hit < len(data)]] = False
    return bool(len(hit) and hit[-1] == len(data))


def _last(data: Bytes, in_string: Flags, last: int) -> int:
    """The last byte that is not space; 0 for one of a string."""
    tail = np.flatnonzero((data > _SPACE) | in_string) if len(data) < _TAIL else _tail(data, in_string)
    if not len(tail):
        return last
    return 0 if in_string[tail[-1]] else int(data[tail[-1]])


_TAIL = 64


def _tail(data: Bytes, in_string: Flags) -> Places:
    start = len(data) - _TAIL
    near = np.flatnonzero((data[start:] > _SPACE) | in_string[start:])
    return near + start if len(near) else np.flatnonzero((data > _SPACE) | in_string)


def _shifted(flags: Flags, first: bool) -> Flags:
    moved = np.empty_like(flags)
    moved[1:] = flags[:-1]
    if len(moved):
        moved[0] = first
    return moved
