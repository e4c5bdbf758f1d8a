"""A JSONPath as a filter."""

import pytest

from workbench.core import json_filter
from workbench.core.json_filter import PathError, apply, check


def test_what_is_found_keeps_its_digits() -> None:
    found = apply("$.a[?@.b > 1].b", '{"a": [{"b": 1.50}, {"b": 0.5}, {"b": 9007199254740993}]}')

    assert (found.text, found.count, found.capped) == ("[1.50, 9007199254740993]", 2, False)


def test_containers_come_whole() -> None:
    assert apply("$.a", '{"a": {"é": [null, true, {}]}}').text == '[{"é": [null, true, {}]}]'


@pytest.mark.parametrize(("path", "place"), [("a", 0), ("$.a[", 4), ("$.items[?@.x ==]", 15), ("$.a[*", 5)])
def test_a_wrong_path_says_where(path: str, place: int) -> None:
    with pytest.raises(PathError) as told:
        check(path)

    assert told.value.place == place


def test_there_is_a_most(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(json_filter, "MAX_FOUND", 2)

    assert apply("$[*]", "[1, 2, 3]").capped


def test_text_that_is_no_json_is_said() -> None:
    with pytest.raises(ValueError, match="Expecting"):
        apply("$", "{oops")
