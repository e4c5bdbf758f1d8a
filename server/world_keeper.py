"""Which world is in the database: makes it when it isn't there, puts it back on reset, and tells the watchers."""

import asyncio
import hashlib
import json
from collections.abc import Callable
from pathlib import Path
from time import perf_counter, time
from typing import Literal

from sqlalchemy import Engine, func, inspect, select
from sqlalchemy.schema import CreateTable

from server.contract.control import ResetResult, WorldInfo
from server.contract.events import WorldEvent
from server.models import Base
from server.settings import StartError
from server.worlds import WORLDS, find_world, foreign_tables, prepare, restore, settle

MARKER = "world.json"
MOST_NAMED = 5
State = Literal["loading", "ready", "failed"]


class WorldKeeper:
    """Knows the world by name. A learner's changes to its rows survive a restart of the process, not a reset."""

    def __init__(
        self, engine: Engine, name: str, data_dir: Path, cache_dir: Path, publish: Callable[[WorldEvent], None]
    ) -> None:
        self._engine = engine
        self._marker = data_dir / MARKER
        self._cache_dir = cache_dir
        self._publish = publish
        self._resetting = asyncio.Lock()
        self._settling: asyncio.Task[None] | None = None
        self.name = name

    @property
    def worlds(self) -> tuple[WorldInfo, ...]:
        """All there are."""
        return WORLDS

    def prepare(self, *, given: bool = False) -> None:
        """Make sure that the world is there, at start. Blocks.

        A ``given`` database is somebody's: ``StartError`` unless it is empty or holds a world already.
        """
        find_world(self.name)
        if self._is_there():
            return
        if given and (foreign := foreign_tables(self._engine)):
            raise StartError(
                f"The database holds tables that are not ours: {', '.join(foreign[:MOST_NAMED])}.",
                "A world replaces everything in its database.",
                "Give an empty database of its own.",
            )
        prepare(self._engine, self.name, self._cache_dir)
        self._mark()

    async def reset(self, name: str | None = None) -> ResetResult:
        """Put a world back, the current one by default, and say how long it took. Raises ``ValueError``."""
        wanted = find_world(name or self.name)
        loop = asyncio.get_running_loop()

        def progress(done: int, total: int) -> None:
            loop.call_soon_threadsafe(self._tell, wanted.name, "loading", "", done, total)

        async with self._resetting:
            if self._settling is not None:
                await asyncio.wait([self._settling])
            started = perf_counter()
            self._tell(wanted.name, "loading")
            try:
                from_snapshot = await asyncio.to_thread(self._restore, wanted.name, progress)
            except Exception as error:
                self._tell(wanted.name, "failed", f"{type(error).__name__}: {error}")
                raise
            self.name = wanted.name
            duration_ms = (perf_counter() - started) * 1000
            self._tell(wanted.name, "ready")
            self._settling = asyncio.create_task(asyncio.to_thread(settle, self._engine))
        return ResetResult(world=wanted.name, duration_ms=duration_ms, from_snapshot=from_snapshot)

    def row_counts(self) -> dict[str, int]:
        """How many rows each table has now. Blocks."""
        with self._engine.connect() as connection:
            tables = Base.metadata.sorted_tables
            return {table.name: connection.scalar(select(func.count()).select_from(table)) or 0 for table in tables}

    def _restore(self, name: str, progress: Callable[[int, int], None]) -> bool:
        from_snapshot = restore(self._engine, name, self._cache_dir, progress)
        self.name = name
        self._mark()
        return from_snapshot

    def _tell(self, world: str, state: State, message: str = "", done: int = 0, total: int = 0) -> None:
        self._publish(
            WorldEvent(at=time(), world=world, state=state, done_rows=done, total_rows=total, message=message)
        )

    def _is_there(self) -> bool:
        try:
            marked = json.loads(self._marker.read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return False
        return bool(marked == self._description()) and inspect(self._engine).has_table(
            Base.metadata.sorted_tables[0].name
        )

    def _mark(self) -> None:
        self._marker.write_text(json.dumps(self._description()), encoding="utf-8")

    def _description(self) -> dict[str, str]:
        """What must be equal for the rows in the database to be this world's; the URL without its password."""
        tables = "".join(
            str(CreateTable(table).compile(dialect=self._engine.dialect)) for table in Base.metadata.sorted_tables
        )
        schema = hashlib.sha256(tables.encode()).hexdigest()[:16]
        return {"world": self.name, "database": self._engine.url.render_as_string(), "schema": schema}
