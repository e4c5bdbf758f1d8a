"""Asks the running backend what its API looks like, and who may log in."""

import asyncio
import json
from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from server.contract.control import Credentials
from workbench.bridge import Bridge
from workbench.client.control import ControlClient
from workbench.client.sender import Sender
from workbench.core import openapi_docs
from workbench.core.openapi_docs import ApiDocs
from workbench.core.request import RequestDraft
from workbench.state.api import ApiStore

DOCUMENT = RequestDraft(url="{{base}}/openapi.json", timeout_s=10)


class ApiDocsActions(QObject):
    """Reads the live OpenAPI document once per start of the backend."""

    def __init__(
        self,
        store: ApiStore,
        bridge: Bridge,
        sender: Sender,
        control: Callable[[], ControlClient | None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._sender = sender
        self._control = control

    def refresh(self, base: str) -> None:
        """Ask again; what is known stays until the answer is there."""
        self._bridge.submit(self._read_document(base), self._documented, self._failed)
        control = self._control()
        if control is not None:
            self._bridge.submit(_users(control), self._introduced, self._failed)

    async def _read_document(self, base: str) -> ApiDocs:
        exchange = await self._sender.send(DOCUMENT, base)
        if exchange.response is None or exchange.response.status != 200:
            raise ValueError("the backend gave no OpenAPI document")
        path = exchange.response.body_path
        text = await asyncio.to_thread(path.read_bytes)
        path.unlink(missing_ok=True)
        return openapi_docs.read(json.loads(text))

    def _documented(self, docs: ApiDocs) -> None:
        self._store.replace(replace(self._store.snapshot, docs=docs, notice=""))

    def _introduced(self, users: tuple[Credentials, ...]) -> None:
        self._store.replace(replace(self._store.snapshot, users=users))

    def _failed(self, error: Exception) -> None:
        self._store.replace(replace(self._store.snapshot, notice=str(error)))


async def _users(control: ControlClient) -> tuple[Credentials, ...]:
    return (await control.status()).users
