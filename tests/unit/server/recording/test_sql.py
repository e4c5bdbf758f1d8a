from collections.abc import Iterator

import pytest
from sqlalchemy import Engine, create_engine, text

from server.recording.record import CURRENT, Record
from server.recording.sql import our_caller, record_events


@pytest.fixture
def engine() -> Iterator[Engine]:
    engine = create_engine("sqlite://")
    record_events(engine)
    yield engine
    engine.dispose()


@pytest.fixture
def recording(record: Record) -> Iterator[Record]:
    token = CURRENT.set(record)
    yield record
    CURRENT.reset(token)


def test_statements_are_noted_by_events(engine: Engine, recording: Record) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT :number"), {"number": 1})
        with pytest.raises(Exception, match="no such table"):
            connection.execute(text("SELECT * FROM nowhere"))

    good, bad = recording.statements
    assert (good.sql, good.error) == ("SELECT ?", "")
    assert good.duration_ns > 0
    assert "no such table" in bad.error


def test_without_a_record_nothing_is_noted(engine: Engine, record: Record) -> None:
    with engine.connect() as connection:
        connection.execute(text("SELECT 1"))

    assert record.statements == []


def test_a_test_is_no_caller_of_ours() -> None:
    assert our_caller() == (None, 0)
