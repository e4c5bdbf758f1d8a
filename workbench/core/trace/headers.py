"""Tells what each stage did to the headers, step by step, on the way in and on the way out."""

from collections.abc import Sequence
from dataclasses import dataclass

from server.contract.traces import HeaderChange, StageKind, Trace


@dataclass(frozen=True, slots=True)
class HeaderStep:
    """One stage's part in one direction."""

    stage: str
    title: str
    kind: StageKind
    reached: bool
    changes: tuple[HeaderChange, ...]


def request_steps(trace: Trace) -> tuple[HeaderStep, ...]:
    """List the stages in the order the request met them, with what each changed for those behind it."""
    return tuple(
        HeaderStep(stage.id, stage.title, stage.kind, stage.outcome != "not_reached", stage.request_changes)
        for stage in trace.stages
        if stage.outcome != "off" and stage.id not in ("cache", "sql")
    )


def response_steps(trace: Trace) -> tuple[HeaderStep, ...]:
    """List the stages in the order the response passed them: from the inside out."""
    return tuple(
        HeaderStep(stage.id, stage.title, stage.kind, stage.outcome != "not_reached", stage.response_changes)
        for stage in reversed(trace.stages)
        if stage.outcome not in ("off", "not_reached") and stage.id not in ("cache", "sql")
    )


def tally(changes: Sequence[HeaderChange]) -> tuple[int, int, int]:
    """Count what was added, removed and changed."""
    ops = [change.op for change in changes]
    return ops.count("added"), ops.count("removed"), ops.count("changed")
