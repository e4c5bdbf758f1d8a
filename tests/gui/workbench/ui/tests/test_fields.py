from workbench.core.assertion import Assertion
from workbench.core.assertions.operators import OPERATORS
from workbench.ui.tests.fields import assertion_fields

SUBJECT, KEY, OPERATOR, EXPECTED = assertion_fields()


def test_every_operator_is_offered_somewhere() -> None:
    offered = {value for subject in ("json", "schema") for value, _ in OPERATOR.choices(Assertion(subject))}

    assert offered == {one.id for one in OPERATORS}


def test_an_unknown_operator_stays_to_be_seen() -> None:
    assert ("isPrime", "isPrime") in OPERATOR.choices(Assertion("json", "$", "isPrime"))


def test_code_is_shown_but_not_offered() -> None:
    assert "expression" not in dict(SUBJECT.choices(Assertion()))
    assert "expression" in dict(SUBJECT.choices(Assertion("expression", "x")))
