"""Asks the running backend what its API looks like, and who may log in."""

import asyncio
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from server.contract.control import Credentials
from workbench.bridge import Bridge
from workbench.client.control import ControlClient
from workbench.core import openapi_docs
from workbench.core.openapi_docs import ApiDocs
from workbench.state.api import ApiStore


class ApiDocsActions(QObject):
    """Reads the live OpenAPI document once per start of the backend."""

    def __init__(
        self,
        store: ApiStore,
        bridge: Bridge,
        control: Callable[[], ControlClient | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._control = control

    def refresh(self) -> None:
        """Ask again; what is known stays until the answer is there."""
        control = self._control()
        if control is not None:
            self._bridge.submit(_document(control), self._documented, self._failed)
            self._bridge.submit(_users(control), self._introduced, self._failed)

    def _documented(self, docs: ApiDocs) -> None:
        self._store.replace(replace(self._store.snapshot, docs=docs, notice=""))

    def _introduced(self, users: tuple[Credentials, ...]) -> None:
        self._store.replace(replace(self._store.snapshot, users=users))

    def _failed(self, error: Exception) -> None:
        self._store.replace(replace(self._store.snapshot, notice=str(error)))


async def _document(control: ControlClient) -> ApiDocs:
    return await asyncio.to_thread(openapi_docs.read, await control.openapi())


async def _users(control: ControlClient) -> tuple[Credentials, ...]:
    return (await control.status()).users
