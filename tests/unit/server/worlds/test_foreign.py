from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from server.engines import make_engine
from server.models import Base
from server.worlds.foreign import foreign_tables


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = make_engine(f"sqlite:///{tmp_path / 'given.sqlite'}")
    yield engine
    engine.dispose()


def test_an_empty_database_is_nobodys(engine: Engine) -> None:
    assert foreign_tables(engine) == ()


def test_a_world_is_ours(engine: Engine) -> None:
    Base.metadata.create_all(engine)

    assert foreign_tables(engine) == ()


def test_other_tables_and_namesakes_are_found(engine: Engine) -> None:
    with engine.begin() as connection:
        connection.execute(text("CREATE TABLE invoices (id INTEGER PRIMARY KEY)"))
        connection.execute(text("CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT)"))

    assert foreign_tables(engine) == ("invoices", "users")
