from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workbench.core.experiments import plan, result, run
from workbench.core.burst import LoadRequest
from workbench.core.comparison import compare
from workbench.core.experiment import Answers, ExperimentResult, StageChange, WorkRow
from workbench.core.interval import Interval
from workbench.core.verdict import judge, percent, stages_in_words, times


def sql(value: float, low: float, high: float, moved: bool = True) -> StageChange:
    return StageChange("sql", "SQL", "data", 8.6, 8.6 * (1 + value), Interval(value, low, high), moved)


def calm(id_: str = "auth") -> StageChange:
    return StageChange(id_, id_, "gate", 0.06, 0.06, Interval(0.0, -0.04, 0.05), moved=False)


def with_comparison(base: ExperimentResult, **fields: object) -> ExperimentResult:
    return replace(base, comparison=replace(base.comparison, **fields))  # type: ignore[arg-type]


def test_stages_in_words() -> None:
    assert stages_in_words((calm(), sql(-0.94, -0.96, -0.91))) == "SQL −94 % (−96 … −91), the rest unchanged"


def test_a_nearly_complete_saving_keeps_a_decimal() -> None:
    assert stages_in_words((sql(-0.992, -0.993, -0.990),)) == "SQL −99.2 % (−99.3 … −99.0)"


def test_no_stage_that_moved() -> None:
    assert stages_in_words((calm(),)) == "no stage changed enough to matter"
    assert stages_in_words(()) == "no stage was recorded"


def test_a_stage_of_one_side_only() -> None:
    extra = StageChange("limit", "rate limit", "gate", None, 0.3, None, moved=True)

    assert stages_in_words((extra, calm())) == "rate limit only on B, the rest unchanged"


def test_clear_effect() -> None:
    verdict = judge(result())

    assert (verdict.kind, verdict.pill, verdict.headline) == ("clear", "clear effect", "faster at p50")
    assert verdict.factor.endswith("×")
    assert 20 < float(verdict.factor[:-1]) < 24
    assert verdict.cause == (
        "“Index on tasks” is the cause. The whole saving is in SQL; no other stage changed enough to matter."
    )
    assert verdict.answers == "Both sides give the same answers."


def test_equal_sides_show_no_difference() -> None:
    verdict = judge(result(a_ms=5.0, b_ms=5.0))

    assert (verdict.kind, verdict.pill, verdict.factor) == ("none", "no difference to be seen", "")


def test_a_difference_smaller_than_that_of_a_side_from_itself_is_too_noisy_to_tell() -> None:
    base = result(a_ms=5.0, b_ms=4.5)
    verdict = judge(with_comparison(base, noise=1.3))

    assert judge(base).kind == "clear"
    assert (verdict.kind, verdict.pill, verdict.factor) == ("noisy", "too noisy to tell", "")
    assert verdict.cause.startswith("Runs of the same side differ by up to 30 % at p50")
    assert verdict.advice == "Close what else is running, or send more requests, and run again."
    assert verdict.calmer_rate is None


def test_runs_of_one_side_that_differ_widely_do_not_even_show_that_there_is_no_difference() -> None:
    assert judge(with_comparison(result(a_ms=5.0, b_ms=5.0), noise=1.5)).kind == "noisy"


def test_a_queue_is_named_as_the_noise_and_a_lower_rate_offered() -> None:
    crowded = replace(result(a_ms=50.0, b_ms=5.0), plan=plan(rate_per_s=40.0))
    verdict = judge(with_comparison(crowded, noise=24.6))

    assert verdict.kind == "noisy"
    assert "the backend was too busy on A" in verdict.cause
    assert verdict.calmer_rate == 8.0
    assert verdict.advice == "Lower the rate to about 8 /s and run again."


def test_a_stage_that_may_have_moved_is_not_called_unchanged() -> None:
    unsure = replace(sql(-0.84, -0.9, -0.8, moved=False), unsure=True)

    assert stages_in_words((calm(), unsure)) == "unsure: SQL"
    assert stages_in_words((sql(-0.94, -0.96, -0.91), replace(unsure, title="handler"), calm())) == (
        "SQL −94 % (−96 … −91), unsure: handler, the rest unchanged"
    )


def test_slower_is_said_as_such() -> None:
    verdict = judge(result(a_ms=5.0, b_ms=12.0))

    assert verdict.headline == "slower at p50"
    assert not verdict.faster
    assert "extra time is in SQL" in verdict.cause


def test_small_effects_are_told_in_percent() -> None:
    assert judge(result(a_ms=5.0, b_ms=4.0)).factor.endswith(" %")


def test_a_side_of_errors_only_can_not_be_compared() -> None:
    runs = (run("A", 5.0, 1), run("B", 5.0, 2, n=0, errors={"429": 500}))
    verdict = judge(replace(result(), runs=runs, comparison=compare(runs, [], [], ({}, {}))))

    assert verdict.kind == "unknown"
    assert verdict.cause.startswith("B had 500 errors in 500 requests (429: 500).")


def test_different_answers_are_told() -> None:
    verdict = judge(with_comparison(result(), answers=Answers(total=1000, equal=900)))

    assert verdict.answers == "The answers differ: 100 of 1,000 on B were never given on A."


def test_cost_names_work_that_grew() -> None:
    verdict = judge(with_comparison(result(), work=(WorkRow("Response bytes", 2000, 2240), WorkRow("VM steps", 0, 12))))

    assert verdict.cost == "It costs: response bytes +12 %, 12 VM steps a request."


@pytest.mark.parametrize(
    ("method", "cost"),
    [
        ("GET", "Not measured here: what it costs requests that write."),
        ("POST", "Not measured here: what it costs requests that only read."),
    ],
)
def test_what_was_not_measured_is_said(method: str, cost: str) -> None:
    held = plan(requests=(LoadRequest(method, "http://127.0.0.1:8000/tasks"),))

    assert judge(with_comparison(replace(result(), plan=held), work=())).cost == cost


@given(st.floats(min_value=0.1, max_value=500), st.floats(min_value=1.0, max_value=3.0))
def test_verdict_never_contradicts_its_interval(factor: float, noise: float) -> None:
    base = result(a_ms=5.0, b_ms=5.0, n=60)
    row = replace(base.comparison.percentile("p50"), ratio=Interval(factor, factor * 0.95, factor * 1.05))
    verdict = judge(with_comparison(base, percentiles=(row, *base.comparison.percentiles[1:]), noise=noise))

    if verdict.kind == "clear":
        assert not factor * 0.95 <= 1 <= factor * 1.05
        assert verdict.faster == (factor >= 1)
    else:
        assert verdict.factor == ""


@pytest.mark.parametrize(("share", "text"), [(-0.94, "−94"), (0.031, "+3"), (-0.004, "0"), (0.0, "0")])
def test_percent(share: float, text: str) -> None:
    assert percent(share) == text


@pytest.mark.parametrize(("factor", "text"), [(21.66, "21.7×"), (2857.7, "2,858×")])
def test_times(factor: float, text: str) -> None:
    assert times(factor) == text
