import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.assertions import values
from workbench.core.assertions.problem import BadAssertionError

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=10,
)


@given(JSON)
def test_every_value_equals_itself_as_typed_json(value: object) -> None:
    import json

    assert values.equals_text(value, json.dumps(value))


@given(JSON)
def test_every_value_equals_its_own_text_where_types_do_not_count(value: object) -> None:
    assert values.equals_text(value, values.as_text(value), loose=True)


@given(JSON, JSON)
def test_sameness_is_symmetric(one: object, other: object) -> None:
    assert values.same(one, other) == values.same(other, one)


def test_true_is_not_one() -> None:
    assert not values.same(True, 1)
    assert not values.same([0], [False])


@pytest.mark.parametrize(("text", "amount"), [("5", 5), (" 1.5 s", 1500), ("2KiB", 2048), ("-1e3", -1000)])
def test_numbers_may_have_units(text: str, amount: float) -> None:
    assert values.number(text) == amount


@pytest.mark.parametrize("text", ["", "ten", "5 lightyears", "1,5"])
def test_what_is_no_number_is_refused(text: str) -> None:
    with pytest.raises(BadAssertionError):
        values.number(text)


def test_lists_are_typed_as_json_or_with_commas() -> None:
    assert values.items('["a", 1]') == ('"a"', "1")
    assert values.items("a, 1") == ("a", "1")


def test_long_values_are_cut() -> None:
    assert len(values.shown("x" * 1000)) == values.SHOWN_CHARACTERS
    assert values.shown(list(range(1000))) == "array · 1000"
