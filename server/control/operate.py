"""Control routes that run the backend: how it is, its worlds, reset, shutdown."""

import asyncio
import os

import psutil
from fastapi import APIRouter, HTTPException

from server.contract import API_VERSION
from server.contract.control import Reset, ResetResult, Status, WorldInfo
from server.control.access import TheBackend
from server.worlds import seeded_users

router = APIRouter()


@router.get("/status")
async def read_status(backend: TheBackend) -> Status:
    return Status(
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


@router.get("/worlds")
async def list_worlds(backend: TheBackend) -> tuple[WorldInfo, ...]:
    return backend.worlds.worlds


@router.post("/reset")
async def reset(wanted: Reset, backend: TheBackend) -> ResetResult:
    """Put things back; a named world replaces the current one. Progress goes to the event stream."""
    try:
        return await backend.reset(wanted)
    except ValueError as error:
        raise HTTPException(422, str(error)) from error


@router.post("/shutdown", status_code=202)
async def shutdown(backend: TheBackend) -> dict[str, str]:
    backend.stop.set()
    return {"state": "stopping"}
