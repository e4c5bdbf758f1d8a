import pytest
from sqlalchemy import Connection, create_engine, text

from server.models import Base
from server.worlds import find_world
from server.worlds.dialects import SQLITE
from server.worlds.seed import BUSY_OWNER, seed, steps_for

WORLD = find_world("tasks-20k")


@pytest.fixture(scope="module")
def seeded():
    engine = create_engine("sqlite://")
    heard: list[tuple[int, int]] = []
    with engine.connect() as connection:
        Base.metadata.create_all(connection)
        seed(connection, steps_for(WORLD, SQLITE), lambda done, total: heard.append((done, total)))
        yield connection, heard
    engine.dispose()


def _rows(connection: Connection, sql: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in connection.execute(text(sql))]


def test_counts_are_those_of_the_catalogue(seeded) -> None:
    connection, _ = seeded

    counts = {
        name: _rows(connection, f"SELECT count(*) FROM {name}")[0][0]
        for name in ("tasks", "users", "posts", "comments")
    }

    assert counts == {"tasks": WORLD.tasks, "users": WORLD.users, "posts": WORLD.posts, "comments": WORLD.comments}


def test_owners_have_about_forty_tasks_and_one_is_busy(seeded) -> None:
    connection, _ = seeded
    counts = dict(_rows(connection, "SELECT owner_id, count(*) FROM tasks GROUP BY owner_id"))

    assert max(counts, key=lambda owner: counts[owner]) == BUSY_OWNER
    assert 20 <= counts[42] <= 60
    assert all(counts[owner] for owner in (1, 2, 3))


def test_columns_do_not_depend_on_each_other(seeded) -> None:
    connection, _ = seeded
    ((done, dated),) = _rows(connection, "SELECT avg(done), avg(due IS NOT NULL) FROM tasks WHERE owner_id % 10 = 2")

    assert done == pytest.approx(1 / 3, abs=0.05)
    assert dated == pytest.approx(1 / 2, abs=0.05)
    assert len(_rows(connection, "SELECT DISTINCT priority FROM tasks WHERE owner_id = 42")) == 5


def test_nothing_points_nowhere(seeded) -> None:
    connection, _ = seeded

    assert _rows(connection, "PRAGMA foreign_key_check") == []


def test_some_tasks_share_their_moment(seeded) -> None:
    connection, _ = seeded
    ((moments,),) = _rows(connection, "SELECT count(DISTINCT created_at) FROM tasks")

    assert moments < WORLD.tasks


def test_comments_come_after_their_post(seeded) -> None:
    connection, _ = seeded

    early = _rows(
        connection,
        "SELECT 1 FROM comments JOIN posts ON posts.id = post_id WHERE comments.created_at <= posts.created_at",
    )

    assert not early


def test_progress_reaches_its_end(seeded) -> None:
    _, heard = seeded

    assert heard == sorted(heard)
    assert heard[-1][0] == heard[-1][1] > WORLD.tasks
