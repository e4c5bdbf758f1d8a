"""What can be done with an import: read a source, take it into the collection or into tabs, accept changes."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.actions.collection import CollectionActions
from workbench.actions.import_reading import Read, Reading
from workbench.bridge import Bridge, Job
from workbench.collection.rearranging import Done
from workbench.collection.store import CollectionStore as Disk
from workbench.collection.updating import Known
from workbench.core.collection import Environment
from workbench.core.imports.changes import Change, changes
from workbench.core.imports.credentials import name_credentials
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.report import Imported
from workbench.core.imports.selection import drafts
from workbench.state.imports import ImportSnapshot, ImportStore, Working
from workbench.state.requests import RequestsStore

MOST_TABS = 20


class ImportActions(QObject):
    """One import at a time; reading and writing are beside the UI thread and can be cancelled."""

    _progressed = Signal(object, int, int)

    def __init__(
        self,
        store: ImportStore,
        bridge: Bridge,
        collection: CollectionActions,
        requests: RequestsStore,
        parent: QObject | None = None,
        *,
        take_environments: Callable[[tuple[Environment, ...]], None],
        take_secrets: Callable[[str, Mapping[str, str]], None],
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._collection = collection
        self._requests = requests
        self._take_environments = take_environments
        self._take_secrets = take_secrets
        self._reading: Reading | None = None
        self._job: Job | None = None
        self._known: Known | None = None
        self._progressed.connect(self._note_progress)

    def begin(self) -> None:
        """Nothing was read yet."""
        self.cancel()
        self._known = None
        self._store.replace(ImportSnapshot(finished=self._store.snapshot.finished))

    def read_file(self, path: Path) -> None:
        self._read(path.name, lambda reading: reading.file(path))

    def read_folder(self, path: Path) -> None:
        self._read(path.name, lambda reading: reading.folder(path))

    def read_text(self, text: str) -> None:
        self._read(self.tr("pasted text"), lambda reading: reading.text(text))

    def read_address(self, url: str) -> None:
        typed = url.strip()
        full = typed if "://" in typed else f"http://{typed}"
        self._read(full, lambda reading: reading.address(full, self._requests.snapshot.base))

    def cancel(self) -> None:
        """Stop what is under way; nothing of it is left behind."""
        if self._reading is not None:
            self._reading.cancelled.set()
        if self._job is not None:
            self._job.drop()
        self._reading = self._job = None
        self._change(working=None)

    def into_collection(self, chosen: Imported, folder: str) -> None:
        """Write what was chosen into a folder of the open collection; credentials go by names in its files."""
        if chosen.items:
            self._bridge.submit(asyncio.to_thread(name_credentials, chosen), partial(self._write, folder), self._failed)
        else:
            self._take_environments(chosen.environments)
            self._finished(None)

    def _write(self, folder: str, chosen: Imported) -> None:
        count = sum(1 for _ in chosen.requests())
        reading = Reading(self._teller())
        self._reading = reading
        self._change(working=Working(self.tr("Writing {0} requests").format(f"{count:,}"), 0, count), problem="")
        remember = self._store.snapshot.kind == "OpenAPI"
        act = partial(_bring_in, folder, chosen, remember, reading)
        words = self.tr("Imported {0}").format(chosen.name)
        places: list[str] = []
        then, undone = partial(self._written, chosen, places), partial(self._forget_secrets, places)
        self._collection.change(act, words, then, self._failed, undone=undone)

    def _written(self, chosen: Imported, places: list[str], done: Done) -> None:
        """Values of secrets that the source had go where secrets are; ``places`` notes whose they are, for undo."""
        values = {one.name: one.value for one in chosen.defaults.variables if one.secret and one.value}
        if values:
            places.append(done.path)
            self._take_secrets(done.path, values)
        self._finished(done)

    def _forget_secrets(self, places: list[str]) -> None:
        for place in places:
            self._take_secrets(place, {})

    def into_tabs(self, chosen: Imported) -> None:
        """Open what was chosen as tabs, which are in no file yet."""
        snapshot = self._requests.snapshot
        for draft in tuple(drafts(chosen))[:MOST_TABS]:
            snapshot = snapshot.with_new(draft)
        self._requests.replace(snapshot)
        self._take_environments(chosen.environments)
        self._finished(None)

    def accept(self, accepted: tuple[Change, ...]) -> None:
        """Bring these changes into the request files."""
        known = self._known
        if known is not None and accepted:
            self._change(working=Working(self.tr("Writing {0} changes").format(len(accepted))), problem="")
            words = self.tr("Updated {0} from its API").format(known.record.name)
            self._collection.change(partial(_accept, known, accepted), words, self._finished, self._failed)

    def _read(self, source: str, work: Callable[[Reading], Coroutine[Any, Any, Read]]) -> None:
        self.begin()
        self._reading = Reading(self._teller())
        self._change(source=source, working=Working(self.tr("Reading {0}").format(source)))
        self._job = self._bridge.submit(self._and_known(work(self._reading)), self._was_read, self._failed)

    async def _and_known(self, work: Coroutine[Any, Any, Read]) -> tuple[Read, tuple[Known, ...]]:
        read = await work
        disk = self._collection.disk
        return read, await disk.known_imports() if disk is not None and read.kind == "OpenAPI" else ()

    def _was_read(self, found: tuple[Read, tuple[Known, ...]]) -> None:
        read, known = found
        self._known = next((one for one in known if one.record.name == read.imported.name), None)
        told: tuple[Change, ...] = ()
        if self._known is not None:
            told = self._changes(self._known, read.imported)
        place = self._known.folder if self._known is not None else None
        self._change(imported=read.imported, kind=read.kind, working=None, known=place, changes=told)

    def _changes(self, known: Known, imported: Imported) -> tuple[Change, ...]:
        collection = self._collection.snapshot.collection
        mine = collection.folder.requests() if collection is not None else iter(())
        inside = (one for one in mine if not known.folder or one.path.startswith(f"{known.folder}/"))
        return changes(known.record.drafts, inside, imported)

    def _finished(self, _done: Done | None) -> None:
        snapshot = self._store.snapshot
        self._store.replace(replace(snapshot, working=None, problem="", finished=snapshot.finished + 1))

    def _failed(self, error: Exception) -> None:
        cancelled = isinstance(error, ImportCancelledError)
        self._change(working=None, problem="" if cancelled else _words(error))

    def _teller(self) -> Callable[[int, int], None]:
        """Tells from another thread how far the reading that began now is."""
        return lambda done, total: self._progressed.emit(self._reading, done, total)

    def _note_progress(self, reading: object, done: int, total: int) -> None:
        working = self._store.snapshot.working
        if working is not None and reading is self._reading:
            self._change(working=replace(working, done=done, total=total))

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


async def _bring_in(folder: str, chosen: Imported, remember: bool, reading: Reading, disk: Disk) -> Done:
    return await disk.bring_in(folder, chosen, remember, reading.progress)


async def _accept(known: Known, accepted: tuple[Change, ...], disk: Disk) -> Done:
    return await disk.accept(known, accepted)


def _words(error: Exception) -> str:
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}." if error.filename else f"{error.strerror}."
    return str(error) or type(error).__name__
