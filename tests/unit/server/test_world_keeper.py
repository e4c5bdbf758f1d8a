import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from server.contract.events import WorldEvent
from server.engines import make_engine
from server.world_keeper import WorldKeeper


@pytest.fixture
def told() -> list[WorldEvent]:
    return []


@pytest.fixture
def keeper(tmp_path: Path, told: list[WorldEvent]) -> Iterator[WorldKeeper]:
    engine = make_engine(f"sqlite:///{tmp_path / 'w.sqlite'}")
    keeper = WorldKeeper(engine, "tasks-1k", tmp_path, tmp_path / "cache", told.append)
    keeper.prepare()
    yield keeper
    engine.dispose()


def test_rows_survive_a_second_start_and_not_a_reset(keeper: WorldKeeper, tmp_path: Path) -> None:
    with keeper._engine.begin() as connection:
        connection.execute(text("DELETE FROM task_tags"))
        connection.execute(text("DELETE FROM tasks WHERE id <= 10"))

    keeper.prepare()
    after_start = keeper.row_counts()["tasks"]
    result = asyncio.run(keeper.reset())

    assert after_start == 990
    assert result.from_snapshot
    assert keeper.row_counts()["tasks"] == 1000


def test_another_world_replaces_this_one_and_is_told(keeper: WorldKeeper, told: list[WorldEvent]) -> None:
    asyncio.run(keeper.reset("tasks-20k"))

    assert keeper.name == "tasks-20k"
    assert keeper.row_counts()["tasks"] == 20_000
    assert told[0].state == "loading"
    assert "ready" in [event.state for event in told]


def test_an_unknown_world_changes_nothing(keeper: WorldKeeper) -> None:
    with pytest.raises(ValueError, match="tasks-1k"):
        asyncio.run(keeper.reset("tasks-0"))

    assert keeper.name == "tasks-1k"
