"""Reads a whole collection from its folder; a file that is as it was is not read again."""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from threading import Event

from workbench.collection import disk
from workbench.collection.names import ENVIRONMENTS, FOLDER_FILE, ROOT_FILE, SUFFIXES
from workbench.core.collection import Collection, Environment, Folder, SavedRequest
from workbench.core.garbage import keep_out
from workbench.core.opencollection import (
    UnreadableError,
    read_environment,
    read_folder,
    read_inline_environments,
    read_request,
)
from workbench.core.request import RequestDraft

Progress = Callable[[int, int], None]
Stamp = tuple[int, int, int]
_SKIPPED = ("node_modules", "__pycache__")
_TELL_EVERY = 50
_MANY = 500
_LAST = float("inf")


class OpeningCancelledError(Exception):
    """The user didn't want to wait for the rest."""


@dataclass(frozen=True, slots=True)
class _Found:
    """What lies in one folder on disk."""

    path: str
    files: tuple[str, ...]
    folders: "tuple[_Found, ...]"

    def count(self) -> int:
        return len(self.files) + sum(folder.count() for folder in self.folders)


class CollectionReader:
    """Reads one folder, again and again."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._known: dict[str, tuple[Stamp, SavedRequest]] = {}

    def read(self, progress: Progress | None = None, cancelled: Event | None = None) -> Collection:
        """The collection as it lies there now. Raises OSError when there is no such folder."""
        found = _look(self._root, "")
        work = _Reading(self._root, self._known, found.count(), progress, cancelled)
        folder = work.folder(found, is_root=True)
        self._known = work.read_now
        environments, problems = self._environments()
        return Collection(self._root, folder, environments, problems)

    def _environments(self) -> tuple[tuple[Environment, ...], tuple[str, ...]]:
        """Those in files, then those of ``opencollection.yml`` that no file is called like."""
        found: list[Environment] = []
        problems: list[str] = []
        for path in sorted((self._root / ENVIRONMENTS).glob("*.y*ml")):
            relative = f"{ENVIRONMENTS}/{path.name}"
            try:
                found.append(read_environment(disk.read_text(path), relative))
            except (OSError, UnreadableError) as error:
                problems.append(f"{relative}: {error}")
        names = {one.name for one in found}
        found += [one for one in read_inline_environments(_text(self._root / ROOT_FILE)) if one.name not in names]
        return tuple(found), tuple(problems)


class _Reading:
    """One pass over the files."""

    def __init__(
        self,
        root: Path,
        known: dict[str, tuple[Stamp, SavedRequest]],
        total: int,
        progress: Progress | None,
        cancelled: Event | None,
    ) -> None:
        self._root = root
        self._known = known
        self._total = total
        self._progress = progress
        self._cancelled = cancelled
        self.read_now: dict[str, tuple[Stamp, SavedRequest]] = {}

    def folder(self, found: _Found, *, is_root: bool = False) -> Folder:
        """The folder with everything in it: folders first, each kind by its place, then by name."""
        name = self._root.name if is_root else ""
        file = self._root / found.path / (ROOT_FILE if is_root else FOLDER_FILE)
        made = _folder(file, found.path, name)
        folders = sorted((self.folder(one) for one in found.folders), key=_place)
        requests = sorted((self._request(f"{found.path}/{one}".lstrip("/")) for one in found.files), key=_place)
        return replace(made, items=(*folders, *requests))

    def _request(self, path: str) -> SavedRequest:
        self._tell()
        try:
            stamp = _stamp(self._root / path)
            known = self._known.get(path)
            request = known[1] if known and known[0] == stamp else self._read(path)
        except OSError as error:
            stamp, request = (0, 0, 0), _unread(path, f"The file can't be read: {error.strerror or error}.")
        self.read_now[path] = stamp, request
        return request

    def _read(self, path: str) -> SavedRequest:
        try:
            return read_request(disk.read_text(self._root / path), path)
        except UnreadableError as error:
            return _unread(path, str(error))

    def _tell(self) -> None:
        if self._cancelled is not None and self._cancelled.is_set():
            raise OpeningCancelledError
        if len(self.read_now) % _MANY == _MANY - 1:
            keep_out()
        if self._progress is not None and len(self.read_now) % _TELL_EVERY == 0:
            self._progress(len(self.read_now), self._total)


def own_items(root: Path, path: str) -> tuple[Folder | SavedRequest, ...]:
    """What lies in one folder itself, in order; the folders in it without their items."""
    return _Reading(root, {}, 0, None, None).folder(_look(root, path, deep=False)).items


def _look(root: Path, path: str, *, deep: bool = True) -> _Found:
    files: list[str] = []
    folders: list[_Found] = []
    with os.scandir(root / path) as entries:
        for entry in sorted(entries, key=_name):
            if entry.name.startswith(disk.TEMPORARY) and entry.is_file(follow_symlinks=False):
                disk.sweep(Path(entry.path))
            if entry.name.startswith(".") or entry.name in _SKIPPED:
                continue
            if entry.is_dir(follow_symlinks=False):
                below = f"{path}/{entry.name}".lstrip("/")
                if below != ENVIRONMENTS:
                    folders += _readable(root, below) if deep else [_Found(below, (), ())]
            elif entry.name.endswith(SUFFIXES) and entry.name not in (ROOT_FILE, FOLDER_FILE):
                files.append(entry.name)
    return _Found(path, tuple(files), tuple(folders))


def _readable(root: Path, path: str) -> Iterator[_Found]:
    """A folder below; none when it may not be looked into, or went away."""
    try:
        yield _look(root, path)
    except OSError:
        return


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _folder(file: Path, path: str, name: str) -> Folder:
    try:
        return read_folder(disk.read_text(file) if file.exists() else "", path, name)
    except (OSError, UnreadableError) as error:
        return replace(read_folder("", path, name), problem=str(error))


def _place(item: Folder | SavedRequest) -> tuple[float, str]:
    name = item.name if isinstance(item, Folder) else item.draft.name
    return (_LAST if item.sequence is None else item.sequence, name.lower())


def _unread(path: str, problem: str) -> SavedRequest:
    return SavedRequest(path, RequestDraft(name=Path(path).stem), problem=problem)


def _stamp(path: Path) -> Stamp:
    found = path.stat()
    return found.st_mtime_ns, found.st_size, found.st_ino


def _text(path: Path) -> str:
    try:
        return disk.read_text(path)
    except (OSError, UnreadableError):
        return ""
