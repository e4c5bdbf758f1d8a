from pathlib import Path

import pytest
from sqlalchemy import text

from server.engines import make_engine
from server.worlds import find_world
from server.worlds.snapshot import copy_snapshot, make_snapshot, settle, snapshot_path

WORLD = find_world("tasks-1k")


def _quietly(_done: int, _total: int) -> None:
    pass


@pytest.fixture
def snapshot(tmp_path: Path) -> Path:
    path = snapshot_path(WORLD, tmp_path / "cache")
    make_snapshot(WORLD, path, _quietly)
    return path


def test_the_same_world_is_the_same_bytes(tmp_path: Path, snapshot: Path) -> None:
    again = tmp_path / "again" / snapshot.name
    make_snapshot(WORLD, again, _quietly)

    assert again.read_bytes() == snapshot.read_bytes()


def test_only_the_snapshot_is_left_in_the_folder(snapshot: Path) -> None:
    stale = snapshot.with_name(f"{WORLD.name}-000000000000.sqlite3")
    stale.write_bytes(b"older schema")

    make_snapshot(WORLD, snapshot, _quietly)

    assert list(snapshot.parent.iterdir()) == [snapshot]


def test_a_failed_attempt_leaves_nothing(tmp_path: Path) -> None:
    def fail(_done: int, _total: int) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        make_snapshot(WORLD, tmp_path / "broken.sqlite3", fail)

    assert list(tmp_path.iterdir()) == []


def test_settling_moves_the_copy_into_the_database(tmp_path: Path, snapshot: Path) -> None:
    live = tmp_path / "live.sqlite"
    engine = make_engine(f"sqlite:///{live}")
    copy_snapshot(snapshot, engine)
    before = live.stat().st_size

    settle(engine)

    after = live.stat().st_size
    engine.dispose()
    assert before < after == snapshot.stat().st_size


def test_copying_replaces_everything_while_others_read(tmp_path: Path, snapshot: Path) -> None:
    engine = make_engine(f"sqlite:///{tmp_path / 'live.sqlite'}")
    copy_snapshot(snapshot, engine)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM task_tags"))
        connection.execute(text("CREATE INDEX extra ON tasks (title)"))

    with engine.connect() as reader:
        rows = reader.execute(text("SELECT count(*) FROM task_tags")).scalar_one()
        copy_snapshot(snapshot, engine)
        during = reader.execute(text("SELECT count(*) FROM task_tags")).scalar_one()

    with engine.connect() as connection:
        after = connection.execute(text("SELECT count(*) FROM task_tags")).scalar_one()
        extra = connection.execute(text("SELECT count(*) FROM sqlite_master WHERE name = 'extra'")).scalar_one()
    engine.dispose()
    assert rows == 0
    assert during in (0, 300)
    assert (after, extra) == (300, 0)
