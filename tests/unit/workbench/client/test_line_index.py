"""Lines of a file, read only where somebody looks."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.client.line_index import MAX_LINE_BYTES, LineIndex


def index_of(path: Path, content: bytes) -> LineIndex:
    path.write_bytes(content)
    return LineIndex(path)


def test_lines_and_their_numbers(tmp_path: Path) -> None:
    index = index_of(tmp_path / "a", b"one\r\ntwo\n\nfour")

    assert index.count == 4
    assert index.read(0, 9) == ["one", "two", "", "four"]
    assert index.read(2, 1) == [""]
    assert [index.number(line) for line in range(4)] == [1, 2, 3, 4]


def test_a_last_newline_begins_no_line_and_an_empty_file_has_one_empty_line(tmp_path: Path) -> None:
    assert index_of(tmp_path / "a", b"one\n").read(0, 9) == ["one"]
    assert index_of(tmp_path / "b", b"").read(0, 9) in ([], [""])


def test_a_long_line_comes_in_stretches_and_only_the_first_has_a_number(tmp_path: Path) -> None:
    index = index_of(tmp_path / "a", b"x" * 5000 + b"\nend")

    assert [len(words) for words in index.read(0, 9)] == [2000, 2000, 1000, 3]
    assert [index.number(line) for line in range(4)] == [1, None, None, 2]
    assert index.place(4500) == (2, 4000)
    assert index.widest <= MAX_LINE_BYTES


@given(
    text=st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\r"), max_size=40),
    times=st.integers(1, 200),
)
def test_nothing_is_lost_and_no_character_is_cut(
    text: str, times: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    whole = (text * times).encode()
    index = index_of(tmp_path_factory.mktemp("lines") / "a", whole)

    lines = index.read(0, index.count)

    assert "".join(lines) == whole.decode().replace("\n", "")


def test_chunks_cover_the_file_with_their_overlap(tmp_path: Path) -> None:
    index = index_of(tmp_path / "a", bytes(range(256)) * 8192)

    chunks = list(index.chunks(overlap=3))

    assert [start for start, _ in chunks] == [0, 1 << 20]
    assert len(chunks[0][1]) == (1 << 20) + 3


def test_characters_stay_whole_where_the_pieces_that_are_read_meet(tmp_path: Path) -> None:
    path = tmp_path / "body"
    path.write_text("a" + "€" * 800_000, "utf-8")
    lines = LineIndex(path)

    shown = "".join(lines.read(0, lines.count))

    assert lines.size > 2 << 20
    assert shown == "a" + "€" * 800_000
