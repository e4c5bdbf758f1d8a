"""Asks a database how it would run a recorded statement: one small adapter per dialect."""

import json
import sqlite3
from collections.abc import Iterator
from itertools import count
from typing import Any, Literal

from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from server.contract.traces import Plan, PlanNode

NodeKind = Literal["scan", "search", "sort", "other"]
_ASKED = count()


def explain(engine: Engine, sql: str, params: Any) -> Plan:
    """The plan, read on another connection than the request's. Raises ``ValueError`` when there is none."""
    if sql.lstrip().split(None, 1)[0].upper() not in ("SELECT", "INSERT", "UPDATE", "DELETE", "WITH"):
        raise ValueError("Only statements that read or write rows have a plan.")
    try:
        nodes = (
            _explain_sqlite(engine, sql, params)
            if engine.dialect.name == "sqlite"
            else _explain_postgresql(engine, sql, params)
        )
    except (DBAPIError, sqlite3.Error) as error:
        raise ValueError(f"The database would not explain it: {error}") from error
    return Plan(sql=sql, dialect=engine.dialect.name, nodes=nodes, text=_as_text(nodes))


def _explain_sqlite(engine: Engine, sql: str, params: Any) -> tuple[PlanNode, ...]:
    pooled = engine.raw_connection()
    try:
        cursor = pooled.cursor()
        # EXPLAIN runs no program, so it would never notice that an index came or went since this connection last read
        # the schema, nor would an EXPLAIN prepared before: look at the schema first, and make each text a new one.
        cursor.execute("SELECT count(*) FROM sqlite_schema").fetchone()
        cursor.execute(f"EXPLAIN QUERY PLAN {sql} -- {next(_ASKED)}", params)
        rows = cursor.fetchall()
        cursor.close()
    finally:
        pooled.close()
    return tuple(PlanNode(id=id_, parent=parent or None, text=text, kind=_kind(text)) for id_, parent, _, text in rows)


def _kind(text: str) -> NodeKind:
    if text.startswith("SCAN"):
        return "scan"
    if text.startswith("SEARCH"):
        return "search"
    return "sort" if "TEMP B-TREE" in text else "other"


def _explain_postgresql(engine: Engine, sql: str, params: Any) -> tuple[PlanNode, ...]:
    with engine.connect() as connection:
        cursor = connection.connection.cursor()
        cursor.execute(f"EXPLAIN (FORMAT JSON) {sql}", params or None)
        answer = cursor.fetchone()
        cursor.close()
    document = answer[0] if answer else []
    root = (json.loads(document) if isinstance(document, str) else document)[0]["Plan"]
    return tuple(_pg_nodes(root, None, iter(range(1, 10_000))))


def _pg_nodes(plan: dict[str, Any], parent: int | None, numbers: Iterator[int]) -> Iterator[PlanNode]:
    number = next(numbers)
    yield PlanNode(id=number, parent=parent, text=_pg_text(plan), kind=_pg_kind(plan["Node Type"]))
    for child in plan.get("Plans", ()):
        yield from _pg_nodes(child, number, numbers)


def _pg_text(plan: dict[str, Any]) -> str:
    parts = [plan["Node Type"]]
    if "Index Name" in plan:
        parts.append(f"using {plan['Index Name']}")
    if "Relation Name" in plan:
        parts.append(f"on {plan['Relation Name']}")
    condition = plan.get("Index Cond") or plan.get("Filter") or plan.get("Hash Cond") or plan.get("Sort Key")
    if condition:
        parts.append(str(condition))
    return f"{' '.join(parts)} (cost {plan['Total Cost']:.0f}, rows {plan['Plan Rows']})"


def _pg_kind(node_type: str) -> NodeKind:
    if node_type == "Seq Scan":
        return "scan"
    if "Index" in node_type or node_type == "Bitmap Heap Scan":
        return "search"
    return "sort" if "Sort" in node_type else "other"


def _as_text(nodes: tuple[PlanNode, ...]) -> str:
    depth: dict[int | None, int] = {None: -1}
    lines = []
    for node in nodes:
        depth[node.id] = depth.get(node.parent, -1) + 1
        lines.append("  " * depth[node.id] + node.text)
    return "\n".join(lines)
