import pytest

from workbench.core.assertions.compare import Expected, compare
from workbench.core.assertions.problem import BadAssertionError


def test_a_mistake_is_no_value_error_of_the_answer() -> None:
    with pytest.raises(BadAssertionError, match="no operator"):
        compare("isPrime", 7, Expected(""))
