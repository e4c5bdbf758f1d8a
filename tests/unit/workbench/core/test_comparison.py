import pytest

from server.contract.control import CaptureResult, StageSamples
from tests.unit.workbench.core.experiments import capture, result, run
from workbench.core.comparison import compare, compare_answers, compare_percentiles, compare_stages, compare_work


def stage(id_: str, own_ms: float, n: int = 200) -> StageSamples:
    return StageSamples(id=id_, title=id_, kind="gate", own_ms=tuple(own_ms + i / 1e6 for i in range(n)))


def with_stages(*stages: StageSamples) -> CaptureResult:
    return CaptureResult(id="1", label="", requests=200, stages=stages)


def test_percentiles_carry_an_interval_but_the_maximum() -> None:
    rows = compare_percentiles(run("A", 8.9, 1).latencies_ms, run("B", 0.41, 2).latencies_ms)

    assert [row.name for row in rows] == ["p50", "p95", "p99", "max"]
    p50 = rows[0].ratio
    assert p50 is not None
    assert p50.low < 8.9 / 0.41 < p50.high
    assert rows[3].ratio is None


def test_p99_of_few_samples_is_not_trusted() -> None:
    few = compare_percentiles([1.0] * 999, [1.0] * 999)
    many = compare_percentiles([1.0] * 1000, [1.0] * 1000)

    assert [row.trusted for row in few] == [True, True, False, True]
    assert all(row.trusted for row in many)


def test_a_side_without_ok_answers_has_no_percentiles() -> None:
    rows = compare_percentiles([1.0, 2.0], [])

    assert all(row.b_ms is None and row.ratio is None for row in rows)


def test_only_the_stage_that_changed_has_moved() -> None:
    stages = result().comparison.stages

    assert [one.id for one in stages if one.moved] == ["sql"]


def test_a_tiny_change_of_a_tiny_stage_is_not_called_moved() -> None:
    before, after = with_stages(stage("a", 0.010), stage("b", 5.0)), with_stages(stage("a", 0.012), stage("b", 5.0))

    assert not any(one.moved for one in compare_stages([before], [after]))


def test_a_change_within_the_noise_of_a_side_is_not_called_moved() -> None:
    a = [with_stages(stage("a", 4.0)), with_stages(stage("a", 6.0))]
    b = [with_stages(stage("a", 5.5)), with_stages(stage("a", 6.0))]

    assert not any(one.moved for one in compare_stages(a, b))


def test_stages_of_one_side_stand_where_a_request_meets_them() -> None:
    a = with_stages(stage("id", 0.1), stage("handler", 0.1))
    b = with_stages(stage("id", 0.1), stage("limit", 0.1), stage("handler", 0.1))

    changes = compare_stages([a], [b])

    assert [one.id for one in changes] == ["id", "limit", "handler"]
    assert changes[1].a_ms is None
    assert changes[1].moved


def test_work_is_per_request() -> None:
    rows = {row.name: row for row in compare_work([capture(8.6, 600_120, 1)], [capture(0.1, 210, 2)])}

    assert (rows["VM steps"].a, rows["VM steps"].b) == (600_120, 210)
    assert rows["Rows returned"].a == 23
    assert "Cache hits" not in rows


def test_work_of_nothing_is_nothing() -> None:
    assert all(row.a == row.b == 0 for row in compare_work([], []))


def test_answers_that_only_b_gave_are_counted() -> None:
    answers = compare_answers({"0:x": 5}, {"0:x": 3, "0:y": 2})

    assert (answers.total, answers.equal, answers.all_equal) == (5, 3, False)


def test_noise_is_how_far_runs_of_a_side_differ() -> None:
    runs = [run("A", 10.0, 1), run("B", 1.0, 2), run("A", 12.0, 1), run("B", 1.0, 2)]

    assert compare(runs, [], [], ({}, {})).noise == pytest.approx(1.2, rel=1e-3)
