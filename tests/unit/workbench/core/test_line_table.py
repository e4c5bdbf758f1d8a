"""Where lines begin, by block."""

import numpy as np

from workbench.core.line_table import MAX_LINE_BYTES, LineTable, line_starts


def newlines(content: bytes) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    return np.flatnonzero(np.frombuffer(content, np.uint8) == 10)


def test_a_block_in_the_middle_of_a_line_begins_none() -> None:
    assert line_starts(b"cd\nef", newlines(b"cd\nef"), 5, 2).tolist() == [3]
    assert line_starts(b"cd\nef", newlines(b"cd\nef"), 5, 0).tolist() == [0, 3]


def test_long_lines_are_cut_between_characters() -> None:
    content = ("x" * (MAX_LINE_BYTES - 1) + "€" + "y" * 10).encode()

    starts = line_starts(content, newlines(content), len(content), 0)

    assert starts.tolist() == [0, MAX_LINE_BYTES + 2]


def test_bytes_that_are_no_text_are_cut_all_the_same() -> None:
    content = b"\x80" * (3 * MAX_LINE_BYTES)

    assert len(line_starts(content, newlines(content), len(content), 0)) == 3


def test_the_table_finds_the_block_of_a_line() -> None:
    table = LineTable()
    for content in (b"a\nb\nc", b"c", b"c\nd\n"):
        table.add(content, newlines(content), len(content))

    assert table.count == 4
    assert [table.block_of(line) for line in range(4)] == [0, 0, 0, 2]
    assert (table.column(2), table.number(2)) == (2, 2)
    assert table.widest >= 3
