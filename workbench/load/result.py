"""Reads what the generator's process prints: progress lines, then the result with its raw arrays."""

import asyncio
import json
from array import array
from typing import Any

from workbench.core.burst import BurstPlan, BurstProgress, BurstResult, Percentiles
from workbench.load.schedule import planned_count

__all__ = ["BurstError", "BurstProgress", "BurstResult", "Percentiles", "read_message"]


class BurstError(Exception):
    """The generator could not run the plan; the text says why."""


async def read_message(reader: asyncio.StreamReader, plan: BurstPlan) -> BurstProgress | BurstResult:
    """The next thing the generator has to say.

    Raises:
        BurstError: When it reports that it can't go on, or ends without a result.
    """
    line = await reader.readline()
    if not line:
        raise BurstError("The load generator ended without a result.")
    message: dict[str, Any] = json.loads(line)
    kind = message.pop("type")
    if kind == "failed":
        raise BurstError(message["why"])
    if kind == "progress":
        return _progress(plan, message)
    try:
        for name, typecode, n in message.pop("arrays"):
            message[name] = await _read_array(reader, typecode, n)
    except asyncio.IncompleteReadError as error:
        raise BurstError("The load generator ended in the middle of its result.") from error
    return BurstResult(plan=plan, **message)


async def _read_array(reader: asyncio.StreamReader, typecode: str, n: int) -> "array[Any]":
    values: array[Any] = array(typecode)
    values.frombytes(await reader.readexactly(n * values.itemsize))
    return values


def _progress(plan: BurstPlan, message: dict[str, Any]) -> BurstProgress:
    done, errors, elapsed = message["done"], message["errors"], message["elapsed_s"]
    return BurstProgress(
        done=done,
        planned=_planned(plan),
        ok=done - errors,
        errors=errors,
        elapsed_s=elapsed,
        left_s=_left(plan, done, elapsed),
        p50_ms=message["p50_ms"],
    )


def _planned(plan: BurstPlan) -> int | None:
    if plan.count is not None:
        return plan.count
    return planned_count(plan) if plan.is_open else None


def _left(plan: BurstPlan, done: int, elapsed: float) -> float | None:
    if plan.duration_s is not None:
        return max(0.0, plan.duration_s - elapsed)
    if not done or not elapsed or plan.count is None:
        return None
    return (plan.count - done) * elapsed / done
