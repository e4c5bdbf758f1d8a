"""The first steps of a start, which need no FastAPI: ports, database and world are under way while it is imported."""

import socket
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING, TypeVar

from server.contract.control import ChildSettings
from server.ports import HOST, bind, bind_near
from server.settings import cache_dir_of, data_dir_of, database_url_of

if TYPE_CHECKING:
    from sqlalchemy import Engine

Result = TypeVar("Result")


class Foundation:
    """What is there before the application: a listening socket, an address for Redis, an engine on its way."""

    def __init__(self, settings: ChildSettings) -> None:
        self.settings = settings
        self.cache_dir: Path = cache_dir_of(settings)
        self.data_dir: Path = data_dir_of(settings)
        self.database_label = ""
        self.taught: socket.socket = bind_near(settings.port, strict=settings.strict_port)
        self.redis_socket: socket.socket | None = None if settings.redis_url else bind(0)
        self.redis_url = settings.redis_url or f"redis://{HOST}:{self.redis_socket_port}/0"
        self._engine: Future[Engine] = in_thread(self._prepare, "prepare the world")

    @property
    def redis_socket_port(self) -> int:
        """The port of the embedded Redis in this process; 0 when there is another Redis."""
        return int(self.redis_socket.getsockname()[1]) if self.redis_socket else 0

    def engine(self) -> "Engine":
        """The engine, once the world is there. Blocks. Raises ``StartError``."""
        return self._engine.result()

    def _prepare(self) -> "Engine":
        from server.engines import make_engine
        from server.start_failures import database_failure
        from server.world_keeper import WorldKeeper

        settings = self.settings
        url = database_url_of(settings)
        try:
            engine = make_engine(url)
            keeper = WorldKeeper(engine, settings.world, self.data_dir, self.cache_dir, lambda _event: None)
            keeper.prepare(given=bool(settings.database_url))
            self.database_label = label_of(engine)
        except Exception as error:
            raise database_failure(error, url) from error
        return engine


def label_of(engine: "Engine") -> str:
    """The database in words: 'SQLite 3.45.1', 'PostgreSQL 16.2 at localhost/bench'."""
    with engine.connect() as connection:
        version = ".".join(str(part) for part in connection.dialect.server_version_info or ())
    if engine.dialect.name == "sqlite":
        import sqlite3

        return f"SQLite {sqlite3.sqlite_version}"
    return f"PostgreSQL {version} at {engine.url.host or 'local'}/{engine.url.database}"


def in_thread(work: Callable[[], Result], name: str) -> "Future[Result]":
    """Run ``work`` on a thread of its own, which does not keep the process alive."""
    future: Future[Result] = Future()

    def run() -> None:
        try:
            future.set_result(work())
        except BaseException as error:
            future.set_exception(error)

    Thread(target=run, name=name, daemon=True).start()
    return future
