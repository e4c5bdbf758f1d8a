"""Control routes of recorded requests: the list, one in full, its plans, and the source of its stages."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from server.backend import Backend
from server.control.explain import explain
from server.control.messages import backend_of, number, reply, reply_list, whole
from server.control.source import source_of
from server.recording.record import Record
from server.recording.summary import summarise, trace_of

MOST_SUMMARIES = 1000


async def list_traces(request: Request) -> Response:
    limit = min(whole(request, "limit", 100), MOST_SUMMARIES)
    store = backend_of(request).recorder.store
    records = store.newest(limit, whole(request, "after_seq"), number(request, "port"))
    return reply_list([summarise(record) for record in records])


async def read_trace(request: Request) -> Response:
    return reply(trace_of(_record(backend_of(request), whole(request, "seq"))))


async def explain_statement(request: Request) -> Response:
    """How the database would run it now, asked on a connection of its own."""
    backend, seq, index = backend_of(request), whole(request, "seq"), whole(request, "index")
    statements = _record(backend, seq).statements
    if not 0 <= index < len(statements):
        raise HTTPException(404, f"Request {seq} ran {len(statements)} statements; there is no number {index}.")
    statement = statements[index]
    try:
        plan = await asyncio.to_thread(explain, backend.resources.engine, statement.sql, statement.params)
    except ValueError as error:
        raise HTTPException(422, str(error)) from error
    return reply(plan)


async def read_source(request: Request) -> Response:
    """The very code that ran; the handler's and the repository's are those of request ``seq``, or of the last one."""
    backend, stage_id, seq = backend_of(request), request.path_params["stage_id"], number(request, "seq")
    record = _record(backend, seq) if seq is not None else next(iter(backend.recorder.store.newest(1)), None)
    found = source_of(stage_id, backend.features, backend.switches.board, record)
    if found is None:
        raise HTTPException(404, f"There is no source to show for {stage_id!r}.")
    return reply(found)


def _record(backend: Backend, seq: int) -> Record:
    record = backend.recorder.store.get(seq)
    if record is None:
        raise HTTPException(404, f"The trace of request {seq} is not kept: it was not sampled, or it was dropped.")
    return record


ROUTES = (
    Route("/traces", list_traces),
    Route("/traces/{seq}", read_trace),
    Route("/traces/{seq}/statements/{index}/explain", explain_statement, methods=["POST"]),
    Route("/stages/{stage_id}/source", read_source),
)
