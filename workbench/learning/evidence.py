"""What was recorded, in the words that checks use: one value for a request, one for a burst."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from server.contract.traces import Trace
from workbench.core.fetch.cors import check_response

UNAVAILABLE = {
    "vm_steps": "this database does not count its steps",
    "vm_steps_max": "this database does not count its steps",
    "plan": "the database did not give its plan",
    "body_sha": "the body was not hashed",
    "p50_ms": "nothing was answered in time",
    "p95_ms": "nothing was answered in time",
    "p99_ms": "nothing was answered in time",
}
"""Why a field can be None."""


class Counts(dict[str, int]):
    """Numbers by name, 0 for what never came: a check may ask for the 429s of a burst that had none."""

    def __missing__(self, key: str) -> int:
        return 0


class Notes(dict[str, str]):
    """Texts by name, empty for what isn't there: a stage that did not run left no note."""

    def __missing__(self, key: str) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class SendEvidence:
    """One recorded request, whoever sent it."""

    status: int
    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    request_headers: Mapping[str, str]
    body_sha: str | None
    plan: str | None
    sql_count: int
    vm_steps: int | None
    rows: int
    repeats: int
    cache_hits: int
    cache_misses: int
    cache_reasons: tuple[str, ...]
    cache_keys: tuple[str, ...]
    stages: tuple[str, ...]
    turned_at: str
    failed_at: str
    error: str
    notes: Mapping[str, str]
    request_id: str
    response_bytes: int
    settings: Mapping[str, str]
    readable: bool
    duration_ms: float
    seq: int = 0
    body: bytes | None = field(default=None, compare=False, repr=False)
    """The answer's body, when our own client received it: the recorder keeps only its hash."""


@dataclass(frozen=True, slots=True)
class BurstEvidence:
    """One burst: what the clients counted, and the work that the server did for it."""

    count: int
    ok: int
    statuses: Mapping[str, int]
    errors: int
    vm_steps_max: int | None
    vm_steps_total: int
    sql_total: int
    cache_hits: int
    cache_misses: int
    p50_ms: float | None
    p95_ms: float | None
    p99_ms: float | None
    rate: float


@dataclass(frozen=True, slots=True)
class Unrecorded:
    """It was sent, but nothing is known of it: every check that looks at it could not be checked."""

    reason: str


Evidence = SendEvidence | BurstEvidence | Unrecorded


def evidence_of(trace: Trace, plan: str | None, body: bytes | None, *, credentials: bool = False) -> SendEvidence:
    """A trace in the words of checks. ``credentials``: whether a page sent it with ``credentials: include``."""
    summary = trace.summary
    uncounted = any(statement.vm_steps is None for statement in trace.statements)
    return SendEvidence(
        status=summary.status,
        method=summary.method,
        path=summary.path,
        query=summary.query,
        headers=_by_name(trace.response_headers),
        request_headers=_by_name(trace.request_headers),
        body_sha=trace.body_sha256 or None,
        plan=plan,
        sql_count=summary.statements,
        vm_steps=None if uncounted else summary.vm_steps,
        rows=summary.rows,
        repeats=summary.repeats,
        cache_hits=summary.cache_hits,
        cache_misses=summary.cache_misses,
        cache_reasons=tuple(use.reason for use in trace.cache if use.reason),
        cache_keys=tuple(use.key for use in trace.cache),
        stages=tuple(stage.id for stage in trace.stages if stage.outcome not in ("off", "not_reached")),
        turned_at=summary.turned_at or "",
        failed_at=summary.failed_at or "",
        error=trace.error,
        notes=Notes((stage.id, stage.note) for stage in trace.stages),
        request_id=summary.request_id,
        response_bytes=summary.response_bytes,
        settings=Notes(trace.settings),
        readable=_is_readable(trace, credentials),
        duration_ms=summary.duration_ms,
        seq=summary.seq,
        body=body,
    )


def parsed_body(evidence: SendEvidence) -> Any:
    """The body as JSON. Raises ``ValueError`` when it isn't, or isn't known."""
    if evidence.body is None:
        raise ValueError("the answer's body is only known when the request panel sends it")
    return json.loads(evidence.body)


def _is_readable(trace: Trace, credentials: bool) -> bool:
    """The browser's own check (Fetch, 4.10), on what was recorded: so it holds for whichever client sent it."""
    origin = _by_name(trace.request_headers).get("origin", "")
    return not origin or check_response(origin, trace.response_headers, credentials=credentials) is None


def _by_name(headers: tuple[tuple[str, str], ...]) -> dict[str, str]:
    return {name.lower(): value for name, value in headers}
