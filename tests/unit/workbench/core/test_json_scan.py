"""JSON read in blocks."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.json_scan import MAX_INDENT, ScanState, layout, marks, scan

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=("Cs",)), max_size=8),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4),
    max_leaves=12,
)


def laid_out(text: str, size: int) -> str:
    state, shown, content = ScanState(), b"", text.encode()
    for start in range(0, len(content), size):
        block = scan(content[start : start + size], state)
        lines = layout(block)
        state = block.after
        assert lines.text().count(b"\n") == len(lines.newlines)
        shown += lines.text()
    return shown.decode()


@given(value=VALUES, size=st.sampled_from([1, 2, 3, 7, 64, 100_000]), indent=st.sampled_from([None, 0, 1, 4]))
def test_any_json_in_blocks_of_any_size_comes_on_lines_as_python_lays_it_out(
    value: object, size: int, indent: int | None
) -> None:
    text = json.dumps(value, ensure_ascii=False, indent=indent)

    assert laid_out(text, size) == json.dumps(value, ensure_ascii=False, indent=2)


@pytest.mark.parametrize("text", ['["a\\\\", "b"]', '["\\"{[,"]', '{"a\\\\\\"": 1.50, "a": 1E400}'])
@pytest.mark.parametrize("size", [1, 4, 100])
def test_escapes_and_digits_stay_as_they_came(text: str, size: int) -> None:
    assert "".join(laid_out(text, size).split()) == "".join(text.split())


def test_deep_nesting_does_not_blow_up() -> None:
    deep = "[" * 10_000 + "]" * 10_000

    assert len(laid_out(deep, 65_536)) < 20_000 * (2 * MAX_INDENT + 2)


def test_marks_leave_out_what_stands_in_strings() -> None:
    block = scan(b'{"a,[": [1, 2]}', ScanState())

    found = marks(block)

    assert found.places.tolist() == [0, 8, 10, 13, 14]
    assert bytes(found.signs) == b"{{,}}"
    assert found.depths.tolist() == [1, 2, 2, 1, 0]
    assert block.after == ScanState(last=ord("}"))
