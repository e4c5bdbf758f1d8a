"""Runs an experiment: A B A B, the world restored before each run, the switches put back whatever happens."""

import asyncio
import time
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Protocol

from server.contract.control import CapturedStatement, CaptureResult, Reset, Status
from server.contract.features import SettingPatch, SwitchboardPatch
from server.contract.traces import Plan
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.core.experiment import (
    ExperimentPlan,
    ExperimentProgress,
    ExperimentResult,
    Phase,
    PlanPair,
    Run,
    SideName,
)
from workbench.core.plan_diff import plan_text
from workbench.load.calibration import Bursts, Switching, calibrated, put_in_position
from workbench.load.client import stream_burst

MOST_STATEMENTS = 4
"""Of how many kinds of statement the plan is asked for, the most frequent first."""


class Capturing(Protocol):
    """What an experiment needs in order to see what the backend did."""

    async def status(self) -> Status: ...

    async def start_capture(self, label: str = "") -> str: ...

    async def end_capture(self, capture_id: str) -> CaptureResult: ...

    async def explain(self, seq: int, index: int) -> Plan: ...


class Bench(Switching, Capturing, Protocol):
    """The control listener, as far as an experiment is concerned."""


@dataclass
class _Findings:
    """What has been collected so far."""

    runs: list[Run] = field(default_factory=list)
    captures: list[tuple[SideName, CaptureResult]] = field(default_factory=list)
    plans: dict[str, dict[SideName, tuple[str, ...]]] = field(default_factory=dict)
    hashes: dict[SideName, dict[str, int]] = field(default_factory=lambda: {"A": {}, "B": {}})

    @property
    def p50s(self) -> tuple[float | None, ...]:
        return tuple(run.p50_ms for run in self.runs)

    def add(self, side: SideName, burst: BurstResult, capture: CaptureResult) -> None:
        self.runs.append(_run_of(side, burst))
        self.captures.append((side, capture))
        known = self.hashes[side]
        for key, n in burst.body_hashes.items():
            known[key] = known.get(key, 0) + n

    def plan_pairs(self) -> list[PlanPair]:
        return [PlanPair(sql, plans.get("A", ()), plans.get("B", ())) for sql, plans in self.plans.items()]


async def run_experiment(
    plan: ExperimentPlan, bench: Bench, number: int = 1, bursts: Bursts = stream_burst
) -> AsyncGenerator[ExperimentProgress | ExperimentResult, None]:
    """Progress as it goes, and the result last. The switches are restored at the end, on failure and on cancel."""
    started = time.monotonic()
    before = (await bench.switchboard()).settings[plan.feature_id]
    tracing = (await bench.status()).tracing
    found = _Findings()
    try:
        if plan.calibrate:
            async with aclosing(calibrated(plan, bench, bursts)) as steps:
                async for step in steps:
                    plan = step.plan or plan
                    yield step
        for index, side in enumerate(plan.order):
            run = _Runner(plan, bench, bursts, found, index, side)
            async with aclosing(run.go()) as steps:
                async for step in steps:
                    yield step
    finally:
        back = SettingPatch(choice=before.choice, params=before.params)
        await asyncio.shield(_restore(bench, plan, back))
    from workbench.core.comparison import compare  # numpy, which the start can do without

    yield ExperimentResult(
        number=number,
        at=time.time(),
        plan=plan,
        runs=tuple(found.runs),
        comparison=compare(found.runs, found.captures, found.plan_pairs(), (found.hashes["A"], found.hashes["B"])),
        tracing=tracing,
        duration_s=time.monotonic() - started,
    )


@dataclass
class _Runner:
    """One run of one side."""

    plan: ExperimentPlan
    bench: Bench
    bursts: Bursts
    found: _Findings
    index: int
    side: SideName

    async def go(self) -> AsyncGenerator[ExperimentProgress, None]:
        yield self._progress("restoring")
        await put_in_position(self.plan, self.side, self.bench)
        await self.bench.reset(Reset(switches=False, caches=not self.plan.keeps_sessions))
        yield self._progress("warming up")
        if self.plan.warmup:
            await _last(self.bursts(warmup_plan(self.plan)))
        capture_id = await self.bench.start_capture(f"experiment {self.side}")
        try:
            async with aclosing(self.bursts(run_plan(self.plan))) as messages:
                async for message in messages:
                    if isinstance(message, BurstResult):
                        burst = message
                    else:
                        yield self._progress("measuring", message)
        finally:  # or the backend would go on to collect every request
            capture = await asyncio.shield(self.bench.end_capture(capture_id))
        self.found.add(self.side, burst, capture)
        await self._explain(capture)

    def _progress(self, phase: Phase, burst: BurstProgress | None = None) -> ExperimentProgress:
        runs = len(self.plan.order)
        return ExperimentProgress(self.index, runs, self.side, phase, burst, self.found.p50s, self.plan)

    async def _explain(self, capture: CaptureResult) -> None:
        """Ask for plans while the switch is in position: that is when they are true."""
        kinds = sorted(capture.statement_kinds, key=lambda kind: -kind.count)[:MOST_STATEMENTS]
        for kind in kinds:
            plans = self.found.plans.setdefault(kind.fingerprint, {})
            if self.side not in plans:
                plans[self.side] = await self._plan_of(kind)

    async def _plan_of(self, kind: CapturedStatement) -> tuple[str, ...]:
        if kind.plan:
            return kind.plan
        return plan_text(await self.bench.explain(kind.trace_seq, kind.index))


def run_plan(plan: ExperimentPlan) -> BurstPlan:
    """The measured burst: the same schedule for every run."""
    first, *more = plan.requests
    return BurstPlan(
        method=first.method,
        url=first.url,
        headers=first.headers,
        body=first.body,
        more=tuple(more),
        count=plan.count,
        clients=plan.clients,
        rate_per_s=plan.rate_per_s,
        seed=plan.seed,
        hash_bodies=True,
    )


def warmup_plan(plan: ExperimentPlan) -> BurstPlan:
    """What is sent and dropped before each run."""
    first, *more = plan.requests
    return BurstPlan(first.method, first.url, first.headers, first.body, count=plan.warmup, clients=2, more=tuple(more))


async def _last(messages: AsyncGenerator[BurstProgress | BurstResult, None]) -> None:
    async with aclosing(messages):
        async for _ in messages:
            pass


async def _restore(bench: Bench, plan: ExperimentPlan, back: SettingPatch) -> None:
    await bench.patch_switchboard(SwitchboardPatch(settings={plan.feature_id: back}))
    if not plan.only_reads:
        await bench.reset(Reset(switches=False, caches=not plan.keeps_sessions))


def _run_of(side: SideName, burst: BurstResult) -> Run:
    return Run(
        side=side,
        latencies_ms=tuple(round(value, 4) for value in burst.latencies_ms),
        done_s=tuple(round(value, 4) for value in burst.ok_done_s),
        p50_ms=burst.percentiles.p50 if burst.percentiles else None,
        sent=burst.count,
        errors=burst.errors,
        elapsed_s=burst.elapsed_s,
        achieved_rate=burst.achieved_rate,
        late=burst.late,
        unsent=burst.unsent,
        generator_cpu=burst.generator_cpu,
        generator_cpu_peak=burst.generator_cpu_peak,
    )
