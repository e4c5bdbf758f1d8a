import asyncio
from array import array
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field

import pytest

from server.contract.control import CapturedStatement, CaptureResult, Reset, ResetResult, StageSamples, Status
from server.contract.features import Setting, Switchboard, SwitchboardPatch
from server.contract.traces import Plan, PlanNode
from tests.unit.workbench.core.experiments import plan
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult, LoadRequest
from workbench.core.experiment import ExperimentPlan, ExperimentProgress, ExperimentResult
from workbench.load.experiment import run_experiment, run_plan, warmup_plan

SLOW, FAST = 8.9, 0.4


@dataclass
class FakeBench:
    """A backend whose index makes it fast; keeps a log of what was asked of it."""

    choice: str = "covering"
    log: list[str] = field(default_factory=list)
    fail_at: str = ""

    async def switchboard(self) -> Switchboard:
        return Switchboard(version=1, settings={"data.index": Setting(choice=self.choice)}, order=())

    async def patch_switchboard(self, patch: SwitchboardPatch) -> Switchboard:
        wanted = patch.settings["data.index"].choice
        assert wanted is not None
        self.choice = wanted
        self._note(f"switch {wanted}")
        return await self.switchboard()

    async def reset(self, reset: Reset) -> ResetResult:
        assert not reset.switches
        self._note("reset" if reset.caches else "reset but caches")
        return ResetResult(world="tasks-1k", duration_ms=1.0, from_snapshot=True)

    async def status(self) -> Status:
        return Status.model_construct(tracing=True)

    async def start_capture(self, label: str = "") -> str:
        self._note("capture")
        return label

    async def end_capture(self, capture_id: str) -> CaptureResult:
        self._note("captured")
        own = tuple(self.latency_ms + i / 1e4 for i in range(40))
        return CaptureResult(
            id=capture_id,
            label=capture_id,
            requests=40,
            stages=(StageSamples(id="sql", title="SQL", kind="data", own_ms=own),),
            statement_kinds=(CapturedStatement(fingerprint="SELECT", count=40, trace_seq=1, index=0),),
        )

    async def explain(self, _seq: int, _index: int) -> Plan:
        text = "SCAN tasks" if self.choice == "none" else "SEARCH tasks"
        return Plan(sql="SELECT", dialect="sqlite", nodes=(PlanNode(id=1, text=text),), text=text)

    async def bursts(self, burst: BurstPlan) -> AsyncGenerator[BurstProgress | BurstResult, None]:
        self._note("burst" if burst.hash_bodies else "warm up")
        yield BurstProgress(1, burst.count, 1, 0, 0.1, 1.0, self.latency_ms)
        n = burst.count or 0
        yield BurstResult(
            plan=burst,
            elapsed_s=1.0,
            planned_s=array("d", [0.0] * n),
            sent_s=array("d", [0.0] * n),
            first_byte_s=array("d", [0.0] * n),
            done_s=array("d", [(self.latency_ms + i / 1e4) / 1000 for i in range(n)]),
            status=array("H", [200] * n),
            body_hashes={"0:aa": n},
        )

    @property
    def latency_ms(self) -> float:
        return SLOW if self.choice == "none" else FAST

    def _note(self, what: str) -> None:
        self.log.append(what)
        if what == self.fail_at:
            raise ConnectionError(what)


def drive(bench: FakeBench, made: ExperimentPlan) -> tuple[list[ExperimentProgress], ExperimentResult]:
    async def run() -> tuple[list[ExperimentProgress], ExperimentResult]:
        steps: list[ExperimentProgress] = []
        async for step in run_experiment(made, bench, bursts=bench.bursts):
            if isinstance(step, ExperimentResult):
                return steps, step
            steps.append(step)
        raise AssertionError("no result")

    return asyncio.run(run())


def test_sides_take_turns_each_from_a_restored_world() -> None:
    bench = FakeBench()

    drive(bench, plan(count=40))

    one_run = ["reset", "warm up", "capture", "burst", "captured"]
    assert bench.log == [
        *("switch none", *one_run, "switch owner", *one_run),
        *("switch none", *one_run, "switch owner", *one_run),
        "switch covering",
    ]


def test_a_calibrated_experiment_runs_both_sides_at_the_rate_that_was_found() -> None:
    bench = FakeBench()

    steps, result = drive(bench, plan(count=40, calibrate=True))

    assert [step.phase for step in steps[:3]] == ["calibrating"] * 3
    assert (result.plan.rate_per_s, result.plan.calibrate) == (45.0, False)
    assert bench.choice == "covering"


def test_result_holds_both_sides_with_their_plans() -> None:
    _, result = drive(FakeBench(), plan(count=40))

    assert [run.side for run in result.runs] == ["A", "B", "A", "B"]
    assert len(result.latencies_ms("A")) == 80
    pair = result.comparison.plans[0]
    assert (pair.a, pair.b) == (("SCAN tasks",), ("SEARCH tasks",))
    ratio = result.comparison.percentile("p50").ratio
    assert ratio is not None
    assert ratio.value == pytest.approx(SLOW / FAST, rel=0.01)
    assert result.comparison.answers.all_equal


def test_progress_tells_run_phase_and_the_p50s_so_far() -> None:
    steps, _ = drive(FakeBench(), plan(count=40))

    assert [(step.run, step.phase) for step in steps[:4]] == [
        (0, "restoring"),
        (0, "warming up"),
        (0, "measuring"),
        (1, "restoring"),
    ]
    assert steps[-1].p50s_ms == pytest.approx((SLOW, FAST, SLOW), rel=0.01)


@pytest.mark.parametrize("where", ["reset", "warm up", "capture", "burst", "captured"])
def test_switches_are_put_back_after_a_failure(where: str) -> None:
    bench = FakeBench(fail_at=where)

    with pytest.raises(ConnectionError, match=where):
        drive(bench, plan(count=40))

    assert bench.choice == "covering"


def test_a_capture_is_ended_when_its_burst_fails() -> None:
    bench = FakeBench(fail_at="burst")

    with pytest.raises(ConnectionError):
        drive(bench, plan(count=40))

    assert bench.log[-2:] == ["captured", "switch covering"]


def test_switches_are_put_back_after_a_cancel() -> None:
    bench = FakeBench()

    async def run() -> None:
        async def consume() -> None:
            steps = run_experiment(plan(count=40), bench, bursts=bench.bursts)
            async with aclosing(steps):
                async for step in steps:
                    if isinstance(step, ExperimentProgress) and step.phase == "measuring":
                        task.cancel()
                        await asyncio.Event().wait()

        task = asyncio.create_task(consume())
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())

    assert bench.choice == "covering"
    assert bench.log[-2:] == ["captured", "switch covering"]


def test_sessions_are_kept_when_the_requests_need_them() -> None:
    bench = FakeBench()
    held = plan(count=40, requests=(LoadRequest("GET", "http://h/", (("Cookie", "session=x"),)),))

    drive(bench, held)

    assert "reset" not in bench.log
    assert bench.log.count("reset but caches") == 4


def test_what_was_written_is_taken_back_at_the_end() -> None:
    bench = FakeBench()

    drive(bench, plan(count=40, requests=(LoadRequest("POST", "http://h/"),)))

    assert bench.log[-2:] == ["switch covering", "reset"]


def test_every_run_has_the_same_schedule() -> None:
    made = plan(requests=(LoadRequest("GET", "http://h/a"), LoadRequest("GET", "http://h/b")))

    measured, warm = run_plan(made), warmup_plan(made)

    assert (measured.count, measured.rate_per_s, measured.seed, measured.hash_bodies) == (500, 40.0, 1, True)
    assert [request.url for request in measured.requests] == ["http://h/a", "http://h/b"]
    assert (warm.count, warm.rate_per_s) == (50, None)
