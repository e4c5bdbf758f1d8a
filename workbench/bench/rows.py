"""One line of the benchmark: what was measured, the goal, how often, and how much it wandered."""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any, Literal

Better = Literal["higher", "lower"]


@dataclass(frozen=True, slots=True)
class Row:
    """A measured value. ``value`` is None when it could not be measured here; ``note`` says why."""

    id: str
    name: str
    value: float | None
    unit: str
    goal: float
    better: Better
    n: int = 0
    spread: str = ""
    note: str = ""

    @property
    def met(self) -> bool | None:
        """Whether the goal is reached; None when nothing was measured."""
        if self.value is None:
            return None
        return self.value >= self.goal if self.better == "higher" else self.value <= self.goal

    def as_dict(self) -> dict[str, Any]:
        """For ``--json``."""
        return {**asdict(self), "met": self.met}


@dataclass(frozen=True, slots=True)
class Options:
    """How thoroughly to measure."""

    quick: bool = False

    def pick(self, quick: int, full: int) -> int:
        """The smaller figure when quick."""
        return quick if self.quick else full


@dataclass(frozen=True, slots=True)
class Measure:
    """Something that can be measured. One measure may give several rows."""

    id: str
    about: str
    run: Callable[[Options], Awaitable[Sequence[Row]]]


def row_of(samples: Sequence[float], **fields: Any) -> Row:
    """A row whose value is the median of repeated measurements, and whose spread is their range."""
    low, high = min(samples), max(samples)
    return Row(value=median(samples), n=len(samples), spread=f"{figure(low)} – {figure(high)}", **fields)


def figure(value: float) -> str:
    """About three digits."""
    return f"{value:,.0f}" if abs(value) >= 100 else f"{value:.3g}"


def line_of(row: Row) -> str:
    """The row as it is printed."""
    sign = "≥" if row.better == "higher" else "≤"
    mark = {True: "ok  ", False: "MISS", None: "–   "}[row.met]
    value = "not measured" if row.value is None else f"{figure(row.value)} {row.unit}".strip()
    goal = f"{sign} {figure(row.goal)} {row.unit}".strip()
    tail = f"n={row.n}" + (f"  {row.spread}" if row.spread else "") + (f"  {row.note}" if row.note else "")
    return f"{mark}  {row.name:<58} {value:>14}   goal {goal:<12} {tail}"
