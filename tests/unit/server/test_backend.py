import asyncio
from pathlib import Path
from time import time
from typing import Any

import pytest

from server.backend import Backend
from server.contract.control import ChildSettings, Reset
from server.contract.events import EVENT, SwitchEvent
from server.contract.features import SettingPatch, SwitchboardPatch
from server.engines import make_engine
from server.logs import LineRing
from server.redis.link import RedisLink
from server.stop import Stop
from server.world_keeper import WorldKeeper

LOUD = SwitchboardPatch(settings={"data.greeting": SettingPatch(choice="loud")})


@pytest.fixture
def make_backend(tiny: Any, tmp_path: Path) -> Any:
    def make() -> Backend:
        engine = make_engine(f"sqlite:///{tmp_path / 'world.sqlite'}")
        return Backend(
            settings=ChildSettings(token="t"),
            address="http://127.0.0.1:1",
            database="SQLite",
            redis=RedisLink("redis://127.0.0.1:1/0"),
            started_at=time(),
            resources=tiny.resources,
            features=tiny.features,
            pipeline=tiny.pipeline,
            switches=tiny.switches,
            recorder=tiny.recorder,
            hub=tiny.hub,
            worlds=WorldKeeper(engine, "tasks-1k", tmp_path, tmp_path / "cache", tiny.hub.publish),
            lines=LineRing(),
            stop=Stop(),
            describe=dict,
        )

    return make


def test_a_change_is_told_with_a_label(make_backend: Any) -> None:
    async def scenario() -> None:
        backend = make_backend()
        stream = backend.hub.stream()
        first = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)
        board = await backend.change(LOUD)
        event = EVENT.validate_json((await first).splitlines()[0])
        backend.hub.close()

        assert isinstance(event, SwitchEvent)
        assert (event.label, event.switchboard) == ("greeting loud", board)

    asyncio.run(scenario())


def test_a_reset_keeps_what_it_is_told_to_keep(make_backend: Any) -> None:
    async def scenario() -> None:
        backend = make_backend()
        await backend.change(LOUD)
        kept = await backend.reset(Reset(switches=False, caches=False))
        choice = backend.switches.board.snapshot.settings["data.greeting"].choice
        await backend.reset(Reset(caches=False))
        backend.worlds._engine.dispose()

        assert (kept.world, choice) == ("tasks-1k", "loud")
        assert backend.switches.board.snapshot.settings["data.greeting"].choice == "quiet"

    asyncio.run(scenario())


def test_a_reset_to_an_unknown_world_changes_nothing(make_backend: Any) -> None:
    async def scenario() -> None:
        backend = make_backend()
        await backend.change(LOUD)

        with pytest.raises(ValueError, match="no world"):
            await backend.reset(Reset(world="tasks-7"))

        assert backend.switches.board.snapshot.settings["data.greeting"].choice == "loud"

    asyncio.run(scenario())
