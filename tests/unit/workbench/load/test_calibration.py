import asyncio
from contextlib import aclosing

from tests.unit.workbench.core.experiments import plan
from tests.unit.workbench.load.test_experiment import FakeBench
from workbench.core.experiment import ExperimentPlan, ExperimentProgress
from workbench.load.calibration import calibrated, calibration_plan


def run(bench: FakeBench, wanted: ExperimentPlan) -> list[ExperimentProgress]:
    async def collect() -> list[ExperimentProgress]:
        async with aclosing(calibrated(wanted, bench, bench.bursts)) as steps:
            return [step async for step in steps]

    return asyncio.run(collect())


def test_the_slower_side_sets_the_rate() -> None:
    bench = FakeBench()

    steps = run(bench, plan(calibrate=True))

    found = steps[-1].plan
    assert found is not None
    assert (found.rate_per_s, found.calibrate) == (45.0, False)  # 40 % of 1 / 8.9 ms
    assert [step.phase for step in steps] == ["calibrating"] * 3
    assert bench.log == ["switch none", "warm up", "switch owner", "warm up"]


def test_a_few_requests_one_at_a_time() -> None:
    burst = calibration_plan(plan())

    assert (burst.count, burst.clients, burst.rate_per_s) == (20, 1, None)
