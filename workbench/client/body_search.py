"""Counts and finds words in a body of any size; for a worker's thread."""

from workbench.client.block_file import BLOCK_BYTES
from workbench.client.block_lines import BlockLines, RawLines
from workbench.core.lines import Found, Match

MAX_MATCHES = 10_000


def search(lines: BlockLines, words: str) -> Found:
    """All places where the words stand are counted, the first are found; ASCII letters match in either case."""
    needle = words.encode().lower()
    if not needle:
        return Found()
    count, matches, offsets, tail = 0, list[Match](), list[int](), b""
    for number, content in enumerate(lines.contents()):
        text = tail + content.lower()
        count += text.count(needle)
        at = text.find(needle)
        while at >= 0 and len(matches) < MAX_MATCHES:
            block, within = _located(lines, number, at - len(tail))
            matches.append(Match(*lines.place(block, within), len(words)))
            offsets.append(block * BLOCK_BYTES + within)
            at = text.find(needle, at + len(needle))
        tail = text[len(text) - len(needle) + 1 :] if len(needle) > 1 else b""
    return Found(words, count, tuple(matches), tuple(offsets) if isinstance(lines, RawLines) else ())


def _located(lines: BlockLines, block: int, within: int) -> tuple[int, int]:
    """The block and the place in it, for a place that may lie before the block."""
    while within < 0:
        block -= 1
        within += lines.size_of(block)
    return block, within
