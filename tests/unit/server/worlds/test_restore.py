from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from server.engines import make_engine
from server.worlds import find_world, prepare, restore
from server.worlds.snapshot import snapshot_path


@pytest.fixture
def engine(tmp_path: Path):
    engine = make_engine(f"sqlite:///{tmp_path / 'live.sqlite'}")
    yield engine
    engine.dispose()


def _tasks(engine: Engine) -> int:
    with engine.connect() as connection:
        return int(connection.execute(text("SELECT count(*) FROM tasks")).scalar_one())


def test_the_snapshot_is_made_once(engine: Engine, tmp_path: Path) -> None:
    heard: list[int] = []
    prepare(engine, "tasks-1k", tmp_path / "cache", lambda done, _total: heard.append(done))
    count = len(heard)

    assert restore(engine, "tasks-1k", tmp_path / "cache", lambda done, _total: heard.append(done)) is True
    assert len(heard) == count > 0


def test_restore_puts_back_what_was_changed(engine: Engine, tmp_path: Path) -> None:
    prepare(engine, "tasks-1k", tmp_path)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM tasks WHERE id % 2 = 0"))

    restore(engine, "tasks-1k", tmp_path)

    assert _tasks(engine) == 1000


def test_another_world_can_follow(engine: Engine, tmp_path: Path) -> None:
    prepare(engine, "tasks-1k", tmp_path)

    assert restore(engine, "tasks-20k", tmp_path) is False
    assert _tasks(engine) == 20_000


def test_a_damaged_snapshot_is_made_again(engine: Engine, tmp_path: Path) -> None:
    path = snapshot_path(find_world("tasks-1k"), tmp_path)
    path.write_bytes(b"this is no database, but it is long enough to look like one" * 20)

    assert restore(engine, "tasks-1k", tmp_path) is False
    assert _tasks(engine) == 1000


def test_unknown_worlds_are_refused(engine: Engine, tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no world"):
        restore(engine, "tasks-7", tmp_path)
