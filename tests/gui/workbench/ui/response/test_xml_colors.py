"""Colours of one line of XML or HTML."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.response.xml_colors import runs


def colored(line: str) -> list[tuple[str, str]]:
    return [
        (line[start:end].strip(), token.partition(".")[2])
        for start, end, token in runs(line)
        if line[start:end].strip()
    ]


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        ("<task id='7'>x &amp; y</task>", [
            ("<task", "keyword"), ("id", "key"), ("=", "primary"), ("'7'", "string"), (">", "keyword"),
            ("x", "primary"), ("&amp;", "number"), ("y", "primary"), ("</task", "keyword"), (">", "keyword"),
        ]),
        ("<!-- a <b> -->", [("<!-- a <b> -->", "muted")]),
        ("end of one --> <b/>", [("end of one -->", "muted"), ("<b", "keyword"), ("/>", "keyword")]),
        ("<p>a=\"b\"</p>", [
            ("<p", "keyword"), (">", "keyword"), ('a="b"', "primary"), ("</p", "keyword"), (">", "keyword"),
        ]),
        ('class="x">', [("class", "key"), ("=", "primary"), ('"x"', "string"), (">", "keyword")]),
    ],
    ids=["element", "comment", "end of a comment", "text like an attribute", "a tag over two lines"],
)  # fmt: skip
def test_each_token_has_its_colour(line: str, shown: list[tuple[str, str]]) -> None:
    assert colored(line) == shown


@given(st.text(st.sampled_from("<>/=!-'\"& ab;?"), max_size=60))
def test_every_character_is_painted_once(line: str) -> None:
    found = list(runs(line))

    assert "".join(line[start:end] for start, end, _ in found) == line
