from array import array

import pytest

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.ui.burst.words import (
    error_words,
    load_words,
    percentile_cells,
    progress_figures,
    progress_words,
    result_figures,
)


def result(status: list[int], **fields: object) -> BurstResult:
    n = len(status)
    zero, done = array("d", [0.0] * n), array("d", [0.0089] * n)
    plan = BurstPlan("GET", "http://h/", count=n, rate_per_s=40.0)
    return BurstResult(plan, 1.2, False, zero, zero, zero, done, array("H", status), **fields)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("progress", "words"),
    [
        (None, "starting"),
        (BurstProgress(312, 500, 312, 0, 2.8, 1.7, 8.9), "312 of 500, 1.7 s left"),
        (BurstProgress(312, None, 312, 0, 2.8, 1.7, 8.9), "312, 1.7 s left"),
        (BurstProgress(0, 500, 0, 0, 0.0, None, None), "0 of 500"),
    ],
)
def test_how_far(progress: BurstProgress | None, words: str) -> None:
    assert progress_figures(progress) == words


def test_cancel_says_what_it_keeps() -> None:
    going = BurstProgress(312, 500, 300, 12, 2.8, 1.7, 8.9)

    assert progress_words(going, stopping=False) == "p50 so far 8.9 ms. 12 errors. Cancel keeps the 312 results."
    assert progress_words(going, stopping=True) == "Ending. The results so far are kept."
    assert "process of its own" in progress_words(None, stopping=False)


def test_how_it_went() -> None:
    made = result([200] * 488 + [429] * 12, late=3, generator_cpu=0.12)

    assert result_figures(made) == "500 in 1.2 s, 417 /s"
    assert load_words(made) == "open, Poisson, 40 /s · late sends 3 · generator CPU 12 %"
    assert error_words(made) == "429 ×12"


def test_few_answers_do_not_carry_a_p99() -> None:
    assert [(name, trusted) for name, _, trusted in percentile_cells(result([200] * 999))][2] == ("p99", False)
    assert all(trusted for _, _, trusted in percentile_cells(result([200] * 1000)))


def test_errors_only() -> None:
    assert percentile_cells(result([500])) == []
    assert error_words(result([200])) == "no errors"
