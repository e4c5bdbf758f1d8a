import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.interval import Interval
from workbench.core.statistics import (
    change_interval,
    cumulative,
    log_histogram,
    quantile,
    ratio_interval,
)

positive = st.floats(min_value=1e-3, max_value=1e6, allow_nan=False)
samples = st.lists(positive, min_size=1, max_size=300)


@given(samples, st.sampled_from([0.5, 0.95, 0.99]))
def test_quantile_is_a_sample_with_enough_below_it(values: list[float], q: float) -> None:
    found = quantile(values, q)

    assert found in values
    assert sum(value <= found for value in values) >= q * len(values) - 1e-6
    assert sum(value < found for value in values) <= q * len(values)


def test_quantile_of_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no samples"):
        quantile([], 0.5)


def test_ratio_of_clearly_different_sides() -> None:
    rng = np.random.default_rng(1)
    a, b = 10 + rng.random(500), 1 + rng.random(500) / 10

    found = ratio_interval(a, b)

    assert found is not None
    assert found.low < 10 < found.high
    assert found.high / found.low < 1.05
    assert found.excludes(1.0)


@given(samples, samples)
def test_ratio_lies_inside_its_interval(a: list[float], b: list[float]) -> None:
    found = ratio_interval(a, b)

    assert found is not None
    assert found.low <= found.value <= found.high


@given(st.lists(positive, min_size=5, max_size=200))
def test_a_side_does_not_differ_from_itself(values: list[float]) -> None:
    found = ratio_interval(values, values)

    assert found is not None
    assert found.value == 1.0
    assert not found.excludes(1.0)


def test_bootstrap_agrees_with_drawing_resamples() -> None:
    rng = np.random.default_rng(3)
    a, b = rng.lognormal(size=400), rng.lognormal(size=400)
    drawn = [np.median(rng.choice(a, 400)) / np.median(rng.choice(b, 400)) for _ in range(2000)]

    found = ratio_interval(a, b)

    assert found is not None
    low, high = np.quantile(drawn, (0.025, 0.975))
    assert found.low == pytest.approx(low, rel=0.05)
    assert found.high == pytest.approx(high, rel=0.05)


def test_ratio_is_the_same_every_time() -> None:
    assert ratio_interval([1, 2, 3], [2, 3, 4]) == ratio_interval([1, 2, 3], [2, 3, 4])


def test_ratio_needs_samples_above_zero() -> None:
    assert ratio_interval([], [1.0]) is None
    assert ratio_interval([1.0], []) is None
    assert ratio_interval([1.0], [0.0, 0.0, 1.0]) is None


def test_change_is_relative() -> None:
    assert change_interval([100.0] * 50, [6.0] * 50) == Interval(-0.94, -0.94, -0.94)


@given(samples)
def test_histogram_loses_no_sample(values: list[float]) -> None:
    found = log_histogram(values, min(values), max(values))

    assert sum(found.shares) == pytest.approx(1.0)
    assert len(found.edges) == len(found.shares) + 1


@given(samples)
def test_cumulative_rises_to_one(values: list[float]) -> None:
    at, share = cumulative(values)

    assert list(at) == sorted(at)
    assert share[-1] == 1.0
