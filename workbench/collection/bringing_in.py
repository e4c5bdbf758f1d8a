"""Writes what was imported into a collection's folder, as one change that can be undone as a whole."""

from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from workbench.collection.names import ENVIRONMENTS, FOLDER_FILE, ROOT_FILE, stem, suggested
from workbench.collection.rearranging import Done
from workbench.collection.steps import Make, Step, Write, take
from workbench.core.collection import Defaults, Environment, Folder, SavedRequest
from workbench.core.imports import record
from workbench.core.imports.report import Imported
from workbench.core.opencollection import write_environment, write_folder, write_request

Progress = Callable[[int, int], None]


def bring_in(root: Path, folder: str, imported: Imported, remember: bool, progress: Progress) -> Done:
    """Put an import into ``folder``: one request as it is, more of them in a folder of their own.

    ``remember`` keeps what was imported beside it, to compare a newer version with. When ``progress`` raises, or the
    disk refuses, nothing is left behind.
    """
    steps = list(_Writing(root).steps(folder, imported, remember))
    taken: list[Step] = []
    take(_told(steps, taken, progress))
    made = next((step.path for step in steps if isinstance(step, Make | Write)), root)
    return Done(made.relative_to(root).as_posix(), "", tuple(taken))


def _told(steps: list[Step], taken: list[Step], progress: Progress) -> Iterator[Step]:
    for number, step in enumerate(steps):
        progress(number, len(steps))
        taken.append(step)
        yield step
    progress(len(steps), len(steps))


class _Names:
    """Free names in one folder, also for thousands of items of the same title."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self._used = {name.lower() for name in taken}
        self._counts: dict[str, int] = {}

    def free(self, title: str, suffix: str) -> str:
        kept = stem(title)
        number = self._counts.get(kept.lower(), 0)
        name = ""
        while not name or name.lower() in self._used:
            number += 1
            name = f"{kept}{suffix}" if number == 1 else f"{kept} {number}{suffix}"
        self._counts[kept.lower()] = number
        self._used.add(name.lower())
        return name


class _Writing:
    """Makes the steps; nothing is written yet."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def steps(self, folder: str, imported: Imported, remember: bool) -> Iterator[Step]:
        names = _Names(path.name for path in (self._root / folder).iterdir())
        if imported.items and not _is_plain(imported):
            own = Folder("", imported.name, imported.items, imported.defaults, imported.notes)
            place = self._root / folder / names.free(imported.name, "")
            yield from self._folder(place, own, 0)
            if remember:
                yield Write(place / record.FILE, None, record.write_record(record.record_of(imported)))
        else:
            yield from self._items(self._root / folder, imported.items, names)
        yield from self._environments(imported.environments)

    def _folder(self, place: Path, folder: Folder, sequence: int) -> Iterator[Step]:
        yield Make(place)
        shown = Folder(place.name, folder.name, (), folder.defaults, folder.notes, "", folder.switches)
        yield Write(place / FOLDER_FILE, None, write_folder(shown, sequence=sequence))
        yield from self._items(place, folder.items, _Names((FOLDER_FILE, ROOT_FILE)))

    def _items(self, place: Path, items: tuple[Folder | SavedRequest, ...], names: _Names) -> Iterator[Step]:
        for number, item in enumerate(items, 1):
            if isinstance(item, Folder):
                yield from self._folder(place / names.free(item.name, ""), item, number)
            else:
                file = place / names.free(suggested(item.draft), ".yml")
                yield Write(file, None, write_request(item.draft, sequence=number))

    def _environments(self, environments: tuple[Environment, ...]) -> Iterator[Step]:
        if not environments:
            return
        place = self._root / ENVIRONMENTS
        names = _Names(path.name for path in place.iterdir()) if place.is_dir() else _Names()
        if not place.is_dir():
            yield Make(place)
        for one in environments:
            yield Write(place / names.free(one.name, ".yml"), None, write_environment(one))


def _is_plain(imported: Imported) -> bool:
    """Whether it is one request, or items that need no folder around them."""
    one = len(imported.items) == 1 and isinstance(imported.items[0], SavedRequest)
    return one and imported.defaults == Defaults()
