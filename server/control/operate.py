"""Control routes that run the backend: how it is, its worlds, reset, shutdown."""

import asyncio
import os

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from server.contract import API_VERSION
from server.contract.control import Reset, Status
from server.control.messages import backend_of, body_as, reply, reply_list
from server.worlds import seeded_users


async def read_status(request: Request) -> Response:
    import psutil

    backend = backend_of(request)
    status = Status(
        api_version=API_VERSION,
        pid=os.getpid(),
        address=backend.address,
        database=backend.database,
        redis=await backend.redis.label(),
        world=backend.worlds.name,
        worlds=backend.worlds.worlds,
        users=seeded_users(),
        tracing=backend.recorder.enabled,
        started_at=backend.started_at,
        rss_bytes=psutil.Process().memory_info().rss,
        in_flight=backend.recorder.in_flight,
        traced_share=backend.recorder.sampler.share,
        row_counts=await asyncio.to_thread(backend.worlds.row_counts),
    )
    return reply(status)


async def list_worlds(request: Request) -> Response:
    return reply_list(backend_of(request).worlds.worlds)


async def reset(request: Request) -> Response:
    """Put things back; a named world replaces the current one. Progress goes to the event stream."""
    wanted = await body_as(Reset, request)
    try:
        return reply(await backend_of(request).reset(wanted))
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


async def shutdown(request: Request) -> Response:
    backend_of(request).stop.set()
    return JSONResponse({"state": "stopping"}, 202)


ROUTES = (
    Route("/status", read_status),
    Route("/worlds", list_worlds),
    Route("/reset", reset, methods=["POST"]),
    Route("/shutdown", shutdown, methods=["POST"]),
)
