"""Keeps one backend: starts its processes, notices at once when one dies, restarts and stops them."""

import asyncio
import secrets
import shutil
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from time import time
from urllib.parse import urlsplit

from server.contract.control import ChildSettings, Ready, StartFailure
from workbench.backend.child import Child, ChildError
from workbench.backend.commands import ChildRole, child_command
from workbench.backend.processes import process_info
from workbench.core.backend import BackendConfig, BackendSnapshot, ControlAddress, ProcessInfo

Listener = Callable[[BackendSnapshot], None]


class Supervisor:
    """Runs on one event loop; ``listener`` is called there with every new snapshot."""

    def __init__(self, config: BackendConfig) -> None:
        self.config = config
        self.listener: Listener = lambda _snapshot: None
        self._snapshot = BackendSnapshot(world=config.world)
        self._children: dict[str, Child] = {}
        self._restarts = 0
        self._busy = asyncio.Lock()

    @property
    def snapshot(self) -> BackendSnapshot:
        return self._snapshot

    async def start(self) -> BackendSnapshot:
        """Start all processes, or tell in the snapshot why not. Does nothing when it runs."""
        async with self._busy:
            if self._snapshot.state not in ("running", "degraded"):
                await self._start()
            return self._snapshot

    async def stop(self) -> None:
        """End all processes."""
        async with self._busy:
            await self._end_children()
            self._show(state="stopped", control=None, address="", processes=(), failure=None, notice="")

    async def restart(self, config: BackendConfig | None = None) -> BackendSnapshot:
        """Stop what runs and start again, with another configuration if one is given."""
        async with self._busy:
            await self._end_children()
            self.config = config or self.config
            self._restarts += 1
            await self._start()
            return self._snapshot

    def refresh(self) -> BackendSnapshot:
        """Read memory and log tails again."""
        self._show(processes=self._processes())
        return self._snapshot

    def note_world(self, world: str) -> None:
        """The backend runs another world now; a restart begins with that one."""
        self.config = replace(self.config, world=world)
        self._show(world=world)

    async def _start(self) -> None:
        self._show(state="starting", failure=None, notice="", world=self.config.world, control=None)
        await self._end_children()
        token = secrets.token_urlsafe(32)
        try:
            await asyncio.to_thread(_make_folders, self.config)
            redis_url = await self._redis_url(token)
            ready = await self._launch("api", self._api_settings(token, redis_url))
        except ChildError as error:
            tails = self._processes()
            await self._end_children()
            self._show(state="failed", failure=error.failure, processes=tails, address="", control=None)
            return
        self._show(
            state="running",
            address=f"http://127.0.0.1:{ready.port}",
            control=ControlAddress(f"http://127.0.0.1:{ready.control_port}", token),
            database=ready.database,
            redis=_redis_label(self.config.redis_url),
            notice=_notice(ready),
            processes=self._processes(),
            run=self._snapshot.run + 1,
        )

    async def _redis_url(self, token: str) -> str:
        """The address of Redis: as given, or of a child that is started first."""
        if self.config.redis_url and self.config.redis_url != "server":
            return self.config.redis_url
        if self.config.redis_url == "server" and shutil.which("redis-server") is None:
            raise ChildError(
                StartFailure(
                    role="redis",
                    what="There is no redis-server on this machine.",
                    why="The program redis-server was not found on the PATH.",
                    what_to_do="Install Redis, or start without --redis-url to use the embedded one.",
                )
            )
        ready = await self._launch("redis", ChildSettings(token=token, port=0))
        return f"redis://127.0.0.1:{ready.port}/0"

    def _api_settings(self, token: str, redis_url: str) -> ChildSettings:
        config = self.config
        return ChildSettings(
            token=token,
            port=config.port,
            strict_port=config.strict_port,
            database_url=config.database_url,
            redis_url=redis_url,
            world=config.world,
            data_dir=str(config.data_dir),
            cache_dir=str(config.cache_dir),
            tracing=config.tracing,
        )

    async def _launch(self, role: str, settings: ChildSettings) -> Ready:
        child = Child(role, self._on_died)
        self._children[role] = child
        kind: ChildRole = "api" if role == "api" else "redis-server" if self.config.redis_url else "redis"
        return await child.start(child_command(kind), settings)

    async def _end_children(self) -> None:
        children = list(self._children.values())
        for child in reversed(children):
            await child.stop()
        self._children.clear()

    def _on_died(self, child: Child, code: int) -> None:
        """A process ended by itself. Without the api nothing answers; without Redis only parts of it do."""
        api = child.role == "api"
        self._show(
            state="failed" if api else "degraded",
            processes=self._processes(),
            notice="" if api else "Redis has stopped: sessions, caches and rate limits fail until a restart.",
            failure=StartFailure(
                role=child.role,
                what=f"The {child.role} process stopped by itself.",
                why=f"It ended with {_exit_words(code)}.",
                what_to_do="Start it again: your requests, drafts and progress are kept.",
            ),
        )

    def _processes(self) -> tuple[ProcessInfo, ...]:
        return tuple(process_info(child, self._restarts) for child in self._children.values())

    def _show(self, **changes: object) -> None:
        before = self._snapshot
        self._snapshot = replace(before, **changes)  # type: ignore[arg-type]
        if self._snapshot.state != before.state:
            self._snapshot = replace(self._snapshot, since=time())
        if self._snapshot != before:
            self.listener(self._snapshot)


def _make_folders(config: BackendConfig) -> None:
    for folder in (config.data_dir, config.cache_dir):
        Path(folder).mkdir(parents=True, exist_ok=True)


def _redis_label(url: str) -> str:
    known = {"": "embedded", "server": "redis-server"}
    return known[url] if url in known else urlsplit(url).hostname or url


def _exit_words(code: int) -> str:
    return f"signal {-code}" if code < 0 else f"exit code {code}"


def _notice(ready: Ready) -> str:
    if not ready.port_holder:
        return ""
    return f"Port {ready.port_wanted} is in use by {ready.port_holder}; port {ready.port} is used instead."
