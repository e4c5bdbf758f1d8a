"""The folder of the open collection: reads it, watches it, and runs what is to be done in it, one after the other."""

from collections.abc import Callable, Coroutine
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge, Failed, Job
from workbench.collection.reading import OpeningCancelledError
from workbench.collection.store import CollectionStore as Disk
from workbench.core.collection import Collection
from workbench.state.collection import CollectionStore, Opening, Trouble

Result = TypeVar("Result")
Act = Callable[[Disk], Coroutine[Any, Any, Result]]


class CollectionFolder(QObject):
    """At most one folder is open.

    Signals:
        opening: Another folder takes the place of the one that was open; carries its path.
        read: The folder was read, for the first time or again; carries the Collection.
    """

    opening = Signal(object)
    read = Signal(object)
    _progressed = Signal(int, int)

    def __init__(self, store: CollectionStore, bridge: Bridge, trash: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._trash = trash
        self._watching: Job | None = None
        self._cancelled = Event()
        self._progressed.connect(self._note_progress)
        self.disk: Disk | None = None

    def open(self, root: Path) -> None:
        """Read a folder; the one that is open stays until that has worked."""
        self._cancelled.set()
        self._cancelled = Event()
        disk = Disk(root, self._trash)
        self._change(opening=Opening(root), trouble=None)
        work = disk.open(self._progressed.emit, self._cancelled)
        self._bridge.submit(work, partial(self._opened, disk), partial(self._not_opened, root))

    def cancel_opening(self) -> None:
        self._cancelled.set()

    def close(self) -> None:
        if self._watching is not None:
            self._watching.cancel()
        self._watching = None
        self.disk = None

    def refresh(self) -> None:
        """Read again what changed."""
        if self.disk is not None:
            self._bridge.submit(self.disk.open(), self._read, self._failed)

    def run(self, act: Act[Result], done: Callable[[Result, Collection], None], failed: Failed | None = None) -> None:
        """Do something in the folder and read it again; ``done`` gets both outcomes at once."""
        if self.disk is not None:
            work = _and_read(self.disk, act)
            self._bridge.submit(work, partial(_hand_over, done), failed or self._failed, lasting=True)

    def is_open(self, collection: Collection) -> bool:
        """Whether a collection that was read is still the one that is open."""
        return self.disk is not None and collection.root == self.disk.root

    def _opened(self, disk: Disk, collection: Collection) -> None:
        self.close()
        self.opening.emit(disk.root)
        self.disk = disk
        self._change(opening=None)
        self.read.emit(collection)
        self._watching = self._bridge.stream(disk.watch, self._note_outside, self._watch_ended)

    def _not_opened(self, root: Path, error: Exception) -> None:
        self._change(opening=None)
        if not isinstance(error, OpeningCancelledError):
            what = self.tr("{0} can't be opened.").format(root.name or root)
            self._change(trouble=Trouble(what, why(error)))

    def _note_outside(self, _paths: frozenset[str]) -> None:
        self.refresh()

    def _watch_ended(self, error: Exception | None) -> None:
        if error is not None:
            what = self.tr("Changes by other programs are no longer noticed.")
            self._change(trouble=Trouble(what, why(error)))

    def _read(self, collection: Collection) -> None:
        if self.is_open(collection):
            self.read.emit(collection)

    def _note_progress(self, done: int, total: int) -> None:
        opening = self._store.snapshot.opening
        if opening is not None:
            self._change(opening=replace(opening, done=done, total=total))

    def _failed(self, error: Exception) -> None:
        self._change(trouble=Trouble(self.tr("That could not be done."), why(error)))

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


def why(error: Exception) -> str:
    """The reason in words, with the file that it is about."""
    if isinstance(error, OSError):
        reason = str(error.strerror or error)
        return f"{reason}: {error.filename}" if error.filename else reason
    return str(error)


async def _and_read(disk: Disk, act: Act[Result]) -> tuple[Result, Collection]:
    return await act(disk), await disk.open()


def _hand_over(done: Callable[[Result, Collection], None], outcome: tuple[Result, Collection]) -> None:
    done(*outcome)
