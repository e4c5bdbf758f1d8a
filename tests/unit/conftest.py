"""The whole taught backend in one process: real pipeline, real database file, Redis played by fakeredis."""

import asyncio
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest


class Taught:
    """Sends requests through every stage that is switched on, and flips switches between them."""

    def __init__(self, folder: Path, cache: Path) -> None:
        import fakeredis

        from server.api import create_api
        from server.engines import make_engine, make_sessions
        from server.errors import internal_error
        from server.features import ALL
        from server.pipeline import Pipeline
        from server.recording.hub import Hub
        from server.recording.recorder import Recorder
        from server.resources import Resources
        from server.switchboard import Switches
        from server.worlds import prepare

        engine = make_engine(f"sqlite:///{folder / 'world.sqlite'}")
        prepare(engine, "tasks-1k", cache)
        redis_server = fakeredis.FakeServer()
        self.redis_server = redis_server
        self.resources = Resources(
            engine=engine,
            sessions=make_sessions(engine),
            redis=fakeredis.FakeAsyncRedis(server=redis_server),
            redis_sync=fakeredis.FakeRedis(server=redis_server),
            secret_key="s" * 48,
            data_dir=folder,
        )
        self.recorder = Recorder(Hub())
        self.pipeline = Pipeline(create_api(self.resources), ALL, self.recorder, internal_error)
        self.switches = Switches(ALL, self.resources, self.pipeline.install)
        self.runner = asyncio.Runner()
        self.cookies: dict[str, str] = {}

    def set(self, feature: str, choice: str | None = None, **params: Any) -> None:
        """Flip one switch, or tune it."""
        from server.contract.features import SettingPatch, SwitchboardPatch

        patch = SwitchboardPatch(settings={feature: SettingPatch(choice=choice, params=params)})
        self.runner.run(self.switches.change(patch))

    def send(self, method: str, url: str, **options: Any) -> Any:
        """One request, and its response."""
        import httpx

        async def sending() -> httpx.Response:
            transport = httpx.ASGITransport(self.pipeline, client=("127.0.0.1", 5050))
            async with httpx.AsyncClient(transport=transport, base_url="http://bench") as client:
                client.cookies.update(self.cookies)
                return await client.request(method, url, **options)

        return self.runner.run(sending())

    def get(self, url: str, **options: Any) -> Any:
        return self.send("GET", url, **options)

    def post(self, url: str, json: Any = None, **options: Any) -> Any:
        return self.send("POST", url, json=json, **options)

    def login(self, username: str) -> Any:
        """Sign in as a seeded user; returns the answer."""
        from server.worlds import seeded_users

        password = next(user.password for user in seeded_users() if user.username == username)
        return self.post("/login", {"username": username, "password": password})

    @property
    def trace(self) -> Any:
        """What was recorded of the last request."""
        from server.recording.summary import trace_of

        return trace_of(self.recorder.store.newest(1)[0])

    def note(self, stage: str) -> str:
        """What a stage said about the last request."""
        return next(one.note for one in self.trace.stages if one.id == stage)

    def close(self) -> None:
        self.runner.run(self.resources.redis.aclose())
        self.resources.redis_sync.close()
        self.runner.close()
        self.resources.engine.dispose()


@pytest.fixture(scope="session")
def world_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture
def taught(tmp_path: Path, world_cache: Path) -> Iterator[Taught]:
    backend = Taught(tmp_path, world_cache)
    yield backend
    backend.close()
