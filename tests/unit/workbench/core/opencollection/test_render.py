import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.opencollection import render


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("GET", "GET"),
        ("text/plain", "text/plain"),
        ("$.items[0].id", '"$.items[0].id"'),
        ("no", '"no"'),
        ("012", '"012"'),
        ("{{base}}/x", '"{{base}}/x"'),
        ('{"a": 1}', "'{\"a\": 1}'"),
        ("", '""'),
        ("a ", '"a "'),
        ("a\nb", "|-\n  a\n  b"),
        ("a\nb\n", "|\n  a\n  b"),
        (" a\nb", "|2-\n   a\n  b"),
        ("a\n\n", '"a\\n\\n"'),
        ("a\rb\n", '"a\\rb\\n"'),
        (True, "true"),
        (1500, "1500"),
    ],
)
def test_each_value_gets_the_plainest_form_that_is_safe(value: str | bool | int, shown: str) -> None:
    assert render.scalar(value, 0) == shown


def test_a_value_keeps_the_quotes_that_it_had() -> None:
    assert render.scalar("it's", 0, "'") == "'it''s'"
    assert render.scalar("GET", 0, '"') == '"GET"'
    assert render.scalar("one line", 0, "|", 4) == "|-\n    one line"
    assert render.scalar("two\nlines", 0, "'") == "|-\n  two\n  lines"


def test_parts_that_are_empty_are_still_told() -> None:
    assert render.mapping({"a": [], "b": {}, "c": [{}, [], "x"]}, 0) == [
        "a: []",
        "b: {}",
        "c:",
        "  - {}",
        "  - []",
        "  - x",
    ]


_trees = st.recursive(
    st.text() | st.booleans() | st.integers(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc: -", min_size=1), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.text("abcno:- ", min_size=1), _trees, max_size=4))
def test_every_reader_reads_what_was_meant(tree: dict[str, object]) -> None:
    assert yaml.safe_load("\n".join([*render.mapping(tree, 0), ""])) == (tree or None)  # type: ignore[arg-type]
    assert yaml.safe_load(render.flow(tree)) == tree  # type: ignore[arg-type]
