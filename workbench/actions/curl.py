"""Takes cURL command lines into the request in front, tells what was left behind, and takes it back on undo."""

import asyncio
from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject

from workbench.bridge import Bridge
from workbench.core.curl import Imported, Note, import_curl
from workbench.state.requests import RequestsStore

MAX_FILE_BYTES = 4 << 20


class CurlActions(QObject):
    """Imports beside the UI thread: a command line may name files to read."""

    def __init__(self, store: RequestsStore, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge

    def import_text(self, text: str) -> None:
        """Put the request of a command line in the place of the draft in front."""
        tab_id = self._store.snapshot.active
        work = asyncio.to_thread(import_curl, text, _read)
        self._bridge.submit(work, partial(self._imported, tab_id), partial(self._refused, tab_id))

    def undo(self) -> None:
        """Put back what the last import took the place of."""
        tab = self._store.snapshot.current
        if tab.before_import is not None:
            undone = replace(tab, draft=tab.before_import, before_import=None, note="")
            self._store.replace(self._store.snapshot.with_tab(undone))

    def dismiss(self) -> None:
        """The note was read."""
        tab = self._store.snapshot.current
        self._store.replace(self._store.snapshot.with_tab(replace(tab, note="", before_import=None)))

    def _imported(self, tab_id: int, imported: Imported) -> None:
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            draft = replace(imported.draft, name=tab.draft.name)
            filled = replace(tab, draft=draft, before_import=tab.draft, note=self._words(imported))
            self._store.replace(self._store.snapshot.with_tab(filled))

    def _refused(self, tab_id: int, error: Exception) -> None:
        tab = self._store.snapshot.tab(tab_id)
        if tab is not None:
            words = self.tr("This cURL command line can't be imported: {0}.").format(error)
            self._store.replace(self._store.snapshot.with_tab(replace(tab, note=words)))

    def _words(self, imported: Imported) -> str:
        if not imported.lost:
            return self.tr("Imported from cURL; nothing was lost.")
        told = "; ".join(_told(note) for note in imported.lost)
        return self.tr("Imported from cURL. Not carried over as it stood: {0}.").format(told)


def _told(note: Note) -> str:
    return f"{note.what} ({note.why})"


def _read(path: str) -> bytes:
    """A file that a command line names; a huge or endless one is refused."""
    with Path(path).open("rb") as file:
        content = file.read(MAX_FILE_BYTES + 1)
    if len(content) > MAX_FILE_BYTES:
        raise OSError(27, f"larger than {MAX_FILE_BYTES >> 20} MiB", path)
    return content
