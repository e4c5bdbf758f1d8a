"""Brings what a newer version of an imported API changed into the request files, one accepted change at a time."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import strftime

from workbench.collection import disk
from workbench.collection.names import FOLDER_FILE, file_name, folder_name, suggested
from workbench.collection.rearranging import Done
from workbench.collection.steps import Make, Move, Step, Write, take
from workbench.core.collection import Folder
from workbench.core.imports import record
from workbench.core.imports.changes import Change
from workbench.core.imports.record import Record
from workbench.core.opencollection import UnreadableError, read_folder, write_folder, write_request


@dataclass(frozen=True, slots=True)
class Known:
    """A folder that an API was imported into, and what was imported then."""

    folder: str
    record: Record


def known_imports(root: Path) -> tuple[Known, ...]:
    """Every folder of a collection with such a record; one that can't be read counts as none."""
    found: list[Known] = []
    for path in sorted(root.rglob(record.FILE)):
        try:
            read = record.read_record(disk.read_text(path))
        except (OSError, UnreadableError):
            continue
        if read is not None:
            folder = path.parent.relative_to(root).as_posix()
            found.append(Known("" if folder == "." else folder, read))
    return tuple(found)


def accept(root: Path, trash: Path, known: Known, changes: tuple[Change, ...]) -> Done:
    """Save, make or delete what the changes say, and remember that they were accepted. All of it, or nothing."""
    steps = tuple(_Updating(root, trash, known).steps(changes))
    take(steps)
    return Done("", "", steps)


class _Updating:
    """Makes the steps; nothing is written yet."""

    def __init__(self, root: Path, trash: Path, known: Known) -> None:
        self._root, self._trash, self._known = root, trash, known
        self._place = root / known.folder
        self._taken: dict[Path, list[str]] = {}

    def steps(self, changes: tuple[Change, ...]) -> Iterator[Step]:
        for change in changes:
            if change.kind == "new":
                yield from self._new(change)
            elif change.kind == "removed":
                yield Move(self._root / change.path, self._free_trash(Path(change.path).name))
            elif change.draft is not None:
                file = self._root / change.path
                old = disk.read_text(file)
                yield Write(file, old, write_request(change.draft, old, path=change.path))
        file = self._place / record.FILE
        fresh = record.write_record(record.after(self._known.record, changes))
        yield Write(file, disk.read_text(file) if file.exists() else None, fresh)

    def _new(self, change: Change) -> Iterator[Step]:
        if change.draft is None:
            return
        place = self._folder_of(change.folder)
        if place not in self._taken:
            self._taken[place] = [one.name for one in place.iterdir()] if place.is_dir() else [FOLDER_FILE]
            if not place.is_dir():
                yield Make(place)
                yield Write(place / FOLDER_FILE, None, write_folder(Folder(place.name, change.folder)))
        name = file_name(suggested(change.draft), self._taken[place])
        self._taken[place].append(name)
        yield Write(place / name, None, write_request(change.draft, sequence=len(self._taken[place])))

    def _folder_of(self, tag: str) -> Path:
        """The folder that is called like the tag, wherever its files say so; a new one when there is none."""
        if not tag:
            return self._place
        for one in sorted(self._place.iterdir()):
            file = one / FOLDER_FILE
            if one.is_dir() and read_folder(disk.read_text(file) if file.exists() else "", one.name).name == tag:
                return one
        return self._place / folder_name(tag, (one.name for one in self._place.iterdir()))

    def _free_trash(self, name: str) -> Path:
        place = self._trash / f"{strftime('%Y%m%d-%H%M%S')}-{name}"
        number = 2
        while place.exists():
            place, number = place.with_name(f"{place.name}-{number}"), number + 1
        return place
