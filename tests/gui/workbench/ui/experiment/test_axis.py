import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.experiment.axis import LinearAxis, LogAxis, log_bounds, nice_step, tick_label


def test_decades_are_equally_wide() -> None:
    axis = LogAxis(0.1, 100.0, 0.0, 300.0)

    assert [axis.at(value) for value in (0.1, 1, 10, 100)] == pytest.approx([0, 100, 200, 300])


def test_values_beyond_the_ends_land_on_them() -> None:
    assert LogAxis(1.0, 10.0, 0.0, 100.0).at(1000.0) == 100.0
    assert LinearAxis(-1.0, 1.0, 0.0, 100.0).at(-5.0) == 0.0


def test_ticks_are_ones_and_threes() -> None:
    assert list(LogAxis(0.1, 30.0, 0, 1).ticks()) == pytest.approx([0.1, 0.3, 1, 3, 10, 30])


@given(st.floats(min_value=1e-3, max_value=1e5), st.floats(min_value=1.0, max_value=1e4))
def test_bounds_hold_the_data_with_room(low: float, span: float) -> None:
    first, last = log_bounds(low, low * span)

    assert first < low
    assert last > low * span
    assert last / first >= 10**1.499


@given(st.floats(min_value=1e-3, max_value=1e5))
def test_steps_are_few_and_round(high: float) -> None:
    step = nice_step(high)

    assert 1 <= high / step <= 5
    assert f"{step:.0e}"[0] in "125"


@pytest.mark.parametrize(("value", "text"), [(0.3, "0.3"), (10.0, "10"), (1000.0, "1,000")])
def test_labels(value: float, text: str) -> None:
    assert tick_label(value) == text
