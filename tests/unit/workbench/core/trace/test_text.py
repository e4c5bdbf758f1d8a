import pytest

from workbench.core.trace.text import format_count, format_ms, format_ratio


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (0.0, "0 ms"),
        (0.003, "<0.01 ms"),
        (0.41, "0.41 ms"),
        (9.996, "10.0 ms"),
        (46.23, "46.2 ms"),
        (320.4, "320 ms"),
        (12_000.0, "12.0 s"),
    ],
)
def test_times_show_the_digits_that_matter(value: float, text: str) -> None:
    assert format_ms(value) == text


def test_counts_are_grouped() -> None:
    assert format_count(200_000) == "200,000"


@pytest.mark.parametrize(("value", "text"), [(1.44, "1.4×"), (22.3, "22×"), (5_800.0, "5,800×")])
def test_ratios(value: float, text: str) -> None:
    assert format_ratio(value) == text
