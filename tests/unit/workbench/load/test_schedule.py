from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.burst import BurstPlan
from workbench.load.schedule import planned_count, planned_times

rates = st.floats(min_value=0.5, max_value=5000)


@given(rates, st.integers(min_value=1, max_value=500), st.booleans(), st.integers())
def test_count_and_span_are_what_was_asked_for(rate: float, count: int, poisson: bool, seed: int) -> None:
    times = planned_times(BurstPlan("GET", "http://h/", count=count, rate_per_s=rate, poisson=poisson, seed=seed))

    assert len(times) == count
    assert times == sorted(times)
    assert 0 <= times[0] <= times[-1] <= count / rate


def test_duration_gives_the_count() -> None:
    plan = BurstPlan("GET", "http://h/", duration_s=2.5, rate_per_s=40)

    assert planned_count(plan) == len(planned_times(plan)) == 100


def test_uniform_is_evenly_spaced() -> None:
    plan = BurstPlan("GET", "http://h/", count=4, rate_per_s=10, poisson=False)

    assert planned_times(plan) == pytest.approx([0.0, 0.1, 0.2, 0.3])


def test_same_seed_gives_the_same_schedule_and_another_a_different_one() -> None:
    def times(seed: int) -> list[float]:
        return planned_times(BurstPlan("GET", "http://h/", count=50, rate_per_s=10, seed=seed))

    assert times(1) == times(1) != times(2)


def test_gaps_of_poisson_vary_as_much_as_their_mean() -> None:
    times = planned_times(BurstPlan("GET", "http://h/", count=5000, rate_per_s=100, seed=4))
    gaps = [b - a for a, b in pairwise(times)]
    mean = sum(gaps) / len(gaps)
    deviation = (sum((gap - mean) ** 2 for gap in gaps) / len(gaps)) ** 0.5

    assert deviation / mean == pytest.approx(1.0, abs=0.1)
