import pytest

from workbench.core.digits import whole


@pytest.mark.parametrize(
    ("text", "number"),
    [("0", 0), ("007", 7), ("99", 99), ("101", 100), ("9" * 5000, 100), ("0" * 5000, 0)],
)
def test_a_number_is_read_up_to_the_most(text: str, number: int) -> None:
    assert whole(text, 100) == number


@pytest.mark.parametrize("text", ["", "-1", "1.5", " 1", "²", "٣"])
def test_anything_else_is_none(text: str) -> None:
    assert whole(text, 100) is None
