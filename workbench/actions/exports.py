"""Writes the open collection, or the exchange in front, into a file for another tool."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge
from workbench.collection.packing import pack
from workbench.core.collection import Folder
from workbench.core.exchange import Exchange
from workbench.core.export.har import har
from workbench.core.export.postman import postman_collection
from workbench.files import write_atomic
from workbench.state.collection import CollectionStore
from workbench.state.requests import RequestsStore

MOST_BODY_BYTES = 32 << 20


class ExportActions(QObject):
    """Files are written beside the UI thread.

    Signals:
        told: How it came out, in words.
    """

    told = Signal(str)

    def __init__(
        self, collection: CollectionStore, requests: RequestsStore, bridge: Bridge, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._collection = collection
        self._requests = requests
        self._bridge = bridge

    @property
    def can_collection(self) -> bool:
        """Whether a collection is open."""
        return self._collection.snapshot.collection is not None

    @property
    def can_exchange(self) -> bool:
        """Whether the tab in front has sent something."""
        exchange = self._requests.snapshot.current.exchange
        return exchange is not None and exchange.sent is not None

    def postman(self, path: Path) -> None:
        """The open collection in Postman's format 2.1."""
        collection = self._collection.snapshot.collection
        if collection is not None:
            self._run(partial(_write_postman, collection.folder, path), path)

    def zipped(self, path: Path) -> None:
        """The open collection's files in one zip."""
        collection = self._collection.snapshot.collection
        if collection is not None:
            self._run(partial(pack, collection.root, path), path)

    def exchange(self, path: Path) -> None:
        """The exchange in front as HAR, its credentials masked."""
        exchange = self._requests.snapshot.current.exchange
        if exchange is not None:
            self._run(partial(_write_har, exchange, path), path)

    def _run(self, work: Callable[[], object], path: Path) -> None:
        done, failed = partial(self._done, path), partial(self._failed, path)
        self._bridge.submit(asyncio.to_thread(work), done, failed, lasting=True)

    def _done(self, path: Path, _result: object) -> None:
        self.told.emit(self.tr("Exported to {0}.").format(path))

    def _failed(self, path: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        self.told.emit(self.tr("{0} could not be written: {1}. Choose another place.").format(path.name, reason))


def _write_postman(folder: Folder, path: Path) -> None:
    write_atomic(path, postman_collection(folder))


def _write_har(exchange: Exchange, path: Path) -> None:
    body = b""
    if exchange.response is not None and exchange.response.body_path.is_file():
        with exchange.response.body_path.open("rb") as file:
            body = file.read(MOST_BODY_BYTES)
    write_atomic(path, har(exchange, body))
