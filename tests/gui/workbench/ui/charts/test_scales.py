from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.ui.charts.scales import decade_ticks, decades, edge_ticks, inside, round_top, short, spread, time_ticks


def test_decades_enclose_the_values_and_are_never_less_than_two() -> None:
    assert decades(-0.7, 1.2) == (-1, 2)
    assert decades(0.1, 0.2) == (0, 2)


def test_decades_are_labelled_in_milliseconds() -> None:
    assert decade_ticks(-1, 1) == [(-1.0, "0.1"), (0.0, "1"), (1.0, "10")]


@pytest.mark.parametrize(("highest", "top"), [(0, 1), (1, 1), (90, 100), (101, 150), (2190, 2500)])
def test_top_is_round(highest: float, top: float) -> None:
    assert round_top(highest) == top


@given(st.floats(min_value=0, max_value=1e9))
def test_top_is_never_below_the_highest(highest: float) -> None:
    assert round_top(highest) >= highest * 0.998


@pytest.mark.parametrize(("value", "words"), [(0.1, "0.1"), (250, "250"), (2000, "2k"), (1500, "1.5k")])
def test_numbers_are_short(value: float, words: str) -> None:
    assert short(value) == words


def test_time_axis_ends_now() -> None:
    assert [label for _, label in time_ticks(60)] == ["-60 s", "-40", "-20", "now"]
    assert time_ticks(300)[0][1] == "-5 min"


@given(st.lists(st.floats(min_value=-10, max_value=10), min_size=1, max_size=5))
def test_spread_keeps_order_and_distance(values: list[float]) -> None:
    placed = spread(sorted(values), 1.0, -20, 20)

    assert all(after - before >= 0.999 for before, after in pairwise(placed))


def test_spread_stays_in_its_range() -> None:
    assert spread([0.0, 0.1, 0.2], 1.0, 0.0, 10.0) == [0.0, 1.0, 2.0]
    assert spread([9.8, 9.9, 10.0], 1.0, 0.0, 10.0) == [8.0, 9.0, 10.0]


def test_edge_labels_stay_inside() -> None:
    assert edge_ticks(100)[1] == (92.0, "100")
    assert inside(50, 100) == 50
