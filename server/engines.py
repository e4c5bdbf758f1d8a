"""Engines for SQLite and PostgreSQL whose statements, and waits for a connection, are recorded."""

import sqlite3
from time import perf_counter_ns
from typing import Any

from sqlalchemy import Engine, QueuePool, create_engine, event
from sqlalchemy.engine import make_url
from sqlalchemy.engine.url import URL
from sqlalchemy.orm import Session, sessionmaker
from sqlalchemy.pool import PoolProxiedConnection

from server.recording.record import Span, current
from server.recording.sql import record_events
from server.recording.sqlite import RecordingConnection

POOL_SIZE = 10
POOL_OVERFLOW = 10
POOL_TIMEOUT_S = 10
BUSY_TIMEOUT_S = 5.0
NOTICED_WAIT_NS = 50_000


class TimedPool(QueuePool):
    """A pool whose ``connect()`` is timed: the ``checkout`` event fires only after the wait."""

    def connect(self) -> PoolProxiedConnection:
        """Take a connection, noting a wait worth seeing."""
        record = current()
        if record is None:
            return super().connect()
        started_ns = perf_counter_ns()
        try:
            return super().connect()
        finally:
            ended_ns = perf_counter_ns()
            if ended_ns - started_ns > NOTICED_WAIT_NS:
                noted = Span("wait for a pooled connection", "sql", {}, started_ns, wait=True)
                noted.ended_ns = ended_ns
                record.spans.append(noted)


def make_engine(url: str) -> Engine:
    """An engine for SQLite or PostgreSQL whose statements are recorded. Raises SQLAlchemy's own errors."""
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        return _sqlite_engine(parsed)
    if parsed.drivername == "postgresql":
        parsed = parsed.set(drivername="postgresql+psycopg")
    engine = create_engine(
        parsed,
        hide_parameters=True,  # errors go to the log, values such as password hashes must not
        poolclass=TimedPool,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_TIMEOUT_S,
    )
    record_events(engine)
    return engine


def make_sessions(engine: Engine) -> sessionmaker[Session]:
    """Sessions that don't read again what was just committed."""
    return sessionmaker(engine, expire_on_commit=False)


def _sqlite_engine(url: URL) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,  # as above
        poolclass=TimedPool,
        pool_size=POOL_SIZE,
        max_overflow=POOL_OVERFLOW,
        pool_timeout=POOL_TIMEOUT_S,
        connect_args={"factory": RecordingConnection, "timeout": BUSY_TIMEOUT_S, "check_same_thread": False},
    )
    event.listen(engine, "connect", _prepare_sqlite)
    return engine


def _prepare_sqlite(connection: Any, _record: Any) -> None:
    cursor = connection.cursor(sqlite3.Cursor)  # set-up is no request's work
    cursor.execute("PRAGMA journal_mode=WAL")
    cursor.execute("PRAGMA synchronous=NORMAL")
    cursor.execute(f"PRAGMA busy_timeout={int(BUSY_TIMEOUT_S * 1000)}")
    cursor.execute("PRAGMA foreign_keys=ON")
    cursor.close()
