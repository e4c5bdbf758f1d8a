"""A text in blocks as lines, any of which is found and shown without reading the rest."""

import re
from abc import ABC, abstractmethod
from collections import OrderedDict
from collections.abc import Iterator
from itertools import pairwise

import numpy as np

from workbench.client.block_file import BlockFile
from workbench.core import json_scan
from workbench.core.json_scan import ScanState
from workbench.core.line_table import NEWLINE, LineTable, Places, line_starts

_KEPT_BLOCKS = 8


class BlockLines(ABC):
    """Lines over a file; more of them may come while a worker still walks through it."""

    def __init__(self, file: BlockFile) -> None:
        self.file = file
        self.table = LineTable()
        self._kept: OrderedDict[int, bytes] = OrderedDict()

    @abstractmethod
    def _content(self, block: int) -> bytes:
        """The text of one block."""

    @abstractmethod
    def contents(self) -> Iterator[bytes]:
        """The text of all blocks in order, for a worker."""

    @property
    def count(self) -> int:
        return self.table.count

    @property
    def widest(self) -> int:
        return self.table.widest

    def read(self, first: int, count: int) -> list[str]:
        wanted = min(count, self.count - first)
        if wanted <= 0:
            return []
        block = self.table.block_of(first)
        text, starts = b"", np.zeros(0, np.int64)
        skipped = first - self.table.first_line(block)
        while len(starts) <= skipped + wanted and block < self.file.block_count:
            content = self._block(block)
            starts = np.concatenate((starts, self._starts(block, content) + len(text)))
            text += content
            block += 1
        edges = [*starts[skipped : skipped + wanted + 1].tolist(), len(text)][: wanted + 1]
        return [text[start:end].rstrip(b"\r\n").decode("utf-8", "replace") for start, end in pairwise(edges)]

    def number(self, line: int) -> int | None:
        block = self.table.block_of(line)
        content = self._block(block)
        start = int(self._starts(block, content)[line - self.table.first_line(block)])
        before = content.rfind(b"\n", 0, start)
        whole = before == start - 1 if start else self.table.column(block) == 0
        return self.table.number(block) + content.count(b"\n", 0, start) + 1 if whole else None

    def place(self, block: int, at: int) -> tuple[int, int]:
        """The line in which a byte of a block stands, and how many characters stand before it there."""
        content = self._block(block)
        within = self._starts(block, content)
        index = int(np.searchsorted(within, at, "right")) - 1
        line = self.table.first_line(block) + index
        if index >= 0:
            return line, len(content[int(within[index]) : at].decode("utf-8", "replace"))
        begins = self.table.block_of(line)
        pieces = [self._block(number) for number in range(begins, block)]
        start = int(self._starts(begins, pieces[0])[-1])
        return line, len((b"".join(pieces)[start:] + content[:at]).decode("utf-8", "replace"))

    def size_of(self, block: int) -> int:
        """Bytes of a block's text."""
        return len(self._block(block))

    def _block(self, block: int) -> bytes:
        found = self._kept.get(block)
        if found is None:
            found = self._kept[block] = self._content(block)
            if len(self._kept) > _KEPT_BLOCKS:
                self._kept.popitem(last=False)
        return found

    def _starts(self, block: int, content: bytes) -> Places:
        return line_starts(content, newlines_of(content), len(content), self.table.column(block))


class RawLines(BlockLines):
    """The body as it came."""

    def add(self, content: bytes) -> None:
        """Take in the next block."""
        self.table.add(content, newlines_of(content), len(content))

    def contents(self) -> Iterator[bytes]:
        return self.file.blocks()

    def _content(self, block: int) -> bytes:
        return self.file.block(block)


class PrettyLines(BlockLines):
    """JSON laid out on lines: made anew for each block that somebody looks at, and never stored."""

    def __init__(self, file: BlockFile) -> None:
        super().__init__(file)
        self._states: list[ScanState] = []
        self._lowest: list[int] = []
        """The least depth in each block: what is folded ends in none that stays deeper."""

    def fold_end(self, line: int) -> int | None:
        """The line with the bracket that closes what this line opens; a few blocks are looked at, whatever its size."""
        words = self.read(line, 1)[0]
        depth = (len(words) - len(words.lstrip(" "))) // 2
        if words[-1:] not in ("{", "[") or depth >= json_scan.MAX_INDENT or not self._is_whole(line):
            return None
        closing = re.compile(rb"\n {%d}[}\]]" % (2 * depth))
        begins = self.table.block_of(line)
        at = int(self._starts(begins, self._block(begins))[line - self.table.first_line(begins)])
        for block in range(begins, len(self._lowest)):
            found = closing.search(self._block(block), at) if self._lowest[block] <= depth else None
            if found is not None:
                return self.place(block, found.start() + 1)[0]
            at = 0
        return None

    def _is_whole(self, line: int) -> bool:
        """Whether the line is no stretch of a longer one."""
        is_last = line + 1 >= self.count
        return self.number(line) is not None and (is_last or self.number(line + 1) is not None)

    def add(self, block: json_scan.Block) -> None:
        """Take in the next block."""
        shown = json_scan.layout(block)
        self._lowest.append(shown.lowest)
        newlines = shown.newlines
        self._states.append(block.before)
        content = shown.text() if self.table.needs_content(newlines, shown.size) else None
        self.table.add(content, newlines, shown.size)

    def contents(self) -> Iterator[bytes]:
        state = ScanState()
        for content in self.file.blocks():
            block = json_scan.scan(content, state)
            state = block.after
            yield json_scan.layout(block).text()

    def _content(self, block: int) -> bytes:
        return json_scan.layout(json_scan.scan(self.file.block(block), self._states[block])).text()


def newlines_of(content: bytes) -> Places:
    """Where the newlines of a text are."""
    return np.flatnonzero(np.frombuffer(content, np.uint8) == NEWLINE)
