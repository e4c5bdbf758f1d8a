"""Builds traces as the backend would publish them, for tests of everything that reads them."""

from collections.abc import Mapping
from typing import Any

from server.contract.traces import Plan, PlanNode, StageKind, StageTrace, StatementTrace, Trace, TraceSummary

STAGES: tuple[tuple[str, str, StageKind, bool, float], ...] = (
    ("http.request_id", "request id", "context", True, 0.01),
    ("http.rate_limit", "rate limit", "gate", True, 0.03),
    ("auth.mode", "auth", "gate", True, 0.06),
    ("routing", "routing", "framework", False, 0.02),
    ("validation", "validation", "framework", False, 0.04),
    ("handler", "handler", "handler", False, 0.10),
    ("cache", "cache", "cache", False, 0.02),
    ("sql", "SQL", "data", False, 0.08),
)
BEHIND_RATE_LIMIT = ("auth.mode", "routing", "validation", "handler", "cache", "sql")


def make_summary(seq: int = 142, **changes: Any) -> TraceSummary:
    values: dict[str, Any] = {
        "seq": seq,
        "request_id": f"01JDQ{seq}",
        "method": "GET",
        "path": "/tasks",
        "query": "owner_id=42&limit=50",
        "route": "/tasks",
        "status": 200,
        "started_at": 1_000.0 + seq,
        "duration_ms": 0.40,
        "client_port": 50_000 + seq,
        "user_agent": "curl/8.5.0",
        "statements": 1,
        "sql_ms": 0.08,
        "rows": 23,
        "bars": (("context", 0.01), ("gate", 0.09), ("framework", 0.06), ("handler", 0.10), ("data", 0.08)),
    }
    return TraceSummary(**values | changes)


def make_statement(index: int = 0, **changes: Any) -> StatementTrace:
    values: dict[str, Any] = {
        "index": index,
        "sql": "SELECT tasks.id, tasks.owner_id, tasks.title FROM tasks WHERE tasks.owner_id = ? LIMIT ?",
        "params": "(42, 50)",
        "start_ms": 0.20,
        "duration_ms": 0.08,
        "rows": 23,
        "vm_steps": 312,
        "caller": "server/domains/tasks/repository.py:41",
        "fingerprint": "tasks-by-owner",
    }
    return StatementTrace(**values | changes)


def make_trace(
    seq: int = 142,
    outcomes: Mapping[str, str] = {},
    statements: tuple[StatementTrace, ...] | None = None,
    notes: Mapping[str, str] = {},
    summary: Mapping[str, Any] = {},
    **changes: Any,
) -> Trace:
    """A trace whose stages all passed but the cache, which is off; ``outcomes`` says what differs."""
    result = {"cache": "off", **outcomes}
    known = make_summary(seq, **summary)
    if statements is None:
        statements = (make_statement(),) if result.get("sql", "passed") == "passed" else ()
    values: dict[str, Any] = {
        "summary": known,
        "stages": _stages(result, notes, known.duration_ms),
        "statements": statements,
        "settings": {"data.index": "owner"},
        "request_headers": (("host", "127.0.0.1:8000"),),
        "response_headers": (("content-type", "application/json"), ("x-request-id", "01JDQ142")),
    }
    return Trace(**values | changes)


def _stages(outcomes: Mapping[str, str], notes: Mapping[str, str], total: float) -> tuple[StageTrace, ...]:
    stages = []
    clock = 0.0
    for name, title, kind, movable, own in STAGES:
        outcome: Any = outcomes.get(name, "passed")
        there = StageTrace(id=name, title=title, kind=kind, outcome=outcome, movable=movable, note=notes.get(name, ""))
        if outcome not in ("off", "not_reached"):
            times = {"in_ms": own * 0.75, "out_ms": own * 0.25, "enter_ms": clock, "leave_ms": total - clock / 4}
            there = there.model_copy(update=times)
            clock += own * 0.75
        stages.append(there)
    return tuple(stages)


def turned_trace(seq: int = 143) -> Trace:
    """A 429 at the rate limit."""
    outcomes = {"http.rate_limit": "turned", **dict.fromkeys(BEHIND_RATE_LIMIT, "not_reached")}
    summary = {"status": 429, "turned_at": "http.rate_limit", "statements": 0}
    return make_trace(seq, outcomes, notes={"http.rate_limit": "no token left, retry in 3 s"}, summary=summary)


def failed_trace(seq: int = 144) -> Trace:
    """A 500 raised in the handler."""
    summary = {"status": 500, "failed_at": "handler", "statements": 0}
    error = "KeyError: 'due_at' in server/domains/tasks/endpoints.py:48"
    return make_trace(seq, {"handler": "failed", "sql": "not_reached"}, summary=summary, error=error)


def hit_trace(seq: int = 145) -> Trace:
    """A 200 from the cache."""
    outcomes = {"cache": "hit", "sql": "not_reached"}
    return make_trace(seq, outcomes, notes={"cache": "age 3 s"}, summary={"cache_hits": 1, "statements": 0})


def n_plus_one_trace(seq: int = 146) -> Trace:
    """A list of posts whose authors were loaded one by one."""
    posts = make_statement(sql="SELECT posts.id FROM posts LIMIT ?", fingerprint="posts", rows=100, duration_ms=0.30)
    authors = tuple(
        make_statement(
            number,
            sql="SELECT users.id, users.username FROM users WHERE users.id = ?",
            fingerprint="author",
            rows=1,
            start_ms=0.6 + number * 0.05,
            duration_ms=0.04,
        )
        for number in range(1, 101)
    )
    summary = {"path": "/posts", "route": "/posts", "duration_ms": 6.2, "statements": 101, "repeats": 100}
    return make_trace(seq, statements=(posts, *authors), summary=summary)


def make_plan(*lines: tuple[str, str]) -> Plan:
    nodes = [PlanNode(id=number, text=text, kind=kind) for number, (kind, text) in enumerate(lines)]  # type: ignore[arg-type]  # kinds are literals in every call
    return Plan(sql="", dialect="sqlite", nodes=tuple(nodes), text="\n".join(text for _, text in lines))


SCAN = make_plan(("scan", "SCAN tasks"))
SEARCH = make_plan(("search", "SEARCH tasks USING INDEX ix_tasks_owner (owner_id=?)"))
