"""The tree of a JSON file of any size: keeps a few numbers per block, and reads what somebody opens."""

import json
import re
from collections import OrderedDict
from itertools import pairwise

import numpy as np
import numpy.typing as npt

from workbench.client.block_file import BLOCK_BYTES, BlockFile
from workbench.core import json_scan
from workbench.core.json_scan import Marks, ScanState
from workbench.core.json_tree import Node

DEEPEST = 32
"""Levels with children; what nests deeper is shown as text."""
_COMMA = ord(",")
_KEY = re.compile(rb'\s*("(?:[^"\\]|\\.)*")\s*:\s*', re.DOTALL)
_KEY_BYTES = (512, 1 << 20)
_KEPT_BLOCKS = 16
_Counts = npt.NDArray[np.int64]


class JsonDocument:
    """Implements ``json_tree.Document`` over blocks that a worker takes in first."""

    def __init__(self, file: BlockFile) -> None:
        self._file = file
        self._states: list[ScanState] = []
        self._rows: list[_Counts] = []
        self._sums: _Counts = np.zeros((1, DEEPEST + 2), np.int64)
        self._lowest = 0
        self._end = ScanState()
        self._kept: OrderedDict[int, Marks] = OrderedDict()

    def add(self, block: json_scan.Block) -> None:
        """Take in the next block."""
        found = json_scan.marks(block)
        commas = found.depths[found.signs == _COMMA]
        self._rows.append(np.bincount(np.clip(commas, 0, DEEPEST + 1), minlength=DEEPEST + 2))
        self._states.append(block.before)
        self._lowest = min(self._lowest, int(found.depths.min(initial=0)))
        self._end = block.after

    def finish(self) -> Node | None:
        """The root, once all blocks are there; None when brackets or quotes don't match, so that it is no JSON."""
        if self._lowest < 0 or self._end.depth or self._end.in_string or not self._rows:
            return None
        self._sums = np.vstack((self._sums, np.cumsum(self._rows, axis=0)))
        self._rows = []
        start = self._skip_space(0)
        return Node(self, "root", start, self._file.size) if start < self._file.size else None

    def first(self, node: Node) -> str:
        return chr(self._file.slice(node.start, node.start + 1)[0])

    def length(self, node: Node) -> int:
        if node.depth >= DEEPEST:
            return 0
        depth = node.depth + 1
        commas = self._rank(node.end, depth) - self._rank(node.start, depth)
        return commas + 1 if commas or self._holds_something(node) else 0

    def items(self, node: Node, start: int, stop: int) -> list[Node]:
        total = self.length(node)
        stop = min(stop, total)
        if start >= stop:
            return []
        first = self._rank(node.start, node.depth + 1)
        commas = self._commas(node.depth + 1, first + max(0, start - 1), first + min(stop, total - 1))
        edges = [*([node.start] if start == 0 else []), *commas, *([self._close(node)] if stop == total else [])]
        named = self.first(node) == "{"
        pairs = pairwise(edges[: stop - start + 1])
        return [
            self._item(index, left + 1, right, node.depth + 1, named)
            for index, (left, right) in enumerate(pairs, start)
        ]

    def text(self, node: Node, limit: int) -> str:
        cut = node.end - node.start > limit
        words = self._file.slice(node.start, min(node.end, node.start + limit)).decode("utf-8", "replace")
        return words + "…" if cut else words.rstrip()

    def index_at(self, node: Node, offset: int) -> int | None:
        if not node.start < offset < node.end or not self.length(node):
            return None
        depth = node.depth + 1
        return self._rank(offset, depth) - self._rank(node.start, depth)

    def _item(self, index: int, start: int, end: int, depth: int, named: bool) -> Node:
        if not named:
            return Node(self, str(index), self._skip_space(start), end, depth)
        for size in _KEY_BYTES:
            match = _KEY.match(self._file.slice(start, min(end, start + size)))
            if match and match.end() < size:
                return Node(self, _key(match[1]), min(start + match.end(), end - 1), end, depth)
        return Node(self, "", self._skip_space(start), end, depth)

    def _rank(self, offset: int, depth: int) -> int:
        """How many commas of a depth stand before an offset."""
        block = min(offset // BLOCK_BYTES, self._file.block_count - 1)
        found = self._commas_of(block, depth)
        return int(self._sums[block, depth]) + int(np.searchsorted(found, offset - block * BLOCK_BYTES))

    def _commas(self, depth: int, first: int, stop: int) -> list[int]:
        """Where the commas of a depth stand, from the ``first`` on, counted through the whole file."""
        places: list[int] = []
        block = int(np.searchsorted(self._sums[:, depth], first, "right")) - 1
        while len(places) < stop - first and block < self._file.block_count:
            skipped = max(0, first - int(self._sums[block, depth]))
            found = self._commas_of(block, depth)[skipped : skipped + stop - first - len(places)]
            places.extend((found + block * BLOCK_BYTES).tolist())
            block += 1
        return places

    def _commas_of(self, block: int, depth: int) -> _Counts:
        found = self._marks(block)
        places: _Counts = found.places[(found.signs == _COMMA) & (found.depths == depth)]
        return places

    def _marks(self, block: int) -> Marks:
        found = self._kept.get(block)
        if found is None:
            found = json_scan.marks(json_scan.scan(self._file.block(block), self._states[block]))
            self._kept[block] = found
            if len(self._kept) > _KEPT_BLOCKS:
                self._kept.popitem(last=False)
        return found

    def _close(self, node: Node) -> int:
        """Where the closing bracket of a container stands: the last byte that is not space."""
        end = node.end
        while end > node.start:
            tail = self._file.slice(max(node.start, end - BLOCK_BYTES), end)
            kept = tail.rstrip()
            if kept:
                return end - len(tail) + len(kept) - 1
            end -= len(tail)
        return node.start

    def _holds_something(self, node: Node) -> bool:
        return self._skip_space(node.start + 1) < self._close(node)

    def _skip_space(self, offset: int) -> int:
        while offset < self._file.size:
            piece = self._file.slice(offset, offset + 256)
            kept = piece.lstrip()
            if kept:
                return offset + len(piece) - len(kept)
            offset += len(piece)
        return offset


def _key(quoted: bytes) -> str:
    text = quoted.decode("utf-8", "replace")
    try:
        return str(json.loads(text, strict=False))
    except ValueError:
        return text[1:-1]
