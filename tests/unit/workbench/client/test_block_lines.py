"""Lines over blocks of a file."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from workbench.client import block_file
from workbench.client.block_file import BlockFile
from workbench.client.block_lines import PrettyLines, RawLines
from workbench.core import json_scan, line_table
from workbench.core.json_scan import ScanState

MakeLines = Callable[[str], RawLines]
TEXTS = st.text(st.sampled_from("ab é€😀\n\n{}"), max_size=200)


def raw(path: Path, content: bytes) -> RawLines:
    path.write_bytes(content)
    lines = RawLines(BlockFile(path))
    for block in lines.file.blocks():
        lines.add(block)
    return lines


@settings(deadline=None)
@given(text=TEXTS, block=st.sampled_from([4, 7, 64, 1000]), longest=st.sampled_from([5, 8, 20]))
def test_nothing_is_lost_numbers_are_true_and_every_byte_is_found(
    text: str, block: int, longest: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_file, "BLOCK_BYTES", block)
        patch.setattr(line_table, "MAX_LINE_BYTES", longest)
        lines = raw(tmp_path_factory.mktemp("lines") / "a", text.encode())
        shown = lines.read(0, lines.count)
        numbers = [lines.number(line) for line in range(lines.count)]

        assert "".join(shown) == text.replace("\n", "")
        assert [number for number in numbers if number] == list(
            range(1, len(text.split("\n")) + (text[-1:] not in "\n"))
        )
        assert all(lines.read(line, 3) == shown[line : line + 3] for line in range(lines.count))
        for at, sign in enumerate(text):
            offset = len(text[:at].encode())
            if sign != "\n":
                line, column = lines.place(offset // block, offset % block)
                assert shown[line][column] == sign


def test_line_ends_of_windows_and_an_empty_file(tmp_path: Path) -> None:
    assert raw(tmp_path / "a", b"one\r\ntwo\r\n").read(0, 9) == ["one", "two"]
    assert raw(tmp_path / "b", b"").read(0, 9) == []


def test_json_is_laid_out_block_by_block_when_it_is_looked_at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(block_file, "BLOCK_BYTES", 5)
    path = tmp_path / "a"
    path.write_text('{"a": [1, 2], "b": "x y"}')
    lines, state = PrettyLines(BlockFile(path)), ScanState()
    for content in lines.file.blocks():
        block = json_scan.scan(content, state)
        lines.add(block)
        state = block.after

    assert lines.read(0, 99) == ["{", '  "a": [', "    1,", "    2", "  ],", '  "b": "x y"', "}"]
    assert lines.read(3, 2) == ["    2", "  ],"]
    assert b"".join(lines.contents()).decode().splitlines() == lines.read(0, 99)


VALUES = st.recursive(
    st.sampled_from([1, "x", "{", 'a"]', None]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from("abcd"), inner, max_size=4),
    max_leaves=25,
)


@settings(deadline=None)
@given(value=VALUES, block=st.sampled_from([3, 7, 30, 1000]))
def test_what_a_line_opens_ends_at_the_bracket_that_closes_it(
    value: object, block: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(block_file, "BLOCK_BYTES", block)
        path = tmp_path_factory.mktemp("folds") / "a"
        path.write_text(json.dumps(value))
        lines = PrettyLines(BlockFile(path))
        state = ScanState()
        for content in lines.file.blocks():
            scanned = json_scan.scan(content, state)
            state = scanned.after
            lines.add(scanned)
        shown = lines.read(0, lines.count)

        assert [lines.fold_end(line) for line in range(lines.count)] == [
            _end(shown, line) for line in range(len(shown))
        ]


def _end(shown: list[str], line: int) -> int | None:
    """The first later line at the same indent that begins with a closing bracket."""
    indent = len(shown[line]) - len(shown[line].lstrip(" "))
    if shown[line][-1] not in "{[":
        return None
    later = range(line + 1, len(shown))
    return next(at for at in later if shown[at][indent : indent + 1] in ("}", "]") and not shown[at][:indent].strip())
