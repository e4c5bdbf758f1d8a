"""Reads a source and makes sense of it beside the UI thread."""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from threading import Event

from workbench.client import documents
from workbench.core.imports import sources
from workbench.core.imports.documents import decode
from workbench.core.imports.opencollection import import_opencollection_folder
from workbench.core.imports.progress import ImportCancelledError
from workbench.core.imports.report import Imported
from workbench.core.imports.sources import Source

Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Read:
    """What a source held, and the name of its format."""

    imported: Imported
    kind: str


class Reading:
    """One reading, which may be cancelled. ``tell`` is called from another thread."""

    def __init__(self, tell: Tell) -> None:
        self._tell = tell
        self.cancelled = Event()

    async def file(self, path: Path) -> Read:
        """A file, with the files beside it that it names. Raises OSError, UnreadableImportError."""
        return await asyncio.to_thread(self._file, path)

    async def folder(self, path: Path) -> Read:
        """A folder of OpenCollection files."""
        return await asyncio.to_thread(self._folder, path)

    async def text(self, text: str) -> Read:
        """What was pasted; the files that it names are read from where they are named."""
        return await asyncio.to_thread(self._read, Source(text, read_file=_named))

    async def address(self, url: str, base: str) -> Read:
        """A document at an address; when that is our own backend's, ``{{base}}`` stays its own."""
        content = await documents.read_address(url)
        origin = "" if base and url.startswith(base.rstrip("/") + "/") else url
        return await asyncio.to_thread(self._read, Source(decode(content), origin=origin))

    def progress(self, done: int, total: int) -> None:
        """Tell how far it is, now and then. Raises ImportCancelledError."""
        if self.cancelled.is_set():
            raise ImportCancelledError
        if done % 64 == 0 or done == total:
            self._tell(done, total)

    def _file(self, path: Path) -> Read:
        content = documents.read_file(path)
        return self._read(Source(decode(content), path.name, read_file=documents.beside(path)))

    def _folder(self, path: Path) -> Read:
        imported = import_opencollection_folder(documents.read_folder(path), path.name, progress=self.progress)
        return Read(imported, "OpenCollection")

    def _read(self, source: Source) -> Read:
        kind = sources.kind_of(source.content, source.name)
        return Read(kind.read(source, self.progress), kind.name)


def _named(path: str) -> bytes:
    return documents.read_file(Path(path))
