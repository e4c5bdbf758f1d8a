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
