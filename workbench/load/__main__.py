"""The generator's process: a plan on stdin, progress on stdout as JSON lines, then the samples as raw arrays.

The end of stdin ends the burst; what was measured until then is still reported.
"""

import asyncio
import gc
import json
import os
import selectors
import sys
import threading
from array import array
from collections.abc import Callable
from time import perf_counter

from workbench.core.burst import BurstPlan
from workbench.load.generator import Load, make_load
from workbench.load.plan import load_plan
from workbench.load.samples import CpuMeter, Samples

PROGRESS_S = 0.1
SELECT_LIMIT = 500
"""``select`` sleeps to the microsecond where ``epoll`` rounds up to whole milliseconds, but holds few connections."""


def main() -> int:
    """Run one burst."""
    try:
        plan = load_plan(_read_line())
    except ValueError as error:
        _write({"type": "failed", "why": str(error)})
        return 2
    gc.disable()  # a collection would show up as a slow answer; memory is bounded by the samples
    with asyncio.Runner(loop_factory=lambda: _make_loop(plan)) as runner:
        return runner.run(_run(plan))


async def _run(plan: BurstPlan) -> int:
    samples = Samples()
    try:
        load = make_load(plan, samples)
    except (ValueError, OSError) as error:
        _write({"type": "failed", "why": str(error)})
        return 2
    cpu = CpuMeter()
    stopped = asyncio.Event()
    _watch_stdin(asyncio.get_running_loop(), stopped, load)
    progress = asyncio.create_task(_report_progress(load, cpu))
    await load.run()
    progress.cancel()
    cpu.read()
    _write_result(load, cpu, stopped.is_set())
    return 0


async def _report_progress(load: Load, cpu: CpuMeter) -> None:
    while True:
        await asyncio.sleep(PROGRESS_S)
        cpu.read()
        _write(
            {
                "type": "progress",
                "done": load.samples.ended,
                "errors": load.samples.errors,
                "elapsed_s": perf_counter() - load.started,
                "p50_ms": load.samples.median_ms(),
            }
        )


def _write_result(load: Load, cpu: CpuMeter, stopped: bool) -> None:
    samples = load.samples
    arrays: dict[str, array[float] | array[int]] = {
        "planned_s": _since(load.started, samples.planned),
        "sent_s": _since(load.started, samples.sent),
        "first_byte_s": _since(load.started, samples.first_byte),
        "done_s": _since(load.started, samples.done),
        "status": samples.status,
    }
    _write(
        {
            "type": "result",
            "elapsed_s": load.ended - load.started,
            "stopped": stopped,
            "failures": samples.failures,
            "body_hashes": samples.body_hashes,
            "received_bytes": samples.received_bytes,
            "late": load.late,
            "unsent": load.unsent,
            "generator_cpu": cpu.share,
            "generator_cpu_peak": max(cpu.peak, cpu.share),
            "arrays": [[name, values.typecode, len(values)] for name, values in arrays.items()],
        }
    )
    for values in arrays.values():
        sys.stdout.buffer.write(values.tobytes())
    sys.stdout.buffer.flush()


def _since(start: float, times: "array[float]") -> "array[float]":
    return array("d", [at - start for at in times])


def _write(message: dict[str, object]) -> None:
    sys.stdout.buffer.write(json.dumps(message).encode() + b"\n")
    sys.stdout.buffer.flush()


def _make_loop(plan: BurstPlan) -> asyncio.AbstractEventLoop:
    if plan.is_open and plan.max_connections <= SELECT_LIMIT:
        return asyncio.SelectorEventLoop(selectors.SelectSelector())
    return asyncio.SelectorEventLoop()


def _read_line() -> bytes:
    """The first line of stdin, read without a buffer: the watching thread goes on from there."""
    line = bytearray()
    while not line.endswith(b"\n"):
        chunk = os.read(0, 65536)
        if not chunk:
            break
        line += chunk
    return bytes(line)


def _watch_stdin(loop: asyncio.AbstractEventLoop, stopped: asyncio.Event, load: Load) -> None:
    def stop() -> None:
        stopped.set()
        load.stop()

    threading.Thread(target=_wait_for_stdin, args=(loop, stop), name="stdin", daemon=True).start()


def _wait_for_stdin(loop: asyncio.AbstractEventLoop, stop: Callable[[], None]) -> None:
    os.read(0, 64)
    try:
        loop.call_soon_threadsafe(stop)
    except RuntimeError:
        return  # the burst has ended by itself


if __name__ == "__main__":
    sys.exit(main())
