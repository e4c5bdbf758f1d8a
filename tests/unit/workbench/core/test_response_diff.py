"""What differs between two answers."""

import json

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from workbench.core import response_diff
from workbench.core.response_diff import DiffRow, headers, is_ignored, lines, structure

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=3),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=2), inner, max_size=4),
    max_leaves=12,
)


def told(a: object, b: object) -> list[tuple[str, str, str, str]]:
    return [(row.mark, "  " * row.depth + row.key, row.a, row.b) for row in structure(json.dumps(a), json.dumps(b))]


def test_members_are_told_as_changed_same_added_and_removed() -> None:
    a = {"id": 1, "title": "x", "debug": {"sql": 3}}
    b = {"id": 2, "title": "x", "owner": {"name": "Dana"}}

    assert told(a, b) == [
        ("changed", "id", "1", "2"),
        ("same", "title", "“x”", "“x”"),
        ("removed", "debug", "object · 1 key", "absent"),
        ("removed", "  sql", "3", ""),
        ("added", "owner", "absent", "object · 1 key"),
        ("added", "  name", "", "“Dana”"),
    ]


def test_only_the_head_of_what_was_added_counts() -> None:
    found = structure("{}", '{"a": {"b": [1, 2]}}')

    assert [row.counted for row in found] == [True, False, False, False]


def test_items_with_an_id_belong_together_wherever_they_stand() -> None:
    a = [{"id": 1, "n": 1}, {"id": 2, "n": 2}]
    b = [{"id": 0, "n": 0}, {"id": 1, "n": 1}, {"id": 2, "n": 5}]

    marks = [(mark, key.strip()) for mark, key, _, _ in told(a, b)]

    assert marks == [
        ("added", "0"),
        ("added", "id"),
        ("added", "n"),
        ("same", "1"),
        ("changed", "2"),
        ("same", "id"),
        ("changed", "n"),
    ]


def test_items_without_one_are_matched_as_lines_are() -> None:
    assert [(mark, key) for mark, key, _, _ in told(["a", "b", "c"], ["b", "x", "c"])] == [
        ("removed", "0"),
        ("same", "0"),
        ("added", "1"),
        ("same", "2"),
    ]


def test_another_order_is_a_difference() -> None:
    found = told({"tags": [{"id": 1}, {"id": 2}]}, {"tags": [{"id": 2}, {"id": 1}]})

    assert found[0] == ("changed", "tags", "array · 2", "array · 2, other order")


@pytest.mark.parametrize(("a", "b"), [(True, 1), (1, 2), ("1", 1), (None, False), ([], {}), (1.5, 1.25)])
def test_values_of_other_kinds_are_not_the_same(a: object, b: object) -> None:
    assert [mark for mark, *_ in told({"v": a}, {"v": b})] == ["changed"]


def test_numbers_are_compared_as_numbers_and_shown_as_they_came() -> None:
    assert [(row.mark, row.a) for row in structure('{"n": 1.50}', '{"n": 1.5}')] == [("same", "1.50")]


def test_rows_end_at_a_cap(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(response_diff, "MAX_ROWS", 10)

    assert len(told([], list(range(100)))) == 11


@pytest.mark.parametrize("text", ["{oops", "[" * 200_000 + "]" * 200_000])
def test_what_is_no_json_is_said(text: str) -> None:
    with pytest.raises((ValueError, RecursionError)):
        structure(text, "{}")


@given(VALUES)
def test_a_value_does_not_differ_from_itself(value: object) -> None:
    assert {mark for mark, *_ in told({"v": value}, {"v": value})} == {"same"}


SCALARS = st.lists(st.none() | st.booleans() | st.integers(0, 3), max_size=8)


@given(SCALARS, SCALARS)
def test_each_item_of_both_arrays_is_told_once(a: list[object], b: list[object]) -> None:
    assume(a != b)  # equal arrays are told in one row
    rows = [row for row in structure(json.dumps({"v": a}), json.dumps({"v": b})) if row.path == "$.v[*]"]

    assert sum(row.mark != "added" for row in rows) == len(a)
    assert sum(row.mark != "removed" for row in rows) == len(b)


def test_names_say_what_is_ignored_until_somebody_says_otherwise() -> None:
    row = DiffRow("$.items[*].created_at", "created_at", 1, "changed", "1", "2")

    assert is_ignored(row, {})
    assert not is_ignored(row, {row.path: False})


def test_lines_carry_the_numbers_of_both_texts() -> None:
    found = [(row.mark, row.a_number, row.b_number, row.text) for row in lines(["a", "b"], ["a", "c", "d"])]

    assert found == [
        ("same", 1, 1, "a"),
        ("removed", 2, None, "b"),
        ("added", None, 2, "c"),
        ("added", None, 3, "d"),
    ]


def test_headers_are_compared_by_name_and_what_always_differs_is_ignored() -> None:
    rows = headers(
        (("Date", "1"), ("ETag", '"a"'), ("Vary", "Origin"), ("vary", "Cookie"), ("X-Old", "1")),
        (("date", "2"), ("etag", '"b"'), ("Vary", "Origin, Cookie"), ("X-New", "1")),
    )

    assert [(row.key, row.mark) for row in rows if not is_ignored(row, {})] == [
        ("etag", "changed"),
        ("Vary", "same"),
        ("X-Old", "removed"),
        ("X-New", "added"),
    ]
    assert not is_ignored(rows[0], {"header date": False})
