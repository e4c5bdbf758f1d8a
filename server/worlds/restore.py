"""Puts a world into the database: from its snapshot on SQLite, by seeding in one transaction on PostgreSQL."""

import sqlite3
from pathlib import Path

from sqlalchemy import Engine, text

from server.contract.control import WorldInfo
from server.models import Base
from server.worlds.catalogue import find_world
from server.worlds.dialects import POSTGRESQL
from server.worlds.seed import Progress, seed, steps_for
from server.worlds.snapshot import copy_snapshot, make_snapshot, settle, snapshot_path


def _quietly(_done: int, _total: int) -> None:
    """The progress that nobody watches."""


def prepare(engine: Engine, name: str, cache_dir: Path, progress: Progress = _quietly) -> None:
    """Make the tables and fill them, at start. Raises ``ValueError`` for an unknown name, SQLAlchemy's errors else."""
    restore(engine, name, cache_dir, progress)
    settle(engine)


def restore(engine: Engine, name: str, cache_dir: Path, progress: Progress = _quietly) -> bool:
    """Put the whole world back, atomically, and say whether a snapshot was there for it."""
    world = find_world(name)
    if engine.dialect.name == "sqlite":
        return _restore_sqlite(engine, world, cache_dir, progress)
    _restore_postgresql(engine, world, progress)
    return False


def _restore_sqlite(engine: Engine, world: WorldInfo, cache_dir: Path, progress: Progress) -> bool:
    path = snapshot_path(world, cache_dir)
    found = path.exists()
    if not found:
        make_snapshot(world, path, progress)
    try:
        copy_snapshot(path, engine)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise
        path.unlink(missing_ok=True)  # the cached file is damaged, and we can make it again
        make_snapshot(world, path, progress)
        copy_snapshot(path, engine)
        return False
    return found


def _restore_postgresql(engine: Engine, world: WorldInfo, progress: Progress) -> None:
    names = ", ".join(table.name for table in Base.metadata.sorted_tables)
    with engine.begin() as connection:
        Base.metadata.create_all(connection)
        connection.execute(text(f"TRUNCATE {names} RESTART IDENTITY CASCADE"))
        seed(connection, steps_for(world, POSTGRESQL), progress)
    with engine.connect().execution_options(isolation_level="AUTOCOMMIT") as connection:
        connection.execute(text("ANALYZE"))
