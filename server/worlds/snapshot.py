"""Snapshots for SQLite: a world is made once into a file of the cache folder and copied back page by page."""

import hashlib
import os
import sqlite3
from contextlib import closing
from pathlib import Path
from time import monotonic
from uuid import uuid4

from sqlalchemy import Engine, Index, NullPool, create_engine, event
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from server.contract.control import WorldInfo
from server.models import Base
from server.worlds.dialects import SQLITE
from server.worlds.seed import Progress, Step, seed, steps_for

WAIT_FOR_WRITERS_S = 10.0


def snapshot_path(world: WorldInfo, cache_dir: Path) -> Path:
    """The file of this world; another schema or seed has another name, so a stale one is never used."""
    return cache_dir / f"{world.name}-{_fingerprint(steps_for(world, SQLITE))}.sqlite3"


def make_snapshot(world: WorldInfo, path: Path, progress: Progress) -> None:
    """Seed a new file beside the wanted one and move it there: two backends may do so at once."""
    path.parent.mkdir(parents=True, exist_ok=True)
    fresh = path.with_name(f"{path.stem}.{uuid4().hex}.new")
    engine = create_engine(f"sqlite:///{fresh}", poolclass=NullPool)
    event.listen(engine, "connect", _without_safety_net)
    try:
        with engine.begin() as connection:
            for table in Base.metadata.sorted_tables:
                connection.execute(CreateTable(table))
            seed(connection, steps_for(world, SQLITE), progress)
            for index in _indexes():
                connection.execute(CreateIndex(index))  # sorting rows that are there is quicker than placing each
        _move(fresh, path)
    finally:
        engine.dispose()
        fresh.unlink(missing_ok=True)
    _forget_older(world, path)


def copy_snapshot(path: Path, engine: Engine) -> None:
    """Replace the whole live database in one transaction; readers keep what they see, writers wait.

    Raises ``TimeoutError`` when a writer does not let go, ``sqlite3.DatabaseError`` when the file is no database.
    """
    deadline = monotonic() + WAIT_FOR_WRITERS_S

    def give_up(_status: int, remaining: int, _total: int) -> None:
        if remaining and monotonic() > deadline:
            raise TimeoutError("another program is writing to the database")

    pooled = engine.raw_connection()
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as source:
            target = pooled.driver_connection
            assert isinstance(target, sqlite3.Connection)
            source.backup(target, progress=give_up, sleep=0.01)
    finally:
        pooled.close()


def settle(engine: Engine) -> None:
    """Move what was copied from the write-ahead log into the database, or somebody's next commit would have to.

    It takes as long as the copying itself and is in nobody's way: best done once the new world is in use. Blocks.
    """
    if engine.dialect.name != "sqlite":
        return
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(PASSIVE)")


def _indexes() -> list[Index]:
    """All indexes of the schema, in an order that stays."""
    indexes = (index for table in Base.metadata.sorted_tables for index in table.indexes)
    return sorted(indexes, key=lambda index: str(index.name))


def _fingerprint(steps: tuple[Step, ...]) -> str:
    digest = hashlib.sha256()
    for table in Base.metadata.sorted_tables:
        digest.update(str(CreateTable(table).compile(dialect=sqlite.dialect())).encode())
    for index in _indexes():
        digest.update(str(CreateIndex(index).compile(dialect=sqlite.dialect())).encode())
    for step in steps:
        digest.update(f"{step.sql}{step.params}".encode())
    return digest.hexdigest()[:12]


def _without_safety_net(connection: sqlite3.Connection, _record: object) -> None:
    """The new file is thrown away when anything goes wrong, so it needs no journal, no flushing and no locking."""
    connection.executescript(
        "PRAGMA journal_mode=OFF; PRAGMA synchronous=OFF; PRAGMA cache_size=-100000; "
        "PRAGMA temp_store=MEMORY; PRAGMA locking_mode=EXCLUSIVE;"
    )


def _move(fresh: Path, path: Path) -> None:
    try:
        os.replace(fresh, path)
    except PermissionError:  # Windows: another backend has made it and is reading it
        if not path.exists():
            raise


def _forget_older(world: WorldInfo, path: Path) -> None:
    for other in path.parent.glob(f"{world.name}-*.sqlite3"):
        if other != path:
            try:
                other.unlink()
            except OSError:  # in use by a backend of another version: it will go another time
                continue
