"""Colours of one line of JSON."""

from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.response.json_colors import runs


def test_each_token_has_its_colour() -> None:
    assert [token for _, _, token in runs('"a": "b", 1 true')] == [
        "syntax.key",
        "text.secondary",
        "syntax.string",
        "text.secondary",
        "syntax.number",
        "text.secondary",
        "syntax.keyword",
    ]


@given(st.text())
def test_every_character_is_painted_once(line: str) -> None:
    assert "".join(line[start:end] for start, end, _ in runs(line)) == line
