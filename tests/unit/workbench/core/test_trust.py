from dataclasses import replace

from tests.unit.workbench.core.experiments import plan, result, run
from workbench.core.experiment import Answers, Check, ExperimentResult
from workbench.core.trust import checks


def check(of: ExperimentResult, title: str) -> Check:
    return next(one for one in checks(of) if one.title.startswith(title))


def test_a_sound_experiment_has_only_tracing_against_it() -> None:
    assert [one.title for one in checks(result()) if one.state == "warn"] == ["Tracing on"]


def test_a_rate_that_was_not_reached() -> None:
    slow = replace(run("A", 5.0, 1), elapsed_s=20.0)

    found = check(replace(result(), runs=(slow, run("B", 5.0, 2))), "Offered 40.0 /s")

    assert (found.state, found.value) == ("warn", "A 25.0 · B 40.0")


def test_closed_load_offers_no_rate_and_is_never_late() -> None:
    closed = replace(result(), plan=plan(rate_per_s=None))

    assert check(closed, "Closed load").state == "ok"
    assert not any(one.title == "Late sends" for one in checks(closed))


def test_a_busy_generator() -> None:
    busy = replace(run("A", 5.0, 1), generator_cpu=0.9)

    assert check(replace(result(), runs=(busy,)), "Generator CPU").state == "warn"


def test_runs_of_a_side_that_disagree() -> None:
    runs = (run("A", 5.0, 1), run("A", 6.0, 1), run("B", 1.0, 2))

    assert check(replace(result(), runs=runs), "Same side").state == "warn"


def test_answers_that_differ() -> None:
    base = result()
    differing = replace(base, comparison=replace(base.comparison, answers=Answers(500, 400)))

    assert check(differing, "Answers equal") == Check("Answers equal", "400 of 500 hashes", "warn")


def test_errors_are_listed_only_when_there_are_some() -> None:
    failing = replace(result(), runs=(run("A", 5.0, 1), run("B", 5.0, 2, errors={"429": 20})))

    assert not any(one.title.startswith("Errors") for one in checks(result()))
    assert check(failing, "Errors").value == "A 0 · B 20"


def test_late_and_unsent_sends() -> None:
    late = replace(run("A", 5.0, 1), late=20, unsent=5)

    assert check(replace(result(), runs=(late,)), "Late sends") == Check("Late sends", "25 of 505", "warn")


def test_too_few_samples_for_p99() -> None:
    assert check(result(n=100), "Enough samples").state == "warn"


def test_tracing_off() -> None:
    assert check(replace(result(), tracing=False), "Tracing").title == "Tracing off"


def test_a_rate_near_what_the_backend_can_do_makes_a_queue() -> None:
    base = result()
    calm, full = check(base, "Backend"), check(replace(base, plan=plan(rate_per_s=200.0)), "Backend")

    assert (calm.title, calm.state) == ("Backend has time to spare", "ok")
    assert (full.title, full.state) == ("Backend too busy: a queue grows", "warn")
