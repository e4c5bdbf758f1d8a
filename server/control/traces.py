"""Control routes of recorded requests: the list, one in full, its plans, and the source of its stages."""

import asyncio

from fastapi import APIRouter, HTTPException

from server.contract.traces import Plan, StageSource, Trace, TraceSummary
from server.control.access import TheBackend
from server.control.explain import explain
from server.control.source import source_of
from server.recording.record import Record
from server.recording.summary import summarise, trace_of

MOST_SUMMARIES = 1000
router = APIRouter()


@router.get("/traces")
async def list_traces(
    backend: TheBackend, limit: int = 100, after_seq: int = 0, port: int | None = None
) -> list[TraceSummary]:
    records = backend.recorder.store.newest(min(limit, MOST_SUMMARIES), after_seq, port)
    return [summarise(record) for record in records]


@router.get("/traces/{seq}")
async def read_trace(seq: int, backend: TheBackend) -> Trace:
    return trace_of(_record(backend, seq))


@router.post("/traces/{seq}/statements/{index}/explain")
async def explain_statement(seq: int, index: int, backend: TheBackend) -> Plan:
    """How the database would run it now, asked on a connection of its own."""
    statements = _record(backend, seq).statements
    if not 0 <= index < len(statements):
        raise HTTPException(404, f"Request {seq} ran {len(statements)} statements; there is no number {index}.")
    statement = statements[index]
    try:
        return await asyncio.to_thread(explain, backend.resources.engine, statement.sql, statement.params)
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


@router.get("/stages/{stage_id}/source")
async def read_source(stage_id: str, backend: TheBackend, seq: int | None = None) -> StageSource:
    """The very code that ran; the handler's and the repository's are those of request ``seq``, or of the last one."""
    record = _record(backend, seq) if seq is not None else next(iter(backend.recorder.store.newest(1)), None)
    found = source_of(stage_id, backend.features, backend.switches.board, record)
    if found is None:
        raise HTTPException(404, f"There is no source to show for {stage_id!r}.")
    return found


def _record(backend: TheBackend, seq: int) -> Record:
    record = backend.recorder.store.get(seq)
    if record is None:
        raise HTTPException(404, f"The trace of request {seq} is not kept: it was not sampled, or it was dropped.")
    return record
