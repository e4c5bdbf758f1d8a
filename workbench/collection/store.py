"""A collection on disk: opened, saved into, rearranged and watched, always away from the window's thread."""

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event
from typing import ParamSpec, TypeVar

from workbench.collection import bringing_in, disk, updating, watching
from workbench.collection.bringing_in import Progress as Telling
from workbench.collection.names import ENVIRONMENTS, FOLDER_FILE, ROOT_FILE, stem
from workbench.collection.reading import CollectionReader, Progress
from workbench.collection.rearranging import Done, Rearranging
from workbench.collection.steps import ChangedSinceError, Step, Write, backwards, take
from workbench.core.collection import Collection, Environment, Folder
from workbench.core.folder_merge import merge_environment, merge_folder
from workbench.core.imports.changes import Change
from workbench.core.imports.report import Imported
from workbench.core.opencollection import (
    UnreadableError,
    read_environment,
    read_folder,
    read_request,
    write_environment,
    write_folder,
    write_request,
)
from workbench.core.request import RequestDraft

Params = ParamSpec("Params")
Result = TypeVar("Result")

__all__ = ["ChangedSinceError", "CollectionStore", "Done", "Saved"]


@dataclass(frozen=True, slots=True)
class Saved:
    """How a save came out. ``theirs`` is set when the file says something else than before: nothing was written."""

    path: str
    theirs: RequestDraft | None = None


@dataclass(frozen=True, slots=True)
class SavedEnvironment:
    """An environment as it was written; ``clashing`` names the variables that its file held otherwise, too."""

    environment: Environment
    clashing: tuple[str, ...] = ()


class FolderClashError(Exception):
    """A folder's file was changed by something else in the same places; ``theirs`` is what it says."""

    def __init__(self, theirs: Folder) -> None:
        super().__init__(f"{theirs.path or theirs.name} was changed by something else.")
        self.theirs = theirs


class CollectionStore:
    """One folder of request files. Paths are relative to it, with ``/``; one thing at a time is done to it."""

    def __init__(self, root: Path, trash: Path) -> None:
        self.root = root
        self._trash = trash
        self._reader = CollectionReader(root)
        self._rearranging = Rearranging(root, trash)
        self._lock = asyncio.Lock()

    async def open(self, progress: Progress | None = None, cancelled: Event | None = None) -> Collection:
        """Read what is there now; only changed files are read again. Raises OSError, OpeningCancelledError."""
        return await self._run(self._reader.read, progress, cancelled)

    async def save(
        self,
        path: str,
        draft: RequestDraft,
        base: RequestDraft | None = None,
    ) -> Saved:
        """Write a draft into its file, touching only what it says otherwise.

        ``base`` is what the file held when editing began: when it says something else now, nothing is written.
        Raises OSError, UnreadableError.
        """
        return await self._run(self._save, path, draft, base)

    async def create(self, folder: str, draft: RequestDraft) -> Done:
        """A new file for a draft, last in its folder."""
        return await self._run(self._rearranging.create, folder, draft)

    async def create_folder(self, parent: str, name: str) -> Done:
        return await self._run(self._rearranging.create_folder, parent, name)

    async def rename(self, path: str, name: str) -> Done:
        """Call a request or folder otherwise; its file follows."""
        return await self._run(self._rearranging.rename, path, name)

    async def duplicate(self, path: str) -> Done:
        """A copy beside the original, whatever else stands in its file."""
        return await self._run(self._rearranging.duplicate, path)

    async def move(self, path: str, folder: str, before: str = "") -> Done:
        """Put a request or folder into another folder, or elsewhere in its own: in front of ``before``, or last."""
        return await self._run(self._rearranging.move, path, folder, before)

    async def delete(self, path: str) -> Done:
        """Move a request or folder to the trash; undoing brings it back."""
        return await self._run(self._rearranging.delete, path)

    async def undo(self, steps: tuple[Step, ...]) -> None:
        """Take back what was done. Raises ChangedSinceError, OSError; nothing is changed then."""
        await self._run(take, backwards(steps))

    async def save_environment(self, environment: Environment, base: Environment | None = None) -> SavedEnvironment:
        """Write an environment into its file, a new one when it has none.

        ``base`` is what the file held when editing began: what was changed there since is kept, variable by variable.
        """
        return await self._run(self._save_environment, environment, base)

    async def delete_environment(self, path: str) -> Done:
        return await self._run(self._rearranging.delete, path)

    async def save_folder(self, folder: Folder, base: Folder) -> Done:
        """Write what a folder hands down, its switches and its notes; its items are left alone.

        ``base`` is what its file held when editing began: what was changed there since is kept. Raises
        FolderClashError when both changed the same, OSError, UnreadableError; nothing is written then.
        """
        return await self._run(self._save_folder, folder, base)

    async def bring_in(self, folder: str, imported: Imported, remember: bool, progress: Telling) -> Done:
        """Put an import into a folder; nothing is left behind when ``progress`` raises."""
        return await self._run(bringing_in.bring_in, self.root, folder, imported, remember, progress)

    async def known_imports(self) -> tuple[updating.Known, ...]:
        """The folders that an API was imported into."""
        return await self._run(updating.known_imports, self.root)

    async def accept(self, known: updating.Known, changes: tuple[Change, ...]) -> Done:
        """Bring changes of a newer version into the request files."""
        return await self._run(updating.accept, self.root, self._trash, known, changes)

    def watch(self) -> AsyncIterator[frozenset[str]]:
        """Paths that something changed, in batches, for as long as it is listened to."""
        return watching.changes(self.root)

    async def _run(self, work: Callable[Params, Result], *args: Params.args, **kwargs: Params.kwargs) -> Result:
        async with self._lock:
            return await asyncio.to_thread(work, *args, **kwargs)

    def _save(self, path: str, draft: RequestDraft, base: RequestDraft | None) -> Saved:
        file = self.root / path
        old = disk.read_text(file) if file.exists() else ""
        if base is not None and old:
            found = read_request(old, path)
            if not found.problem and found.draft not in (base, draft):
                return Saved(path, found.draft)
        disk.write_text(file, write_request(draft, old, path=path))
        return Saved(path)

    def _save_environment(self, environment: Environment, base: Environment | None) -> SavedEnvironment:
        path = environment.path or f"{ENVIRONMENTS}/{stem(environment.name)}.yml"
        file = self.root / path
        old = disk.read_text(file) if file.exists() else ""
        merged = environment
        clashing: tuple[str, ...] = ()
        if base is not None and old:
            merged, clashing = merge_environment(base, environment, read_environment(old, path))
        disk.write_text(file, write_environment(merged, old))
        return SavedEnvironment(replace(merged, path=path), clashing)

    def _save_folder(self, folder: Folder, base: Folder) -> Done:
        file = self.root / folder.path / (FOLDER_FILE if folder.path else ROOT_FILE)
        old = disk.read_text(file) if file.exists() else None
        theirs = read_folder(old or "", folder.path, base.name)
        if theirs.problem:
            raise UnreadableError(theirs.problem)
        merged = merge_folder(base, folder, theirs)
        if merged.clashing:
            raise FolderClashError(theirs)
        step = Write(file, old, write_folder(replace(merged.folder, items=()), old or ""))
        take((step,))
        return Done(folder.path, folder.path, (step,))
