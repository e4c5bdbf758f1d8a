from array import array

import pytest

from workbench.core.burst import BurstPlan, BurstResult, LoadRequest, percentiles, rank_index


def result(status: list[int], **fields: object) -> BurstResult:
    n = len(status)
    return BurstResult(
        plan=BurstPlan("GET", "http://127.0.0.1/", count=max(1, n)),
        elapsed_s=2.0,
        planned_s=array("d", [0.0] * n),
        sent_s=array("d", [0.5] * n),
        first_byte_s=array("d", [0.75] * n),
        done_s=array("d", [1.0 + i for i in range(n)]),
        status=array("H", status),
        **fields,  # type: ignore[arg-type]
    )


def test_plan_needs_exactly_one_end() -> None:
    with pytest.raises(ValueError, match="either a count or a duration"):
        BurstPlan("GET", "http://127.0.0.1/", count=1, duration_s=1.0)
    with pytest.raises(ValueError, match="either a count or a duration"):
        BurstPlan("GET", "http://127.0.0.1/")


@pytest.mark.parametrize("fields", [{"count": 0}, {"count": 1, "clients": 0}, {"count": 1, "rate_per_s": 0.0}])
def test_plan_refuses_what_never_begins(fields: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="needs"):
        BurstPlan("GET", "http://127.0.0.1/", **fields)  # type: ignore[arg-type]


def test_requests_take_turns_in_order() -> None:
    plan = BurstPlan("GET", "http://h/a", count=1, more=(LoadRequest("POST", "http://h/b"),))

    assert [request.method for request in plan.requests] == ["GET", "POST"]


@pytest.mark.parametrize(
    ("fields", "words"),
    [
        ({"clients": 1}, "closed, 1 client"),
        ({"clients": 10}, "closed, 10 clients"),
        ({"rate_per_s": 40.0}, "open, Poisson, 40 /s"),
        ({"rate_per_s": 2.5, "poisson": False}, "open, uniform, 2.5 /s"),
    ],
)
def test_load_model_in_words(fields: dict[str, float], words: str) -> None:
    assert BurstPlan("GET", "http://h/", count=1, **fields).model == words  # type: ignore[arg-type]


@pytest.mark.parametrize(("q", "n", "index"), [(0.5, 1, 0), (0.5, 2, 0), (0.5, 3, 1), (0.95, 20, 18), (0.99, 100, 98)])
def test_nearest_rank(q: float, n: int, index: int) -> None:
    assert rank_index(q, n) == index


def test_percentiles_are_measured_values() -> None:
    found = percentiles(array("d", range(1, 1001)))

    assert found is not None
    assert (found.p50, found.p95, found.p99, found.max) == (500.0, 950.0, 990.0, 1000.0)
    assert found.has_p99


def test_no_samples_have_no_percentiles() -> None:
    assert percentiles(array("d")) is None


def test_errors_are_kept_apart_from_latencies() -> None:
    mixed = result([200, 429, 304, 500], failures={"timeout": 1})

    assert mixed.count == 5
    assert mixed.ok == 2
    assert mixed.errors == {"429": 1, "500": 1, "timeout": 1}
    assert list(mixed.latencies_ms) == [1000.0, 3000.0]
    assert list(mixed.service_ms) == [500.0, 2500.0]
    assert list(mixed.ok_done_s) == [1.0, 3.0]


def test_achieved_rate_counts_everything_that_ended() -> None:
    assert result([200, 500], failures={"dropped": 2}).achieved_rate == 2.0


def test_results_can_be_compared() -> None:
    assert result([200]) == result([200])
    assert result([200]) != result([500])
