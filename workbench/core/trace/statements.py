"""Groups the statements of one request, so that 101 lines become two and an N+1 shows by its count."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from server.contract.traces import StatementTrace

N_PLUS_ONE = 5
"""Repeats from which the same statement looks like one query per row; the contract's summary uses the same figure."""

_TARGET = re.compile(r"\b(?:FROM|INTO|UPDATE)\s+\"?([\w.]+)\"?", re.IGNORECASE)
_COLUMNS = re.compile(r"^(SELECT(?:\s+DISTINCT)?)\s+(.{24,}?)\s+(FROM\b)", re.IGNORECASE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class StatementGroup:
    """All runs of one statement within a request, their values apart."""

    fingerprint: str
    first: StatementTrace
    count: int
    total_ms: float
    rows: int
    vm_steps: int | None
    rows_read: int | None
    callers: tuple[str, ...]

    @property
    def title(self) -> str:
        """What fits a card: 'SELECT users ×100'."""
        return f"{short_title(self.first.sql)} ×{self.count}"


@dataclass(frozen=True, slots=True)
class NPlusOne:
    """Statements that ran again and again for one request, and what they cost."""

    groups: tuple[StatementGroup, ...]
    share: float
    """Their part of all SQL time, 0 to 1."""

    @property
    def count(self) -> int:
        """How many runs the repeated statements make together."""
        return sum(group.count for group in self.groups)


def group_statements(statements: Iterable[StatementTrace]) -> tuple[StatementGroup, ...]:
    """Gather statements by fingerprint, in the order of their first run."""
    runs: dict[str, list[StatementTrace]] = {}
    for statement in statements:
        runs.setdefault(statement.fingerprint, []).append(statement)
    return tuple(_group(fingerprint, found) for fingerprint, found in runs.items())


def _group(fingerprint: str, runs: list[StatementTrace]) -> StatementGroup:
    return StatementGroup(
        fingerprint=fingerprint,
        first=runs[0],
        count=len(runs),
        total_ms=sum(run.duration_ms for run in runs),
        rows=sum(run.rows for run in runs),
        vm_steps=_total(run.vm_steps for run in runs),
        rows_read=_total(run.rows_read for run in runs),
        callers=tuple(dict.fromkeys(run.caller for run in runs if run.caller)),
    )


def _total(values: Iterable[int | None]) -> int | None:
    known = [value for value in values if value is not None]
    return sum(known) if known else None


def costliest(groups: Iterable[StatementGroup]) -> StatementGroup | None:
    """Find the group that took the most time, or None when nothing ran."""
    return max(groups, key=lambda group: group.total_ms, default=None)


def hardest_working(groups: Iterable[StatementGroup]) -> StatementGroup | None:
    """Find the group that did the most work: counted where the database counts it, since clocks wander; else timed."""
    return max(groups, key=lambda group: (group.vm_steps or 0, group.total_ms), default=None)


def n_plus_one(groups: Iterable[StatementGroup]) -> NPlusOne | None:
    """Find the statements that were repeated often enough to be one query per row."""
    groups = tuple(groups)
    repeated = tuple(group for group in groups if group.count >= N_PLUS_ONE)
    if not repeated:
        return None
    whole = sum(group.total_ms for group in groups)
    return NPlusOne(repeated, sum(group.total_ms for group in repeated) / whole if whole else 0.0)


def short_title(sql: str) -> str:
    """Name a statement by its verb and its table: 'SELECT tasks'."""
    words = sql.split(None, 1)
    if not words:
        return ""
    target = _TARGET.search(sql)
    return f"{words[0].upper()} {target.group(1)}" if target else words[0].upper()


def one_line(sql: str) -> str:
    """Put a statement on one line and its long column list behind an ellipsis."""
    flat = " ".join(sql.split())
    return _COLUMNS.sub(r"\1 … \3", flat, count=1)
