"""A tiny backend for tests of the core: three stages and four routes around the real pipeline and recorder."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Annotated, Any

import httpx
import pytest
from fastapi import APIRouter, Depends, FastAPI, HTTPException
from pydantic import BaseModel
from redis import Redis
from redis.asyncio import Redis as AsyncRedis
from sqlalchemy import text
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from server.contract.features import ChoiceInfo, ParamInfo, Setting
from server.contract.traces import StageKind
from server.database import SessionDep
from server.engines import make_engine, make_sessions
from server.features.base import OFF_ON, Feature, StageSpec
from server.pipeline import Pipeline
from server.recording.hub import Hub
from server.recording.record import cache_operation, span
from server.recording.recorder import Recorder
from server.recording.route import RecordedRoute
from server.resources import Resources
from server.switchboard import Switches, strategy


class Named:
    """Passes on and adds one header each way."""

    def __init__(self, app: ASGIApp, name: str) -> None:
        self.app = app
        self.name = name.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def named(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], (b"x-passed", self.name)]
            await send(message)

        scope["headers"] = [*scope["headers"], (b"x-seen", self.name)]
        await self.app(scope, receive, named)


class Gate:
    """Answers 429 itself."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await PlainTextResponse("closed", 429)(scope, receive, send)


class Broken:
    """Fails."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, _scope: Scope, _receive: Receive, _send: Send) -> None:
        raise ValueError("this stage is broken")


def stage_feature(
    name: str, build: Callable[[ASGIApp], Any], *, default: str = "off", kind: StageKind = "edge"
) -> Feature:
    """A feature with one stage."""
    spec = StageSpec(name, kind, lambda app, _setting, _resources: build(app))
    return Feature(
        id=f"http.{name}",
        title=name.title(),
        summary="",
        teaches="",
        choices=OFF_ON,
        default=default,
        stage=spec,
    )


def loud(_setting: Setting, _resources: Resources) -> str:
    return "LOUD"


GREETING = Feature(
    id="data.greeting",
    title="Greeting",
    summary="",
    teaches="",
    choices=(ChoiceInfo(value="quiet", label="quiet"), ChoiceInfo(value="loud", label="loud")),
    default="quiet",
    params=(
        ParamInfo(name="times", title="Times", kind="int", default=1, minimum=1, maximum=5),
        ParamInfo(name="share", title="Share", kind="float", default=0.5, minimum=0, maximum=1),
        ParamInfo(name="warm", title="Warm", kind="bool", default=False),
    ),
    strategies={"quiet": lambda setting, _resources: f"quiet {setting.params['times']}", "loud": loud},
)

FEATURES = (
    stage_feature("outer", lambda app: Named(app, "outer"), default="on"),
    stage_feature("gate", Gate, kind="gate"),
    stage_feature("inner", lambda app: Named(app, "inner"), default="on"),
    stage_feature("broken", Broken),
    GREETING,
)


class Note(BaseModel):
    """A body to validate."""

    text: str


def create_tiny_api() -> FastAPI:
    """An application with one route for each thing that can be seen."""
    router = APIRouter(route_class=RecordedRoute, prefix="/things")

    @router.get("/empty")
    async def empty() -> dict[str, str]:
        return {}

    @router.get("/rows/{count}")
    def rows(count: int, session: SessionDep) -> list[int]:
        found = [session.scalar(text("SELECT id FROM things WHERE id = :id"), {"id": n}) for n in range(1, count + 1)]
        return [one for one in found if one is not None]

    @router.post("/", status_code=201)
    def add(note: Note, session: SessionDep) -> Note:
        with span("store the note"):
            session.execute(text("INSERT INTO things (name) VALUES (:name)"), {"name": note.text})
        return note

    @router.post("/twice")
    def twice(note: Note, session: SessionDep) -> None:
        session.execute(text("INSERT INTO things (name) VALUES (:name)"), {"name": note.text})
        raise HTTPException(409, "changed our mind")

    @router.get("/cached")
    async def cached(greeting: Annotated[str, Depends(strategy("data.greeting"))]) -> dict[str, str]:
        cache_operation(key="greeting", outcome="hit", started_ns=0, reason="fresh", age_s=1.0)
        return {"greeting": greeting}

    @router.get("/failing")
    def failing() -> None:
        raise RuntimeError("nobody foresaw this")

    @router.get("/missing")
    def missing() -> None:
        raise HTTPException(404, "gone")

    app = FastAPI(telemetry={"tracing": False, "metrics": False, "logs": False, "operation_spans": False})
    app.include_router(router)
    return app


def failure_answer(_scope: Scope) -> Response:
    """What the pipeline answers when nobody took an exception."""
    return PlainTextResponse("failed", 500)


@dataclass
class TinyBackend:
    """The parts under test, wired."""

    resources: Resources
    features: tuple[Feature, ...] = FEATURES
    hub: Hub = field(default_factory=Hub)

    def __post_init__(self) -> None:
        self.recorder = Recorder(self.hub)
        self.pipeline = Pipeline(create_tiny_api(), self.features, self.recorder, failure_answer)
        self.switches = Switches(self.features, self.resources, self.pipeline.install)

    @asynccontextmanager
    async def client(self) -> AsyncIterator[httpx.AsyncClient]:
        """A client that talks to the pipeline in this process."""
        transport = httpx.ASGITransport(self.pipeline, client=("127.0.0.1", 5050))
        async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
            yield client


@pytest.fixture
def resources(tmp_path: Path) -> Iterator[Resources]:
    engine = make_engine(f"sqlite:///{tmp_path / 'tiny.sqlite'}")
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)"))
        connection.execute(text("INSERT INTO things (name) VALUES ('a'), ('b'), ('c')"))
    yield Resources(
        engine=engine,
        sessions=make_sessions(engine),
        redis=AsyncRedis(port=1),
        redis_sync=Redis(port=1),
        secret_key="k" * 40,
        data_dir=tmp_path,
    )
    engine.dispose()


@pytest.fixture
def tiny(resources: Resources) -> TinyBackend:
    return TinyBackend(resources)
