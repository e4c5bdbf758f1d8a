"""Finds the rate of an experiment: a few requests to each side, one at a time, tell what the slower one can bear."""

from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing
from dataclasses import replace
from typing import Protocol

from server.contract.control import Reset, ResetResult
from server.contract.features import SettingPatch, Switchboard, SwitchboardPatch
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.core.experiment import ExperimentPlan, ExperimentProgress, SideName
from workbench.core.utilisation import CALIBRATION_REQUESTS, calm_rate

Bursts = Callable[[BurstPlan], AsyncGenerator[BurstProgress | BurstResult, None]]


class Switching(Protocol):
    """What an experiment needs in order to switch."""

    async def switchboard(self) -> Switchboard: ...

    async def patch_switchboard(self, patch: SwitchboardPatch) -> Switchboard: ...

    async def reset(self, reset: Reset) -> ResetResult: ...


async def calibrated(
    plan: ExperimentPlan, bench: Switching, bursts: Bursts
) -> AsyncGenerator[ExperimentProgress, None]:
    """Progress while both sides are tried; the last one carries the plan with its rate."""
    services = []
    for side in ("A", "B"):
        yield ExperimentProgress(0, len(plan.order), side, "calibrating")
        await put_in_position(plan, side, bench)
        service = await _service_ms(plan, bursts)
        if service is not None:
            services.append(service)
    rate = calm_rate(max(services)) if services else plan.rate_per_s
    found = replace(plan, rate_per_s=rate, calibrate=False)
    yield ExperimentProgress(0, len(plan.order), "A", "calibrating", plan=found)


async def put_in_position(plan: ExperimentPlan, side: SideName, bench: Switching) -> None:
    """Set the switch to one side; everything else stays as it is."""
    setting = plan.side(side)
    patch = SettingPatch(choice=setting.choice, params=setting.params)
    await bench.patch_switchboard(SwitchboardPatch(settings={plan.feature_id: patch}))


def calibration_plan(plan: ExperimentPlan) -> BurstPlan:
    """One client that sends when it has its answer: its latencies are service times."""
    first, *more = plan.requests
    return BurstPlan(
        first.method,
        first.url,
        first.headers,
        first.body,
        count=CALIBRATION_REQUESTS,
        clients=1,
        more=tuple(more),
    )


async def _service_ms(plan: ExperimentPlan, bursts: Bursts) -> float | None:
    """The middle of the ok answers' times; None when there was none."""
    found: float | None = None
    async with aclosing(bursts(calibration_plan(plan))) as messages:
        async for message in messages:
            if isinstance(message, BurstResult) and message.percentiles is not None:
                found = message.percentiles.p50
    return found
