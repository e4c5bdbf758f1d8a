"""What can be done with an answer: look at it in three ways, search it, save it; all reading off this thread."""

import asyncio
from collections.abc import Coroutine
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from workbench.bridge import Bridge, Job
from workbench.client import body_reader
from workbench.client.body_reader import Reading
from workbench.core.exchange import Exchange
from workbench.core.lines import Found
from workbench.state.requests import RequestsSnapshot
from workbench.state.response import BodyMode, ResponseSnapshot, ResponseStore

if TYPE_CHECKING:
    from workbench.client.line_index import LineIndex

Result = TypeVar("Result")
PRETTY_AT_ONCE_BYTES = body_reader.IN_PROCESS_BYTES


class ResponseActions(QObject):
    """Follows the tab in front and makes its answer ready."""

    def __init__(self, store: ResponseStore, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._exchange: Exchange | None = None
        self._raw: LineIndex | None = None
        self._pretty: LineIndex | None = None
        self._layout_job: Job | None = None

    def note_requests(self, snapshot: RequestsSnapshot) -> None:
        """Look at the answer of the tab in front."""
        exchange = snapshot.current.exchange
        if (exchange and exchange.id) != (self._exchange and self._exchange.id):
            self._look_at(exchange)

    def lay_out(self) -> None:
        """Lay the body out on lines, unless that was done or is under way."""
        exchange, shown = self._exchange, self._store.snapshot
        if exchange is None or exchange.response is None or shown.pretty or shown.laying_out or not shown.is_json:
            return
        self._store.replace(replace(shown, laying_out=True))
        work = _tagged(exchange.id, body_reader.pretty(exchange.response.body_path))
        self._layout_job = self._bridge.submit(work, self._laid_out, self._failed)

    def cancel_layout(self) -> None:
        """Stop laying out; the raw body stays."""
        if self._layout_job is not None:
            self._layout_job.cancel()
            self._store.replace(replace(self._store.snapshot, laying_out=False))

    def search(self, words: str, mode: BodyMode) -> None:
        """Count and find words in the raw or the laid-out body."""
        lines = self._pretty if mode == "pretty" else self._raw
        self._store.replace(replace(self._store.snapshot, found=Found(words), found_in=mode))
        if lines is not None and words:
            self._bridge.submit(asyncio.to_thread(body_reader.search, lines, words), self._show_found, self._failed)

    def save(self, target: str) -> None:
        """Save the body as it came (unpacked) to a file."""
        if self._exchange and self._exchange.response:
            work = asyncio.to_thread(body_reader.save, self._exchange.response.body_path, Path(target))
            self._bridge.submit(work, self._saved, self._failed)

    def _look_at(self, exchange: Exchange | None) -> None:
        self._exchange, self._raw, self._pretty = exchange, None, None
        self.cancel_layout()
        self._store.replace(ResponseSnapshot(exchange.id if exchange else ""))
        if exchange and exchange.response:
            response = exchange.response
            reading = asyncio.to_thread(body_reader.read, response.body_path, response.header("content-type"))
            self._bridge.submit(_tagged(exchange.id, reading), self._was_read, self._failed)

    def _was_read(self, result: tuple[str, Reading]) -> None:
        exchange_id, reading = result
        if exchange_id != self._store.snapshot.exchange_id:
            return
        self._raw = reading.lines
        shown = replace(self._store.snapshot, ready=True, is_json=reading.is_json, raw=reading.lines, tree=reading.tree)
        self._store.replace(shown)
        if reading.is_json and reading.lines.size <= PRETTY_AT_ONCE_BYTES:
            self.lay_out()

    def _laid_out(self, result: "tuple[str, LineIndex]") -> None:
        exchange_id, lines = result
        if exchange_id == self._store.snapshot.exchange_id:
            self._pretty = lines
            self._store.replace(replace(self._store.snapshot, pretty=lines, laying_out=False))

    def _show_found(self, found: Found) -> None:
        if found.words == self._store.snapshot.found.words:
            self._store.replace(replace(self._store.snapshot, found=found))

    def _saved(self, size: int) -> None:
        self._store.replace(replace(self._store.snapshot, notice=self.tr("{0} bytes saved.").format(f"{size:,}")))

    def _failed(self, error: Exception) -> None:
        notice = self.tr("The body can't be read: {0}. It may have been cleaned up; send again.").format(error)
        self._store.replace(replace(self._store.snapshot, ready=True, laying_out=False, notice=notice))


async def _tagged(exchange_id: str, work: Coroutine[Any, Any, Result]) -> tuple[str, Result]:
    return exchange_id, await work
