import asyncio
import sys
from itertools import count

import psutil
import pytest

from tests.unit.workbench.load.small_server import small_server
from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.load.client import generator_command, run_burst
from workbench.load.result import BurstError

pytestmark = pytest.mark.e2e


def test_a_burst_brings_back_every_sample() -> None:
    async def run() -> BurstResult:
        async with small_server() as server:
            return await run_burst(BurstPlan("GET", server.url, count=300, clients=5))

    result = asyncio.run(run())

    assert (result.count, result.ok, result.errors, result.stopped) == (300, 300, {}, False)
    assert len(result.latencies_ms) == len(result.service_ms) == 300
    assert result.percentiles is not None
    assert 0 < result.percentiles.p50 <= result.percentiles.p95 <= result.percentiles.max
    assert result.generator_cpu > 0


def test_a_thousand_different_bodies_fit_into_the_result() -> None:
    bodies = count()

    def answer(_request: bytes) -> bytes:
        return b"HTTP/1.1 200 OK\r\nContent-Length: 6\r\n\r\n%06d" % next(bodies)

    async def run() -> BurstResult:
        async with small_server(answer=answer) as server:
            return await run_burst(BurstPlan("GET", server.url, count=1000, clients=5, hash_bodies=True))

    assert len(asyncio.run(run()).body_hashes) == 1000


def test_stop_keeps_the_results_so_far() -> None:
    async def run() -> tuple[BurstResult, list[BurstProgress]]:
        stop = asyncio.Event()
        seen: list[BurstProgress] = []

        def note(progress: BurstProgress) -> None:
            seen.append(progress)
            if progress.done:
                stop.set()

        async with small_server() as server:
            return await run_burst(BurstPlan("GET", server.url, duration_s=600, rate_per_s=200), note, stop), seen

    result, seen = asyncio.run(run())

    assert result.stopped
    assert result.count >= seen[-1].done > 0
    assert result.count == len(result.latencies_ms)


def test_cancelling_leaves_no_process_behind() -> None:
    async def run() -> None:
        async with small_server(hold=True) as server:
            task = asyncio.create_task(run_burst(BurstPlan("GET", server.url, count=1)))
            await server.asked.wait()
            task.cancel()
            with pytest.raises(asyncio.CancelledError):
                await task

    asyncio.run(run())

    assert not psutil.Process().children()


def test_a_plan_that_can_not_be_run_says_why() -> None:
    with pytest.raises(BurstError, match="not an absolute http URL"):
        asyncio.run(run_burst(BurstPlan("GET", "/tasks", count=1)))


def test_a_frozen_build_enters_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)

    assert generator_command() == [sys.executable, "--role", "load"]
