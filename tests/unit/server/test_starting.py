import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from server.contract.control import ChildSettings
from server.settings import StartError
from server.starting import Foundation, in_thread


@pytest.fixture
def settings(tmp_path: Path) -> ChildSettings:
    return ChildSettings(
        token="t", port=0, world="tasks-1k", data_dir=str(tmp_path / "data"), cache_dir=str(tmp_path / "cache")
    )


def test_ports_listen_and_the_world_is_made_meanwhile(settings: ChildSettings) -> None:
    foundation = Foundation(settings)

    engine = foundation.engine()

    assert foundation.redis_url.startswith("redis://127.0.0.1:")
    assert foundation.database_label.startswith("SQLite ")
    with engine.connect() as connection:
        assert connection.exec_driver_sql("SELECT count(*) FROM tasks").scalar() == 1000
    engine.dispose()
    foundation.taught.close()
    assert foundation.redis_socket is not None
    foundation.redis_socket.close()


def test_a_database_of_somebody_elses_is_left_alone(settings: ChildSettings, tmp_path: Path) -> None:
    with closing(sqlite3.connect(tmp_path / "books.sqlite")) as theirs:
        theirs.execute("CREATE TABLE invoices (id INTEGER PRIMARY KEY)")
    foundation = Foundation(
        settings.model_copy(update={"database_url": f"sqlite:///{tmp_path / 'books.sqlite'}", "redis_url": "redis://r"})
    )

    with pytest.raises(StartError, match="invoices"):
        foundation.engine()

    foundation.taught.close()
    with closing(sqlite3.connect(tmp_path / "books.sqlite")) as theirs:
        assert theirs.execute("SELECT name FROM sqlite_schema").fetchall() == [("invoices",)]


def test_a_given_database_may_be_used_again(settings: ChildSettings, tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'own.sqlite'}"
    given = settings.model_copy(update={"database_url": url, "redis_url": "redis://r"})
    for data_dir in ("first", "second"):
        foundation = Foundation(given.model_copy(update={"data_dir": str(tmp_path / data_dir)}))
        foundation.engine().dispose()
        foundation.taught.close()

    assert foundation.database_label.startswith("SQLite ")


def test_another_redis_needs_no_socket(settings: ChildSettings) -> None:
    foundation = Foundation(settings.model_copy(update={"redis_url": "redis://elsewhere:6379/0"}))

    assert foundation.redis_socket is None
    assert foundation.redis_url == "redis://elsewhere:6379/0"
    foundation.engine().dispose()
    foundation.taught.close()


def test_what_fails_on_the_thread_fails_where_it_is_asked_for() -> None:
    def fail() -> None:
        raise StartError("no", "because")

    with pytest.raises(StartError, match="because"):
        in_thread(fail, "failing").result(timeout=10)
