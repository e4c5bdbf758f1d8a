import pytest

from workbench.core.assertions.compare import Expected, compare
from workbench.core.assertions.operators import OPERATORS
from workbench.core.assertions.paths import ABSENT


@pytest.mark.parametrize("one", [one for one in OPERATORS if one.id not in ("valid", "absent")], ids=lambda one: one.id)
def test_what_is_absent_meets_no_operator(one: object) -> None:
    known = next(known for known in OPERATORS if known == one)

    assert not compare(known.id, ABSENT, Expected("1")).holds


def test_a_variable_alone_has_no_type() -> None:
    assert compare("eq", "42", Expected("42", loose=True)).holds
    assert not compare("eq", "42", Expected("42")).holds
    assert compare("one_of", "42", Expected("41, 42", loose=True)).holds
