from workbench.core.assertion import Assertion, AssertionResult
from workbench.core.run_report import Counts, Planned, RequestRun, RunReport

PLANNED = Planned("tasks/create.yml", "create task", "POST", ("tasks",))
PASSED = RequestRun(PLANNED, "passed", (AssertionResult(Assertion(), "passed"), AssertionResult(Assertion(), "soft")))
FAILED = RequestRun(PLANNED, "failed", (AssertionResult(Assertion(), "failed"),))


def test_everything_is_counted() -> None:
    skipped = RequestRun(PLANNED, "skipped")
    broken = RequestRun(PLANNED, "error", (AssertionResult(Assertion(), "could_not_check"),))

    counts = RunReport("x", 4, 0.0, (PASSED, FAILED, skipped, broken)).counts

    assert counts == Counts(4, 1, 1, 1, 1, 4, 1, 1, 1, 1)


def test_a_run_holds_when_it_ended_and_everything_passed() -> None:
    assert RunReport("x", 1, 0.0, (PASSED,), ended="done").holds
    assert not RunReport("x", 1, 0.0, (PASSED,)).holds
    assert not RunReport("x", 1, 0.0, (PASSED,), ended="cancelled").holds
    assert not RunReport("x", 2, 0.0, (PASSED, FAILED), ended="done").holds


def test_the_title_names_the_row() -> None:
    assert Planned("p", "create task", "POST", row=2).title == "create task [row 2]"
    assert PLANNED.title == "create task"


def test_the_failed_assertions_are_at_hand() -> None:
    assert [result.state for result in FAILED.failed] == ["failed"]
