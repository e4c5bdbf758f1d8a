"""Runs to show."""

from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.run_report import Planned, RequestRun, RunReport
from workbench.state.runner import RunnerSnapshot

PLAN = (
    Planned("tasks/list.yml", "list tasks", "GET", ("Tasks API", "tasks")),
    Planned("tasks/create.yml", "create task", "POST", ("Tasks API", "tasks")),
    Planned("health.yml", "health", "GET", ("Tasks API",)),
)
HELD = AssertionResult(Assertion("status", "", "eq", "200"), "passed", "200")
FAILED = AssertionResult(Assertion("json", "$.id", "eq", "1"), "failed", "2", "2, not 1")
PASSED_RUN = RequestRun(PLAN[0], "passed", (HELD,), status=200, time_ms=2.0)
FAILED_RUN = RequestRun(PLAN[1], "failed", (HELD, FAILED), (Captured(Capture("id"), "2"),), 201, 7.0)
BROKEN_RUN = RequestRun(PLAN[2], "error", message="Nothing listens there.")
RUNS = (PASSED_RUN, FAILED_RUN, BROKEN_RUN)


def idle(**fields: object) -> RunnerSnapshot:
    return RunnerSnapshot(title="Tasks API", plan=PLAN, **fields)  # type: ignore[arg-type]  # passed on


def running(done: int) -> RunnerSnapshot:
    return idle(phase="running", runs=RUNS[:done])


def ended() -> RunnerSnapshot:
    return idle(phase="ended", runs=RUNS, report=RunReport("Tasks API", 3, 0.0, RUNS, 1.5, "stopped"))
