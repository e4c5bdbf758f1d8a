"""Health over HTTP: alive is not the same as ready."""

from typing import Literal

from fastapi import APIRouter, HTTPException
from redis.exceptions import RedisError
from sqlalchemy import text

from server.domains.dependencies import ResourcesDep, SessionDep
from server.domains.documented import problems
from server.domains.fields import Output
from server.recording.route import RecordedRoute

router = APIRouter(tags=["service"], route_class=RecordedRoute)


class Alive(Output):
    """The process answers."""

    status: Literal["ok"] = "ok"


class ReadyOut(Alive):
    """What it needs answers too."""

    database: str
    redis: Literal["ok"] = "ok"


@router.get("/health", summary="Is it alive?")
async def alive() -> Alive:
    """Touches nothing else, so that a broken database does not get the process restarted."""
    return Alive()


@router.get("/health/ready", summary="Can it work?", responses=problems(503))
def ready(session: SessionDep, resources: ResourcesDep) -> ReadyOut:
    """Asks the database and Redis: a load balancer sends requests only while this is 200."""
    session.execute(text("SELECT 1"))
    try:
        resources.redis_sync.ping()
    except RedisError as error:
        raise HTTPException(503, "Redis is out of reach.") from error
    return ReadyOut(database=resources.engine.dialect.name)
