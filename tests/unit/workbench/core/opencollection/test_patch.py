"""Changing a text where two readings differ: the rest of it isn't touched."""

import pytest

from workbench.core.opencollection.patch import merged, patch

TEXT = "# head\na: 1   # one\nrows:\n  # first\n  - name: x\n    odd: kept\n  - name: y\nlast: z\n"


def rows(*names: str) -> dict[str, object]:
    return {"a": "1", "rows": [{"name": name} for name in names], "last": "z"}


def patched(after: dict[str, object], before: dict[str, object] | None = None, text: str = TEXT) -> str:
    return patch(text, before or rows("x", "y"), after)  # type: ignore[arg-type]


def test_nothing_new_is_the_same_text() -> None:
    assert patched(rows("x", "y")) is TEXT


def test_a_value_is_changed_beside_its_comment() -> None:
    assert patched({**rows("x", "y"), "a": "two"}) == TEXT.replace("a: 1 ", "a: two ")
    assert patched({**rows("x", "y"), "a": "1\n2"}) == TEXT.replace("a: 1   # one\n", "a: |-   # one\n  1\n  2\n")


def test_an_item_that_moves_takes_its_own_words_along() -> None:
    moved = patched(rows("y", "x"))

    assert "  - name: x\n    odd: kept\n" in moved
    assert moved.index("name: y") < moved.index("name: x")
    assert "  # first\n" in moved


def test_a_list_grows_and_shrinks_at_both_ends() -> None:
    assert patched(rows("x", "y", "z")) == TEXT.replace("- name: y\n", "- name: y\n  - name: z\n")
    assert patched(rows("x")) == TEXT.replace("  - name: y\n", "")
    assert patched({"a": "1", "last": "z"}) == "# head\na: 1   # one\nlast: z\n"
    assert patched({**rows(), "rows": []}) == "# head\na: 1   # one\nrows: []\nlast: z\n"


def test_a_name_is_put_where_our_order_wants_it() -> None:
    assert patched({"a": "1", "b": "2", **rows("x", "y")}) == TEXT.replace("# one\n", '# one\nb: "2"\n')
    assert patched({"zero": "0", **rows("x", "y")}) == TEXT.replace("a: 1", 'zero: "0"\na: 1')


def test_a_mapping_with_names_of_others_loses_only_ours() -> None:
    text = "settings:\n  timeout: 5\n  theirs: 1\n"

    assert patch(text, {"settings": {"timeout": 5}}, {}) == "settings:\n  theirs: 1\n"
    assert patch("settings:\n  timeout: 5\nx: 1\n", {"settings": {"timeout": 5}, "x": "1"}, {"x": "1"}) == "x: 1\n"


def test_braces_stay_braces() -> None:
    text = "a: {b: 1, odd: [x]}  # one\n"

    assert patch(text, {"a": {"b": "1"}}, {"a": {"b": "2"}}) == 'a: {b: "2", odd: [x]}  # one\n'
    assert patch(text, {"a": {"b": "1"}}, {"a": {"b": "1", "c": "z"}}) == 'a: {b: "1", odd: [x], c: z}  # one\n'


def test_line_ends_and_a_missing_last_one_are_kept() -> None:
    text = "a: 1\r\nb: |\r\n  x\r\n  y"

    assert patch(text, {"a": "1", "b": "x\ny"}, {"a": "1", "b": "x\nz", "c": "d"}).startswith("a: 1\r\nb: |")
    assert patch("a: 1", {"a": "1"}, {"a": "1", "b": "2"}) == 'a: 1\nb: "2"'


def test_a_block_keeps_its_indentation() -> None:
    text = "a:\n  b: |-\n        one\n          two\n\n# end\n"

    assert patch(text, {"a": {"b": "one\n  two"}}, {"a": {"b": "one\n  three"}}) == text.replace("two", "three")


@pytest.mark.parametrize("empty", ["a:\n", "a: ''\n", "a: {}\n", "a: []\n"])
def test_an_empty_value_is_filled(empty: str) -> None:
    text = empty + "b: 1\n"

    assert patch(text, {"b": "1"}, {"a": {"c": "d"}, "b": "1"}) in ("a:\n  c: d\nb: 1\n", "a: {c: d}\nb: 1\n")


def test_merging_keeps_what_is_not_ours() -> None:
    raw = {"a": {"b": "1", "odd": "x"}, "auth": {"type": "old", "key": "k"}}

    assert merged(raw, {"a": {"b": "1"}, "auth": {"type": "old"}}, {"a": {"b": "2"}, "auth": {"type": "new"}}) == {
        "a": {"b": "2", "odd": "x"},
        "auth": {"type": "new"},
    }
