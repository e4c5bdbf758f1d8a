from tests.unit.workbench.core.experiments import plan, result, run
from workbench.core.burst import LoadRequest


def test_sides_take_turns() -> None:
    assert plan(rounds=2).order == ("A", "B", "A", "B")


def test_samples_of_a_side_are_merged_not_averaged() -> None:
    made = result()

    assert len(made.latencies_ms("A")) == 1000
    assert made.sent("B") == 1000
    assert {run.side for run in made.of_side("A")} == {"A"}


def test_errors_of_all_runs_are_added_up() -> None:
    runs = (run("A", 1.0, 1, errors={"429": 2}), run("A", 1.0, 2, errors={"429": 3, "timeout": 1}))
    made = result()

    assert type(made)(1, 0.0, made.plan, runs, made.comparison).errors("A") == {"429": 5, "timeout": 1}


def test_a_cookie_means_sessions_must_be_kept() -> None:
    with_cookie = LoadRequest("GET", "http://h/", (("cookie", "session=x"),))

    assert plan(requests=(with_cookie,)).keeps_sessions
    assert not plan().keeps_sessions


def test_only_safe_methods_leave_the_data_alone() -> None:
    assert plan().only_reads
    assert not plan(requests=(LoadRequest("GET", "http://h/"), LoadRequest("POST", "http://h/"))).only_reads
