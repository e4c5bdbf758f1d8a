"""Puts a reading into the words of the contract: one line for the list, and the whole trace when it is opened."""

from server.contract.traces import CacheOperation, SpanTrace, StageKind, StageTrace, Trace, TraceSummary
from server.recording.headers import header_changes, header_value, text_headers
from server.recording.reading import Reading, read
from server.recording.record import CacheUse, Record, Span
from server.recording.timeline import Visit


def summarise(record: Record) -> TraceSummary:
    """One line of the request list."""
    return summary_of(read(record))


def summary_of(reading: Reading) -> TraceSummary:
    """One line of the request list, from a reading that is at hand."""
    record = reading.record
    outcomes = [use.outcome for use in reading.cache]
    return TraceSummary(
        seq=record.seq,
        request_id=record.request_id,
        method=record.method,
        path=record.path,
        query=record.query.decode("latin-1"),
        route=record.route,
        status=record.status,
        started_at=record.started_at,
        duration_ms=record.duration_ns / 1e6,
        response_bytes=record.response_bytes,
        client_port=record.client_port,
        user_agent=header_value(record.request_headers[0], b"user-agent"),
        turned_at=reading.turned_at,
        failed_at=reading.failed_at,
        statements=len(reading.statements),
        sql_ms=sum(statement.duration_ns for statement in reading.statements) / 1e6,
        vm_steps=sum(statement.vm_steps or 0 for statement in reading.statements),
        rows=sum(statement.rows for statement in reading.statements),
        cache_hits=outcomes.count("hit"),
        cache_misses=outcomes.count("miss"),
        repeats=reading.repeats,
        bars=bars(reading),
        switchboard_version=record.stack.board.snapshot.version,
    )


def bars(reading: Reading) -> tuple[tuple[StageKind, float], ...]:
    """Own milliseconds of every station that was reached, in order."""
    reached = (visit for visit in reading.visits if visit.in_start)
    return tuple((visit.kind, round((visit.in_ns + visit.out_ns) / 1e6, 4)) for visit in reached)


def trace_of(record: Record) -> Trace:
    """All that is known of a request."""
    reading = read(record)
    zero = record.started_ns
    settings = record.stack.board.snapshot.settings
    return Trace(
        summary=summary_of(reading),
        stages=tuple(_stage(record, visit) for visit in reading.visits),
        spans=_spans(reading.spans, zero),
        statements=tuple(item.trace(index, zero) for index, item in enumerate(reading.statements)),
        cache=tuple(_cache_operation(use, zero) for use in reading.cache),
        request_headers=text_headers(record.request_headers[0]),
        response_headers=text_headers(record.response_headers[0]),
        error=record.error,
        body_sha256=record.body.hexdigest() if record.entered[-1] else "",
        settings={feature: setting.choice for feature, setting in settings.items()},
    )


def _stage(record: Record, visit: Visit) -> StageTrace:
    zero = record.started_ns
    note, attributes = record.notes.get(visit.id, ("", {}))
    trace = StageTrace(
        id=visit.id,
        title=visit.title,
        kind=visit.kind,
        outcome=visit.outcome,
        enter_ms=(visit.in_start - zero) / 1e6 if visit.in_start else None,
        leave_ms=(visit.out_end - zero) / 1e6 if visit.out_end else None,
        in_ms=visit.in_ns / 1e6,
        out_ms=visit.out_ns / 1e6,
        wait_ms=visit.wait_ns / 1e6,
        attributes={name: str(value) for name, value in attributes.items()},
        note=note or _own_note(record, visit),
        movable=visit.movable,
    )
    if visit.index < 0 or not visit.in_start:
        return trace
    return trace.model_copy(update=_changes(record, visit, trace.attributes))


def _own_note(record: Record, visit: Visit) -> str:
    if visit.outcome == "failed" and record.error:
        return record.error
    return f"answered {record.status}" if visit.outcome == "turned" else ""


def _changes(record: Record, visit: Visit, attributes: dict[str, str]) -> dict[str, object]:
    """What a movable stage changed: request headers on the way in, status and headers on the way out."""
    index = visit.index
    changed: dict[str, object] = {}
    if record.entered[index + 1]:
        changed["request_changes"] = header_changes(record.request_headers[index], record.request_headers[index + 1])
    changed["response_changes"] = header_changes(record.response_headers[index + 1], record.response_headers[index])
    inner, outer = record.statuses[index + 1], record.statuses[index]
    if inner and outer and inner != outer:
        changed["attributes"] = {**attributes, "status": f"{inner} → {outer}"}
    return changed


def _spans(spans: tuple[Span, ...], zero: int) -> tuple[SpanTrace, ...]:
    return tuple(
        SpanTrace(
            stage=span.stage,
            name=span.name,
            start_ms=(span.started_ns - zero) / 1e6,
            duration_ms=(span.ended_ns - span.started_ns) / 1e6,
            wait=span.wait,
            parent=_parent(spans, index),
            attributes={name: str(value) for name, value in span.attributes.items()},
        )
        for index, span in enumerate(spans)
    )


def _parent(spans: tuple[Span, ...], index: int) -> int | None:
    """The nearest earlier span of the same stage that encloses this one (spans are sorted by start)."""
    inner = spans[index]
    for candidate in range(index - 1, -1, -1):
        if spans[candidate].stage == inner.stage and spans[candidate].ended_ns >= inner.ended_ns:
            return candidate
    return None


def _cache_operation(use: CacheUse, zero: int) -> CacheOperation:
    return CacheOperation(
        key=use.key,
        outcome=use.outcome,
        start_ms=(use.started_ns - zero) / 1e6,
        duration_ms=(use.ended_ns - use.started_ns) / 1e6,
        reason=use.reason,
        ttl_s=use.ttl_s,
        age_s=use.age_s,
        size_bytes=use.size_bytes,
    )
