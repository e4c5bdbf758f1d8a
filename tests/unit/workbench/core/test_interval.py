import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbench.core.interval import Interval, spread, upper_limit

LIGHT = """
import sys
import workbench.compose.load
print(sorted({"numpy", "pyqtgraph"} & set(sys.modules)))
"""


def test_excludes_what_lies_outside() -> None:
    found = Interval(2.0, 1.5, 2.5)

    assert found.excludes(1.0)
    assert found.excludes(2.6)
    assert not found.excludes(1.5)


@given(st.integers(min_value=1, max_value=3000))
def test_no_errors_leave_an_upper_limit_near_the_rule_of_three(n: int) -> None:
    assert upper_limit(0, n) == pytest.approx(1 - 0.05 ** (1 / n), rel=1e-6)


def test_upper_limit_of_all() -> None:
    assert upper_limit(10, 10) == 1.0
    assert 0.5 < upper_limit(50, 100) < 0.6


def test_spread_is_half_the_range() -> None:
    assert spread([0.98, 1.02]) == pytest.approx(0.02)
    assert spread([]) == 0.0


def test_the_window_starts_without_numpy() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
