"""Reads query plans: what a plan comes down to in one line, whether SQLite or PostgreSQL wrote it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from server.contract.traces import Plan, PlanNode

Access = Literal["scan", "search", "none"]

_TABLE = re.compile(r"(?:\bon\s+|^(?:SCAN|SEARCH)\s+)(?:TABLE\s+)?([\w.]+)", re.IGNORECASE)
_INDEX = re.compile(r"\busing\s+(?:(?:automatic\s+|partial\s+|covering\s+)*index\s+)?(\w+)", re.IGNORECASE)
_ROWID = re.compile(r"USING (?:INTEGER )?PRIMARY KEY|using \w+_pkey\b", re.IGNORECASE)
_CONSTANT = re.compile(r"^SCAN CONSTANT ROW", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Reading:
    """How a plan gets at its rows: the one line that explains its price."""

    access: Access
    table: str = ""
    index: str = ""
    covering: bool = False
    by_key: bool = False
    sorts: bool = False

    @property
    def headline(self) -> str:
        """Short enough for a card: 'SCAN tasks', 'SEARCH USING INDEX'."""
        if self.access == "none":
            return ""
        if self.access == "scan":
            through = " USING COVERING INDEX" if self.covering else ""
            return f"SCAN {self.table}{through}".rstrip()
        if self.by_key:
            return "SEARCH BY PRIMARY KEY"
        return "SEARCH USING COVERING INDEX" if self.covering else "SEARCH USING INDEX"


def read_plan(plan: Plan) -> Reading:
    """Find the most expensive way of access in a plan: any scan counts before any search."""
    sorts = any(node.kind == "sort" for node in plan.nodes)
    ways = [node for node in plan.nodes if node.kind in ("scan", "search") and not _CONSTANT.match(node.text)]
    if not ways:
        return Reading(access="none", sorts=sorts)
    node = next((way for way in ways if way.kind == "scan"), ways[0])
    table, index = _TABLE.search(node.text), _INDEX.search(node.text)
    by_key = bool(_ROWID.search(node.text))
    return Reading(
        access="scan" if node.kind == "scan" else "search",
        table=table.group(1) if table else "",
        index=index.group(1) if index and not by_key else "",
        covering=bool(re.search(r"COVERING INDEX|Index Only Scan", node.text, re.IGNORECASE)),
        by_key=by_key,
        sorts=sorts,
    )


def plan_lines(plan: Plan) -> Iterator[tuple[int, PlanNode]]:
    """Yield the plan's nodes in order, each with its depth below the root."""
    depths: dict[int, int] = {}
    for node in plan.nodes:
        depth = depths.get(node.parent, -1) + 1 if node.parent is not None else 0
        depths[node.id] = depth
        yield depth, node
