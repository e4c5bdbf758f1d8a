"""Runs bursts from inside the workbench: starts the generator's process, listens to it, and never leaves it behind."""

import asyncio
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncGenerator, Callable
from contextlib import aclosing, suppress

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult
from workbench.load.plan import dump_plan
from workbench.load.result import BurstError, read_message

LONGEST_LINE_BYTES = 1 << 28
"""The result's line holds the hash of every different body: 80 bytes for each of at most a million requests."""
END_S = 5.0
"""How long a generator may take to end by itself once its result is read."""


def generator_command() -> list[str]:
    """How to start the generator; a frozen build enters itself by its role switch."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "--role", "load"]
    return [sys.executable, "-m", "workbench.load"]


async def run_burst(
    plan: BurstPlan,
    on_progress: Callable[[BurstProgress], None] | None = None,
    stop: asyncio.Event | None = None,
) -> BurstResult:
    """Run a burst in a process of its own. ``stop`` ends it early with the results so far; cancelling drops them.

    Raises:
        BurstError: When the generator can't run the plan.
    """
    async with aclosing(stream_burst(plan, stop)) as messages:
        async for message in messages:
            if isinstance(message, BurstResult):
                return message
            if on_progress is not None:
                on_progress(message)
    raise BurstError("The load generator ended without a result.")


async def stream_burst(
    plan: BurstPlan, stop: asyncio.Event | None = None
) -> AsyncGenerator[BurstProgress | BurstResult, None]:
    """The same as an iterator: progress about ten times a second, and the result last."""
    process = await asyncio.create_subprocess_exec(
        *generator_command(), stdin=PIPE, stdout=PIPE, limit=LONGEST_LINE_BYTES
    )
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(dump_plan(plan).encode() + b"\n")
    watch = asyncio.create_task(_close_on(stop, process.stdin)) if stop is not None else None
    complete = False
    try:
        while not complete:
            message = await read_message(process.stdout, plan)
            complete = isinstance(message, BurstResult)
            yield message
    finally:
        if watch is not None:
            watch.cancel()
        await _end(process, gently=complete)


async def _close_on(stop: asyncio.Event, stdin: asyncio.StreamWriter) -> None:
    await stop.wait()
    stdin.close()


async def _end(process: Process, gently: bool) -> None:
    """Let the process end by itself after its result; kill it when it doesn't, or when nobody wants its result."""
    assert process.stdin is not None
    process.stdin.close()
    try:
        async with asyncio.timeout(END_S if gently else 0):
            await process.wait()
    except TimeoutError:
        with suppress(ProcessLookupError):
            process.kill()
        await process.wait()
