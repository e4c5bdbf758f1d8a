"""Starts, restarts and resets the backend at the user's wish, and keeps its store in step with the supervisor."""

import asyncio
from dataclasses import replace

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from server.contract.control import Reset, ResetResult
from workbench.backend.data import set_database_aside
from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.client.control import ControlClient
from workbench.core.backend import BackendConfig, BackendSnapshot
from workbench.state.backend import BackendStore

REFRESH_MS = 2000
"""How often memory and log tails are read while somebody looks at the process list."""


class BackendActions(QObject):
    """The only writer of the backend store.

    Signals:
        connected: A started backend can be asked; carries its ``ControlClient``.
        reset_done: The world was put back; carries the ``ResetResult``.
        failed: A wish could not be fulfilled; carries the reason in plain words.
    """

    connected = Signal(object)
    reset_done = Signal(object)
    failed = Signal(str)
    _told = Signal(object)

    def __init__(
        self, store: BackendStore, bridge: Bridge, supervisor: Supervisor, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._supervisor = supervisor
        self._client: ControlClient | None = None
        self._watch = QTimer(self, interval=REFRESH_MS)
        self._watch.timeout.connect(self.refresh)
        self._told.connect(self._take, Qt.ConnectionType.QueuedConnection)

    def attach(self) -> None:
        """Follow the supervisor from now on; it may have been started long before."""
        self._bridge.submit(self._listen(), self._take)

    def control(self) -> ControlClient | None:
        """The client of the running backend; None while none runs."""
        return self._client

    @property
    def config(self) -> BackendConfig:
        """How it was started."""
        return self._supervisor.config

    def start(self) -> None:
        self._bridge.submit(self._supervisor.start(), failed=self._say)

    def stop(self) -> None:
        self._bridge.submit(self._supervisor.stop(), failed=self._say)

    def restart(self, config: BackendConfig | None = None) -> None:
        """Stop and start again, with another configuration if one is given."""
        self._bridge.submit(self._supervisor.restart(config), failed=self._say)

    def keep_port(self, port: int) -> None:
        """Ask for this port from now on, instead of the one that is taken."""
        self._bridge.submit(self._note_port(port))

    def choose_port(self, port: int) -> None:
        """Start again on another port."""
        self.restart(replace(self.config, port=port))

    def reset_data(self) -> None:
        """Start again with a fresh database; the old one is kept beside it under another name."""
        self._bridge.submit(self._with_fresh_data(), failed=self._say)

    def reset(self, world: str | None = None, *, switches: bool = True) -> None:
        """Put the data back, and with ``switches`` all that can be flipped; a named world replaces this one."""
        if self._client is None:
            self.failed.emit(self.tr("The backend is not running, so there is nothing to reset. Start it first."))
            return
        self._bridge.submit(self._client.reset(Reset(world=world, switches=switches)), self._on_reset, self._say)

    def set_tracing(self, enabled: bool) -> None:
        """Switch the recorder itself on or off."""
        if self._client is not None:
            self._bridge.submit(self._client.tracing(enabled), failed=self._say)

    def watch_processes(self, watching: bool) -> None:
        """Keep the process list fresh while it is shown."""
        if watching:
            self.refresh()
            self._watch.start()
        else:
            self._watch.stop()

    def refresh(self) -> None:
        """Read memory and log tails once more."""
        self._bridge.submit(self._refreshed(), failed=self._say)

    async def _listen(self) -> BackendSnapshot:
        self._supervisor.listener = self._told.emit
        return self._supervisor.snapshot

    async def _refreshed(self) -> None:
        self._supervisor.refresh()

    def _take(self, snapshot: BackendSnapshot) -> None:
        before = self._store.snapshot
        if snapshot.control != before.control:
            self._connect(snapshot)
        self._store.replace(snapshot)
        if snapshot.control is not None and snapshot.control != before.control:
            self.connected.emit(self._client)

    def _connect(self, snapshot: BackendSnapshot) -> None:
        if self._client is not None:
            self._bridge.submit(self._client.aclose())
        self._client = ControlClient(snapshot.control) if snapshot.control else None

    def _on_reset(self, result: ResetResult) -> None:
        self._store.replace(replace(self._store.snapshot, world=result.world))
        self._bridge.submit(self._remember(result.world))
        self.reset_done.emit(result)

    async def _note_port(self, port: int) -> None:
        self._supervisor.note_port(port)

    async def _with_fresh_data(self) -> None:
        await self._supervisor.stop()
        await asyncio.to_thread(set_database_aside, self.config.data_dir)
        await self._supervisor.start()

    async def _remember(self, world: str) -> None:
        """A restart begins with the world of now."""
        self._supervisor.note_world(world)

    def _say(self, error: Exception) -> None:
        self.failed.emit(str(error))
