import pytest

from tests.unit.workbench.core.assertions.answers import answer
from workbench.core.assertion import Assertion
from workbench.core.assertions.evaluate import evaluate
from workbench.core.assertions.suggest import for_answer, for_value


@pytest.mark.parametrize("value", [7, 1.5, True, None, "text", "42", 'say "hi"', "", [1], {"a": 1}])
def test_a_value_meets_what_is_suggested_for_it(value: object) -> None:
    assertion = for_value("$.x", value)

    assert evaluate(assertion, answer({"x": value}), {}).state == "passed"


def test_an_answer_meets_what_is_suggested_for_it() -> None:
    seen = answer({"id": 7}, status=201)

    suggested = for_answer(seen)

    assert [one.subject for one in suggested] == ["status", "header", "schema", "json"]
    assert {evaluate(one, seen, {}).state for one in suggested} == {"passed", "could_not_check"}


def test_of_what_is_no_json_nothing_is_said_about_json() -> None:
    assert Assertion("json", "$", "is_type", "object") not in for_answer(answer(text="{"))
