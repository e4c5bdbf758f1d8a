"""Measures that run in processes of their own: the window's rows, and how long a start takes."""

import asyncio
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from functools import partial

from workbench.bench.rows import Options, Row, row_of

PIPE = asyncio.subprocess.PIPE


async def measure_window(kind: str, options: Options) -> Sequence[Row]:
    """Rows of the real window."""
    quick = ("--quick",) if options.quick else ()
    output = await _output_of("workbench.bench.window_rows", kind, *quick)
    return [Row(**fields) for fields in json.loads(output.splitlines()[-1])]


measure_pace = partial(measure_window, "pace")
measure_memory = partial(measure_window, "memory")
measure_body = partial(measure_window, "body")
measure_bodies = partial(measure_window, "bodies")


async def measure_start(options: Options) -> Sequence[Row]:
    """Command to usable window and first answer, over the floor, in turn."""
    ratios, ours, floor = [], 0.0, 0.0
    with tempfile.TemporaryDirectory(prefix="backend-workbench-", ignore_cleanup_errors=True) as folder:
        await _time_to_usable("ours", folder)  # makes the world's snapshot, once
        for _ in range(options.pick(2, 5)):
            floor = await _time_to_usable("floor")
            ours = await _time_to_usable("ours", folder)
            ratios.append(ours / floor)
    name = "Command to usable window and first answer / floor"
    note = f"{ours:.2f} against {floor:.2f} s"
    return [row_of(ratios, id="start", name=name, unit="×", goal=1.6, better="lower", note=note)]


async def _time_to_usable(kind: str, *arguments: str) -> float:
    begun = time.perf_counter()
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "workbench.bench.start_probe", kind, *arguments, stdout=PIPE, stderr=PIPE
    )
    assert process.stdout is not None
    line = await process.stdout.readline()
    usable = time.perf_counter()
    _, errors = await process.communicate()
    if line.strip() != b"usable":
        raise RuntimeError(f"{kind} did not start: {errors.decode(errors='replace')[-300:]}")
    return usable - begun


async def _output_of(module: str, *arguments: str) -> str:
    command = (sys.executable, "-X", "faulthandler", "-m", module, *arguments)
    process = await asyncio.create_subprocess_exec(*command, stdout=PIPE, stderr=PIPE)
    output, errors = await process.communicate()
    if process.returncode:
        said = errors.decode(errors="replace").strip() or "it said nothing"
        raise RuntimeError(f"{module} ended with {process.returncode}: {said}")
    return output.decode()
