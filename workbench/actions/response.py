"""What can be done with an answer: look at it in several forms, search, filter, save; all of it off this thread."""

import asyncio
import importlib
from collections.abc import AsyncIterator, Callable, Coroutine
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject

from workbench.bridge import Bridge, Job
from workbench.core.exchange import Exchange
from workbench.core.lines import NOTHING, Found
from workbench.state.requests import RequestsSnapshot
from workbench.state.response import BodyMode, FilterState, ResponseSnapshot, ResponseStore

if TYPE_CHECKING:
    from workbench.client.block_lines import BlockLines
    from workbench.client.body_forms import FilteredBody
    from workbench.client.body_reader import Body

Result = TypeVar("Result")
READABLE_AT_ONCE_BYTES = 1 << 20
_MADE_READABLE = ("xml", "svg", "html")


class ResponseActions(QObject):
    """Follows the tab in front and makes its answer ready."""

    def __init__(self, store: ResponseStore, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._exchange: Exchange | None = None
        self._body: Body | None = None
        self._shown: Body | None = None
        """The body, or what a filter left of it."""
        self._readable: BlockLines | None = None
        self._jobs: dict[str, Job] = {}

    def get_ready(self) -> None:
        """Import what reads bodies, away from the window's thread: the first answer then doesn't wait for it."""
        self._bridge.submit(asyncio.to_thread(_import_readers))

    def note_requests(self, snapshot: RequestsSnapshot) -> None:
        """Look at the answer of the tab in front."""
        exchange = snapshot.current.exchange
        if (exchange and exchange.id) != (self._exchange and self._exchange.id):
            self._look_at(exchange)

    def lay_out(self) -> None:
        """Write a readable form of XML or HTML, unless that was done or is under way. JSON needs none."""
        from workbench.client import body_forms

        shown = self._store.snapshot
        if self._body is None or shown.laying_out or self._readable or self._body.media.kind not in _MADE_READABLE:
            return
        self._store.replace(replace(shown, laying_out=True))
        form = "html" if self._body.media.kind == "html" else "xml"
        self._start("layout", body_forms.readable(self._body.file.path, form), self._laid_out)

    def cancel_layout(self) -> None:
        """Stop laying out; the raw body stays."""
        self._stop("layout")
        self._store.replace(replace(self._store.snapshot, laying_out=False))

    def search(self, words: str, mode: BodyMode) -> None:
        """Count and find words in one form of the body; the tree is searched by its raw text."""
        from workbench.client import body_search

        self._stop("search")
        self._store.replace(replace(self._store.snapshot, found=Found(words), found_in=mode))
        lines = self._lines(mode)
        if lines is not None and words:
            self._start("search", asyncio.to_thread(body_search.search, lines, words), self._show_found)

    def filter(self, path: str) -> None:
        """Show only what a JSONPath finds; an empty one shows all again."""
        from workbench.client import body_forms

        self._stop("filter")
        body = self._body
        if body is None:
            return
        if not path:
            self._store.replace(replace(self._store.snapshot, filter=FilterState()))
            self._show(body)
            return
        before = self._store.snapshot.filter
        self._store.replace(replace(self._store.snapshot, filter=replace(before, path=path, working=True, error="")))
        self._start("filter", body_forms.filtered(body.file.path, body.file.size, path), self._filtered)

    def save(self, target: str) -> None:
        """Save the body as it came (unpacked) to a file."""
        from workbench.client import body_reader

        if self._exchange and self._exchange.response:
            work = asyncio.to_thread(body_reader.save, self._exchange.response.body_path, Path(target))
            self._bridge.submit(work, self._saved, self._failed, lasting=True)

    def _look_at(self, exchange: Exchange | None) -> None:
        self._exchange, self._body, self._shown, self._readable = exchange, None, None, None
        for name in tuple(self._jobs):
            self._stop(name)
        self._store.replace(ResponseSnapshot(exchange.id if exchange else ""))
        if exchange and exchange.response:
            response = exchange.response
            self._start("read", _read(response.body_path, response.header("content-type")), self._was_read)

    def _was_read(self, body: "Body") -> None:
        self._body = body
        self._show(body)
        if not body.complete:
            job = self._bridge.stream(lambda: _rest_of(body), self._show_if_current, self._indexed)
            self._jobs["index"] = job
        if body.media.kind in _MADE_READABLE and body.size <= READABLE_AT_ONCE_BYTES:
            self.lay_out()

    def _show_if_current(self, body: "Body") -> None:
        if body is self._shown:
            self._show(body)

    def _show(self, body: "Body") -> None:
        self._shown = body
        fresh = body.raw is not self._store.snapshot.raw
        shown = replace(self._store.snapshot, found=NOTHING) if fresh else self._store.snapshot
        self._store.replace(
            replace(
                shown,
                ready=True,
                media=body.media,
                size=body.size,
                indexed=body.indexed_bytes / body.file.size if body.file.size else 1.0,
                raw=body.raw,
                pretty=body.pretty or (self._readable if body.media.kind in ("xml", "svg") else None),
                preview=self._readable if body.media.kind == "html" else None,
                image=body.original.path if body.media.kind in ("image", "svg") else None,
                tree=body.tree,
                hex=body.hex,
                bad_characters=body.bad_characters,
            )
        )

    def _indexed(self, error: Exception | None) -> None:
        if error is not None:
            self._failed(error)

    def _laid_out(self, lines: "BlockLines") -> None:
        self._readable = lines
        self._store.replace(replace(self._store.snapshot, laying_out=False))
        if self._shown is not None:
            self._show(self._shown)

    def _filtered(self, result: "FilteredBody") -> None:
        shown = self._store.snapshot.filter
        if result.body is None:
            self._store.replace(
                replace(
                    self._store.snapshot,
                    filter=replace(shown, working=False, error=result.error, error_at=result.error_at),
                )
            )
            return
        state = FilterState(shown.path, count=result.count, capped=result.capped)
        self._store.replace(replace(self._store.snapshot, filter=state))
        self._show(result.body)

    def _lines(self, mode: BodyMode) -> "BlockLines | None":
        if self._shown is None:
            return None
        if mode in ("preview", "pretty"):
            return self._shown.pretty or self._readable
        return self._shown.raw if mode in ("tree", "raw") else None

    def _show_found(self, found: Found) -> None:
        if found.words == self._store.snapshot.found.words:
            self._store.replace(replace(self._store.snapshot, found=found))

    def _saved(self, size: int) -> None:
        self._store.replace(replace(self._store.snapshot, notice=self.tr("{0} bytes saved.").format(f"{size:,}")))

    def _failed(self, error: Exception) -> None:
        notice = self.tr("The body can't be read: {0}. It may have been cleaned up; send again.").format(error)
        shown = replace(self._store.snapshot.filter, working=False)
        self._store.replace(replace(self._store.snapshot, ready=True, laying_out=False, filter=shown, notice=notice))

    def _start(self, name: str, work: Coroutine[Any, Any, Result], done: Callable[[Result], None]) -> None:
        """Begin a job that ends when another answer comes into sight; its callback is dropped then."""
        self._stop(name)
        self._jobs[name] = self._bridge.submit(work, partial(self._deliver, self._id, done), self._failed)

    def _stop(self, name: str) -> None:
        job = self._jobs.pop(name, None)
        if job is not None:
            job.cancel()

    @property
    def _id(self) -> str:
        return self._exchange.id if self._exchange else ""

    def _deliver(self, exchange_id: str, done: Callable[[Result], None], result: Result) -> None:
        if exchange_id == self._id:
            done(result)


def _import_readers() -> None:
    for name in ("body_forms", "body_search"):
        importlib.import_module(f"workbench.client.{name}")


async def _read(path: Path, content_type: str) -> "Body":
    return await asyncio.to_thread(_open, path, content_type)


def _open(path: Path, content_type: str) -> "Body":
    from workbench.client import body_reader  # numpy, which the start can do without

    return body_reader.read(path, content_type)


async def _rest_of(body: "Body") -> AsyncIterator["Body"]:
    from workbench.client.body_reader import SLICE_S

    while not body.complete:
        await asyncio.to_thread(body.index, SLICE_S)
        yield body
