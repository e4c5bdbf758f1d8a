import sqlite3
from collections.abc import Iterator
from contextlib import closing

import pytest

from server.recording.record import CURRENT, Record
from server.recording.sqlite import STEP, RecordingConnection


@pytest.fixture
def connection() -> Iterator[sqlite3.Connection]:
    with closing(sqlite3.connect(":memory:", factory=RecordingConnection)) as connection:
        connection.executescript("CREATE TABLE t (id INTEGER PRIMARY KEY, owner INTEGER)")
        connection.executemany("INSERT INTO t (owner) VALUES (?)", ((number % 100,) for number in range(20_000)))
        yield connection


@pytest.fixture
def recording(record: Record) -> Iterator[Record]:
    token = CURRENT.set(record)
    yield record
    CURRENT.reset(token)


def _find(connection: sqlite3.Connection) -> list[object]:
    cursor = connection.cursor()
    cursor.execute("SELECT id FROM t WHERE owner = ?", (7,))
    return cursor.fetchall()


def test_work_done_while_fetching_is_counted(connection: sqlite3.Connection, recording: Record) -> None:
    _find(connection)
    scan = recording.statements[0]
    connection.execute("CREATE INDEX ix ON t (owner)")
    _find(connection)
    search = recording.statements[-1]

    assert (scan.rows, search.rows) == (200, 200)
    assert scan.vm_steps is not None
    assert search.vm_steps is not None
    assert scan.vm_steps > 40_000
    assert search.vm_steps < scan.vm_steps / 10
    assert scan.duration_ns > 0


def test_steps_are_the_same_every_time(connection: sqlite3.Connection, recording: Record) -> None:
    for _ in range(5):
        _find(connection)

    steps = [statement.vm_steps or 0 for statement in recording.statements]
    assert max(steps) - min(steps) <= STEP


def test_rows_fetched_one_by_one_and_in_lots(connection: sqlite3.Connection, recording: Record) -> None:
    cursor = connection.cursor()
    cursor.execute("SELECT id FROM t LIMIT 10")
    cursor.fetchone()
    cursor.fetchmany(4)
    cursor.fetchall()
    cursor.fetchone()

    assert recording.statements[0].rows == 10


def test_rows_written_and_errors(connection: sqlite3.Connection, recording: Record) -> None:
    cursor = connection.cursor()
    cursor.execute("DELETE FROM t WHERE owner = 7")
    with pytest.raises(sqlite3.OperationalError):
        cursor.execute("SELECT missing FROM t")

    deleted, failed = recording.statements
    assert (deleted.rows, deleted.error) == (200, "")
    assert failed.error.startswith("OperationalError: no such column")


def test_without_a_record_nothing_is_counted(connection: sqlite3.Connection) -> None:
    assert len(_find(connection)) == 200
    assert isinstance(connection, RecordingConnection)
    assert not connection._counting


def test_many_that_fail_are_noted_as_failed(connection: sqlite3.Connection, recording: Record) -> None:
    with pytest.raises(sqlite3.IntegrityError):
        connection.cursor().executemany("INSERT INTO t (id) VALUES (?)", [(1,)])

    assert recording.statements[-1].error.startswith("IntegrityError")
