"""Writes the open collection, or the exchange in front, into a file for another tool."""

import asyncio
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses
from workbench.collection.packing import pack
from workbench.core.collection import Folder, SavedRequest
from workbench.core.exchange import Exchange
from workbench.core.export import kinds
from workbench.core.export.har import har
from workbench.core.export.many import Many, postman_of, text_of
from workbench.files import write_atomic
from workbench.state.collection import CollectionStore
from workbench.state.requests import RequestsStore

MOST_BODY_BYTES = 32 << 20
_MOST_TOLD = 3
_TYPED = {"http": "http-variables", "hurl": "hurl-variables"}


class ExportActions(QObject):
    """Files are written beside the UI thread.

    Signals:
        told: How it came out, in words.
    """

    told = Signal(str)

    def __init__(
        self,
        collection: CollectionStore,
        requests: RequestsStore,
        bridge: Bridge,
        kept: KeptResponses,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._collection = collection
        self._requests = requests
        self._bridge = bridge
        self._kept = kept

    @property
    def can_collection(self) -> bool:
        """Whether a collection is open."""
        return self._collection.snapshot.collection is not None

    @property
    def can_exchange(self) -> bool:
        """Whether the tab in front has sent something."""
        exchange = self._requests.snapshot.current.exchange
        return exchange is not None and exchange.sent is not None

    def item(self, kind: str, item_path: str, path: Path) -> None:
        """A request, a folder or, with no path, the whole collection: as ``postman``, ``http``, ``hurl`` or ``zip``."""
        collection = self._collection.snapshot.collection
        item = self._collection.snapshot.item(item_path) if item_path else collection and collection.folder
        if collection is None or not item:
            return
        if kind == "zip":
            self._run(partial(pack, collection.root / item_path, path), path)
            return
        above = tuple(one for one in collection.folders_above(item_path) if one.path != item_path) if item_path else ()
        self._run(partial(_write_item, kind, item, above, self._requests.snapshot.base, path), path)

    def kept_exchange(self, exchange_id: str, path: Path) -> None:
        """An exchange of history whose answer is still kept, as HAR."""
        self._run(partial(_write_kept, self._kept, exchange_id, path), path)

    def exchange(self, path: Path) -> None:
        """The exchange in front as HAR, its credentials masked."""
        exchange = self._requests.snapshot.current.exchange
        if exchange is not None:
            self._run(partial(_write_har, exchange, path), path)

    def _run(self, work: Callable[[], object], path: Path) -> None:
        done, failed = partial(self._done, path), partial(self._failed, path)
        self._bridge.submit(asyncio.to_thread(work), done, failed, lasting=True)

    def _done(self, path: Path, found: object) -> None:
        words = self.tr("Exported to {0}.").format(path)
        if isinstance(found, Many) and found.left_out:
            lost = self.tr("{0} requests are not in it: {1}")
            words = f"{words} {lost.format(len(found.left_out), '; '.join(found.left_out[:_MOST_TOLD]))}"
        self.told.emit(words)

    def _failed(self, path: Path, error: Exception) -> None:
        reason = error.strerror if isinstance(error, OSError) and error.strerror else error
        self.told.emit(self.tr("{0} could not be written: {1}. Choose another place.").format(path.name, reason))


def _write_item(kind: str, item: Folder | SavedRequest, above: tuple[Folder, ...], base: str, path: Path) -> Many:
    found = postman_of(item, above) if kind == "postman" else text_of(kinds.kind(_TYPED[kind]), item, above, base)
    write_atomic(path, found.text)
    return found


def _write_kept(kept: KeptResponses, exchange_id: str, path: Path) -> None:
    found = kept.load(exchange_id)
    if found is None:
        raise FileNotFoundError(2, "its answer is kept no longer", exchange_id)
    _write_har(found.exchange, path)


def _write_har(exchange: Exchange, path: Path) -> None:
    body = b""
    if exchange.response is not None and exchange.response.body_path.is_file():
        with exchange.response.body_path.open("rb") as file:
            body = file.read(MOST_BODY_BYTES)
    write_atomic(path, har(exchange, body))
