"""Asks the running backend what it says of itself: after each start and reset, and when the status popup opens."""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

from server.contract.control import Status
from workbench.bridge import Bridge
from workbench.state.status import StatusStore


class StatusClient(Protocol):
    """What this module needs of the control listener's client."""

    async def status(self) -> Status: ...


class StatusActions(QObject):
    """The only writer of the status store."""

    def __init__(
        self,
        store: StatusStore,
        bridge: Bridge,
        control: Callable[[], StatusClient | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._control = control

    def refresh(self) -> None:
        """Ask again; without a running backend, or without an answer, the last one stays."""
        client = self._control()
        if client is not None:
            self._bridge.submit(client.status(), self._store.replace, _keep)


def _keep(_error: Exception) -> None:
    """Leave what was known: the status pill tells that the backend does not answer."""
