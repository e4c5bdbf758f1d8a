"""Control routes for watching: events, captures for experiments, the recorder's switch, the log, the API's document."""

import asyncio

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from server.contract.control import CaptureStart, Tracing
from server.control.messages import backend_of, body_as, reply, whole
from server.recording.capture import result_of


async def stream_events(request: Request) -> Response:
    return StreamingResponse(backend_of(request).hub.stream(), media_type="application/x-ndjson")


async def switch_tracing(request: Request) -> Response:
    wanted = await body_as(Tracing, request)
    backend_of(request).recorder.enabled = wanted.enabled
    return reply(wanted)


async def start_capture(request: Request) -> Response:
    wanted = await body_as(CaptureStart, request)
    return JSONResponse({"id": backend_of(request).recorder.captures.start(wanted.label, keep=wanted.keep)}, 201)


async def end_capture(request: Request) -> Response:
    """Ends it. One request of each kind of statement is kept, so that its plan can be asked for afterwards."""
    recorder, capture_id = backend_of(request).recorder, request.path_params["capture_id"]
    capture = recorder.captures.end(capture_id)
    if capture is None:
        raise HTTPException(404, f"There is no capture {capture_id!r} running.")
    result = await asyncio.to_thread(result_of, capture)
    wanted = {kind.trace_seq for kind in result.statement_kinds}
    for record in capture.records:
        if record.seq in wanted:
            recorder.store.add(record)
    return reply(result)


async def read_log(request: Request) -> Response:
    return JSONResponse(backend_of(request).lines.last(whole(request, "lines", 200)))


async def describe_api(request: Request) -> Response:
    """The taught API's OpenAPI document, for the window: asked for here, it is no request that a learner would see."""
    return JSONResponse(await asyncio.to_thread(backend_of(request).describe))


ROUTES = (
    Route("/events", stream_events),
    Route("/tracing", switch_tracing, methods=["PUT"]),
    Route("/captures", start_capture, methods=["POST"]),
    Route("/captures/{capture_id}", end_capture),
    Route("/log", read_log),
    Route("/openapi", describe_api),
)
