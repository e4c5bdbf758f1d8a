"""Control routes for watching: the event stream, captures for experiments, the recorder's switch, the log."""

import asyncio

from fastapi import APIRouter, HTTPException
from starlette.responses import StreamingResponse

from server.contract.control import CaptureResult, CaptureStart, Tracing
from server.control.access import TheBackend
from server.recording.capture import result_of

router = APIRouter()


@router.get("/events")
async def stream_events(backend: TheBackend) -> StreamingResponse:
    return StreamingResponse(backend.hub.stream(), media_type="application/x-ndjson")


@router.put("/tracing")
async def switch_tracing(wanted: Tracing, backend: TheBackend) -> Tracing:
    backend.recorder.enabled = wanted.enabled
    return wanted


@router.post("/captures", status_code=201)
async def start_capture(wanted: CaptureStart, backend: TheBackend) -> dict[str, str]:
    return {"id": backend.recorder.captures.start(wanted.label)}


@router.get("/captures/{capture_id}")
async def end_capture(capture_id: str, backend: TheBackend) -> CaptureResult:
    """Ends it. One request of each kind of statement is kept, so that its plan can be asked for afterwards."""
    capture = backend.recorder.captures.end(capture_id)
    if capture is None:
        raise HTTPException(404, f"There is no capture {capture_id!r} running.")
    result = await asyncio.to_thread(result_of, capture)
    wanted = {kind.trace_seq for kind in result.statement_kinds}
    for record in capture.records:
        if record.seq in wanted:
            backend.recorder.store.add(record)
    return result


@router.get("/log")
async def read_log(backend: TheBackend, lines: int = 200) -> list[str]:
    return backend.lines.last(lines)
