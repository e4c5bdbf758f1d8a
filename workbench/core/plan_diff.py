"""Sets two query plans side by side as lines taken out and lines put in."""

from collections.abc import Sequence
from difflib import ndiff
from typing import Literal

from server.contract.traces import Plan
from workbench.core.plans import plan_lines

DiffMark = Literal["-", "+", " "]
_MARKS: dict[str, DiffMark] = {"-": "-", "+": "+", " ": " "}


def plan_text(plan: Plan) -> tuple[str, ...]:
    """The plan's nodes as lines, children indented."""
    return tuple("  " * depth + node.text for depth, node in plan_lines(plan))


def diff_lines(before: Sequence[str], after: Sequence[str]) -> tuple[tuple[DiffMark, str], ...]:
    """Each line with '-' (only before), '+' (only after) or ' ' (both), in reading order."""
    lines = (line for line in ndiff(list(before), list(after)) if line[0] in _MARKS)
    return tuple((_MARKS[line[0]], line[2:]) for line in lines)
