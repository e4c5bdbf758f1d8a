"""Benchmarks of the running backend: what tracing costs, what our generator loses to wrk, reset, the index's work."""

import asyncio
import re
import shutil
import time
from collections.abc import Sequence

from server.contract.control import Reset
from server.contract.features import SettingPatch, SwitchboardPatch
from workbench.bench.rows import Options, Row, row_of
from workbench.core.burst import BurstPlan
from workbench.headless import RunningBackend, running_backend
from workbench.load.client import run_burst

CONNECTIONS = 16
_RATE = re.compile(rb"Requests/sec:\s*([\d.]+)")


async def measure_tracing(options: Options) -> Sequence[Row]:
    """Throughput with tracing on over throughput with it off, in turn."""
    endpoints = (("/tasks/1", "GET /tasks/{id}", 0.90), ("/health", "GET /health", 0.75))
    async with running_backend("tasks-1k") as backend:
        return [await _tracing_row(backend, options, *endpoint) for endpoint in endpoints]


async def _tracing_row(backend: RunningBackend, options: Options, path: str, name: str, goal: float) -> Row:
    url, seconds, ratios = backend.address + path, float(options.pick(1, 3)), []
    await _rate(url, 1.0)
    for _ in range(options.pick(2, 5)):
        rates = {}
        for enabled in (True, False):
            await backend.control.tracing(enabled)
            rates[enabled] = await _rate(url, seconds)
        ratios.append(rates[True] / rates[False])
    await backend.control.tracing(True)
    note = f"{rates[True]:,.0f} against {rates[False]:,.0f} /s"
    title = f"Throughput with tracing on / off, {name}"
    return row_of(ratios, id="tracing", name=title, unit="", goal=goal, better="higher", note=note)


async def measure_generator(options: Options) -> Sequence[Row]:
    """Our generator's rate over wrk's on the same endpoint, in turn."""
    fields = {
        "id": "generator",
        "name": "Load generator / wrk, GET /health",
        "unit": "",
        "goal": 0.95,
        "better": "higher",
    }
    if shutil.which("wrk") is None:
        return [Row(value=None, note="wrk is not installed", **fields)]  # type: ignore[arg-type]  # all are named
    seconds, ratios = options.pick(2, 4), []
    async with running_backend("tasks-1k") as backend:
        url = f"{backend.address}/health"
        await _rate(url, 1.0)
        for _ in range(options.pick(2, 5)):
            theirs = await _wrk_rate(url, seconds)
            ours = await _rate(url, float(seconds))
            ratios.append(ours / theirs)
    return [row_of(ratios, note=f"{ours:,.0f} against {theirs:,.0f} /s", **fields)]


async def measure_reset(options: Options) -> Sequence[Row]:
    """How long a reset of the 200,000-row world takes, seen from outside."""
    durations = []
    async with running_backend("tasks-200k") as backend:
        for _ in range(options.pick(3, 9)):
            begun = time.perf_counter()
            await backend.control.reset(Reset())
            durations.append((time.perf_counter() - begun) * 1000)
    name = "Reset of a 200,000-row world"
    return [row_of(durations, id="reset", name=name, unit="ms", goal=250, better="lower")]


async def measure_index(_options: Options) -> Sequence[Row]:
    """SQLite VM steps of the index lesson's request, scanned over searched."""
    async with running_backend("tasks-200k") as backend:
        url = f"{backend.address}/tasks?owner_id=42&limit=50"
        steps = [await _vm_steps(backend, url, choice) for choice in ("none", "owner")]
    fields = {
        "id": "index",
        "name": "Index lesson's work, scan / search",
        "unit": "×",
        "goal": 100.0,
        "better": "higher",
    }
    note = f"{steps[0]:,.0f} against {steps[1]:,.0f} VM steps a request"
    return [row_of([steps[0] / max(steps[1], 1.0)], note=note, **fields)]


async def _vm_steps(backend: RunningBackend, url: str, choice: str) -> float:
    patch = SwitchboardPatch(settings={"data.index": SettingPatch(choice=choice)})
    await backend.control.patch_switchboard(patch)
    capture = await backend.control.start_capture("bench")
    await run_burst(BurstPlan("GET", url, count=5))
    found = await backend.control.end_capture(capture)
    return found.vm_steps / max(found.requests, 1)


async def _rate(url: str, seconds: float) -> float:
    result = await run_burst(BurstPlan("GET", url, duration_s=seconds, clients=CONNECTIONS))
    if result.errors:
        raise RuntimeError(f"{url} answered with errors: {result.errors}")
    return result.achieved_rate


async def _wrk_rate(url: str, seconds: int) -> float:
    command = ("wrk", "-t1", f"-c{CONNECTIONS}", f"-d{seconds}", url)
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    output, _ = await process.communicate()
    found = _RATE.search(output)
    if found is None:
        raise RuntimeError("wrk printed no rate")
    return float(found[1])
