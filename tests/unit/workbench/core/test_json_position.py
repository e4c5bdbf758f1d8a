"""Where JSON breaks: the same verdict as the standard library, a place that a person finds, and fixes that mend."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.json_position import find_problem

VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)


def strictly_valid(text: str) -> bool:
    def refuse(name: str) -> None:
        raise ValueError(name)

    try:
        json.loads(text, parse_constant=refuse)
    except (ValueError, RecursionError):
        return False
    return True


def test_the_wording_of_the_design() -> None:
    problem = find_problem('{\n  "title": "x",\n  "project_id": {{project}},\n  "assignee_id": 42\n  "labels": []\n}')

    assert problem is not None
    assert problem.message == "Line 5, column 3: expected “,” or “}”."
    assert problem.why == "Line 4 ends after 42 without a comma."
    assert problem.fix is not None
    assert problem.fix.label == "Insert comma"


@given(VALUES, st.sampled_from([None, 2]))
def test_what_python_writes_is_no_problem(value: object, indent: int | None) -> None:
    assert find_problem(json.dumps(value, indent=indent, ensure_ascii=False)) is None


@given(VALUES, st.data())
def test_one_sign_more_or_less_is_judged_as_by_the_standard_library(value: object, data: st.DataObject) -> None:
    text = json.dumps(value)
    at = data.draw(st.integers(0, len(text)))
    sign = data.draw(st.sampled_from([*'{}[],:"0.e-+tfn \n\\', ""]))
    broken = text[:at] + sign + text[at + (sign == "") :]

    assert (find_problem(broken) is None) == strictly_valid(broken)


@given(st.text(alphabet='{}[],:"a10-. \n'))
def test_a_fix_changes_the_problem(text: str) -> None:
    problem = find_problem(text)
    if problem is None or problem.fix is None:
        return
    fix = problem.fix

    mended = find_problem(text[: fix.start] + fix.text + text[fix.end :])

    assert mended != problem


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('{"a":1,}', "Line 1, column 8: expected a key in double quotes."),
        ("[1 2]", "Line 1, column 4: expected “,” or “]”."),
        ("{a:1}", "Line 1, column 2: expected a key in double quotes or “}”."),
        ('{"a" 1}', "Line 1, column 6: expected “:”."),
        ("", "Line 1, column 1: expected a value."),
        ('["a\nb"]', 'Line 1, column 4: expected “"”.'),
        ('"\\x"', "Line 1, column 2: expected an escape that JSON knows."),
        ("[1] 2", "Line 1, column 5: expected the end of the text."),
        ("01", "Line 1, column 1: expected a number without leading zeros."),
    ],
)
def test_places_and_expectations(text: str, message: str) -> None:
    problem = find_problem(text)

    assert problem is not None
    assert problem.message == message


def test_python_words_are_translated() -> None:
    problem = find_problem("[True]")

    assert problem is not None
    assert problem.fix is not None
    assert problem.fix.text == "true"


def test_deep_nesting_does_not_overflow() -> None:
    assert find_problem("[" * 100_000 + "]" * 100_000) is None
