"""Keeps one backend: starts its processes, notices at once when one dies, restarts and stops them."""

import asyncio
import logging
import secrets
import shutil
from collections import Counter
from collections.abc import Callable, Coroutine
from dataclasses import replace
from time import time
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from workbench.backend.child import Child, ChildError
from workbench.backend.commands import ChildRole, child_command
from workbench.core.backend import BackendConfig, BackendSnapshot, ControlAddress, ProcessInfo, Role

if TYPE_CHECKING:
    from server.contract.control import StartFailure

Listener = Callable[[BackendSnapshot], None]
Command = Callable[[ChildRole], tuple[str, ...]]
LOGGED_LINES = 40
log = logging.getLogger(__name__)


class Supervisor:
    """Runs on one event loop; ``listener`` is called there with every new snapshot.

    ``command`` says how each role is started, so that tests can put small programs in their place.
    """

    def __init__(self, config: BackendConfig, command: Command = child_command) -> None:
        self.config = config
        self.listener: Listener = lambda _snapshot: None
        self._command = command
        self._snapshot = BackendSnapshot(world=config.world)
        self._children: dict[Role, Child] = {}
        self._starts: Counter[Role] = Counter()
        self._token = ""
        self._busy = asyncio.Lock()
        self._start: asyncio.Task[None] | None = None

    @property
    def snapshot(self) -> BackendSnapshot:
        return self._snapshot

    async def start(self) -> BackendSnapshot:
        """Start what does not run: everything at first, later only what has died. The snapshot tells why it failed."""
        async with self._busy:
            if self._snapshot.state != "running":
                await self._until_called_off(self._bring_up())
            return self._snapshot

    async def stop(self) -> None:
        """End all processes, also in the middle of a start."""
        self._call_off()
        async with self._busy:
            await self._end_children()
            self._show(state="stopped", control=None, address="", processes=(), failure=None, notice="")

    async def restart(self, config: BackendConfig | None = None) -> BackendSnapshot:
        """Stop what runs and start again, with another configuration if one is given."""
        self._call_off()
        async with self._busy:
            await self._end_children()
            self.config = config or self.config
            await self._until_called_off(self._bring_up())
            return self._snapshot

    def refresh(self) -> BackendSnapshot:
        """Read memory and log tails again."""
        self._show(processes=self._processes())
        return self._snapshot

    def note_world(self, world: str) -> None:
        """The backend runs another world now; a restart begins with that one."""
        self.config = replace(self.config, world=world)
        self._show(world=world)

    def note_port(self, port: int) -> None:
        """A restart shall ask for this port; what runs stays where it is."""
        self.config = replace(self.config, port=port)
        self._show(wanted_port=port)

    async def _until_called_off(self, work: Coroutine[Any, Any, None]) -> None:
        """Run a start as a task that ``stop`` and ``restart`` can cancel without cancelling who asked for it."""
        self._start = asyncio.create_task(work)
        try:
            await self._start
        except asyncio.CancelledError:
            asker = asyncio.current_task()
            if asker is not None and asker.cancelling():
                raise
        finally:
            self._start = None

    def _call_off(self) -> None:
        if self._start is not None:
            self._start.cancel()

    async def _bring_up(self) -> None:
        config = self.config
        self._show(state="starting", failure=None, notice="", world=config.world, wanted_port=config.port)
        try:
            await asyncio.to_thread(_make_folders, self.config)
            api = await self._spawned("api", "api")
            redis_url = await self._redis_url()
            if not api.alive:
                await self._configure_api(api, redis_url)
        except ChildError as error:
            await self._fail(error.failure)
        else:
            self._show_running(api)

    async def _configure_api(self, api: Child, redis_url: str) -> None:
        from workbench.backend.protocol import api_settings

        self._token = secrets.token_urlsafe(32)
        await api.configure(api_settings(self.config, self._token, redis_url))
        self._snapshot = replace(self._snapshot, run=self._snapshot.run + 1)

    async def _redis_url(self) -> str:
        """The address of Redis: as given, or of a child of ours."""
        wanted = self.config.redis_url
        if wanted not in ("", "server"):
            return wanted
        if wanted == "server" and shutil.which("redis-server") is None:
            from workbench.backend.protocol import no_redis_server

            raise ChildError(no_redis_server())
        before = self._children.get("redis")
        known_port = before.ready.port if before and before.ready and self._alive("api") else 0
        child = await self._spawned("redis", "redis-server" if wanted else "redis")
        from workbench.backend.protocol import redis_settings

        ready = child.ready if child.alive and child.ready else await child.configure(redis_settings(known_port))
        return f"redis://127.0.0.1:{ready.port}/0"

    async def _spawned(self, role: Role, kind: ChildRole) -> Child:
        """The living child of that role, or a new one that waits for its settings."""
        if self._alive(role):
            return self._children[role]
        child = Child(role, self._on_died)
        self._starts[role] += 1
        self._children[role] = child
        await child.spawn(self._command(kind))
        return child

    def _alive(self, role: Role) -> bool:
        child = self._children.get(role)
        return child is not None and child.alive

    async def _end_children(self) -> None:
        for child in reversed(self._children.values()):
            await child.stop()
        self._children.clear()

    async def _fail(self, failure: "StartFailure") -> None:
        """Without the api nothing is left running; without Redis the living api goes on."""
        log.error("%s %s", failure.what, failure.why)
        processes = self._processes()
        if self._alive("api"):
            self._show(state="degraded", failure=failure, processes=processes)
            return
        await self._end_children()
        self._show(state="failed", failure=failure, processes=processes, address="", control=None)

    def _on_died(self, child: Child, code: int) -> None:
        """A process ended by itself. Without the api nothing answers; without Redis only parts of it do."""
        from workbench.backend.protocol import died, exit_words

        tail = "\n  ".join(child.log_tail[-LOGGED_LINES:])
        log.error(
            "the %s process (pid %d) ended with %s; it wrote:\n  %s", child.role, child.pid, exit_words(code), tail
        )
        failure, processes = died(child.role, code), self._processes()
        if child.role == "api":
            self._show(state="failed", failure=failure, processes=processes, control=None)
        elif self._snapshot.state == "running":
            notice = "Redis has stopped: sessions, caches and rate limits fail until it is started again."
            self._show(state="degraded", failure=failure, processes=processes, notice=notice)

    def _show_running(self, api: Child) -> None:
        from workbench.backend.protocol import port_notice

        assert api.ready is not None
        if not api.alive:
            return  # it has died since, and ``_on_died`` has said so
        self._show(
            state="running",
            address=f"http://127.0.0.1:{api.ready.port}",
            control=ControlAddress(f"http://127.0.0.1:{api.ready.control_port}", self._token),
            database=api.ready.database,
            redis=_redis_label(self.config.redis_url),
            notice=port_notice(api.ready),
            processes=self._processes(),
        )
        for child in self._children.values():
            if child.exit_code is not None:  # it has died while the api was starting
                self._on_died(child, child.exit_code)

    def _processes(self) -> tuple[ProcessInfo, ...]:
        from workbench.backend.processes import process_info

        return tuple(process_info(child, self._starts[role] - 1) for role, child in self._children.items())

    def _show(self, **changes: object) -> None:
        before = self._snapshot
        self._snapshot = replace(before, **changes)  # type: ignore[arg-type]  # names are those of the snapshot
        if self._snapshot.state != before.state:
            self._snapshot = replace(self._snapshot, since=time())
        if self._snapshot != before:
            self.listener(self._snapshot)


def _make_folders(config: BackendConfig) -> None:
    try:
        for folder in (config.data_dir, config.cache_dir):
            folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        from workbench.backend.protocol import not_started

        raise ChildError(not_started("api", "could not be started", f"A folder can't be made: {error}")) from error


def _redis_label(url: str) -> str:
    known = {"": "embedded", "server": "redis-server"}
    return known[url] if url in known else urlsplit(url).hostname or url
