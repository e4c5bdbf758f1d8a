from dataclasses import replace

import pytest

from tests.unit.workbench.core.experiments import plan, result
from workbench.core.utilisation import busy_shares, calm_rate, lower_rate, too_busy


def test_a_calm_backend_has_no_lower_rate() -> None:
    calm = result(a_ms=8.9, b_ms=0.41)
    shares = busy_shares(calm)

    assert shares is not None
    assert shares[0] == pytest.approx(0.35, abs=0.03)
    assert not too_busy(calm)
    assert lower_rate(calm) is None


def test_a_crowded_backend_is_offered_40_percent() -> None:
    crowded = replace(result(a_ms=50.0), plan=plan(rate_per_s=40.0))

    assert too_busy(crowded)
    assert lower_rate(crowded) == 8.0


def test_the_lowest_rate_can_not_be_lowered() -> None:
    assert lower_rate(replace(result(a_ms=2000.0, n=60), plan=plan(rate_per_s=5.0))) is None


def test_closed_load_keeps_no_rate() -> None:
    assert busy_shares(replace(result(), plan=plan(rate_per_s=None))) is None


@pytest.mark.parametrize(("service_ms", "rate"), [(10.0, 40.0), (0.1, 200.0), (0.0, 200.0), (900.0, 5.0)])
def test_calm_rate(service_ms: float, rate: float) -> None:
    assert calm_rate(service_ms) == rate
