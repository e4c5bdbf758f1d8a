"""Creates, renames, copies, moves and deletes what lies in a collection's folder, each with the steps that undo it."""

from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise
from math import ceil, inf
from pathlib import Path

from workbench.collection import disk, trash
from workbench.collection.names import FOLDER_FILE, copy_title, file_name, folder_name, stem, suggested
from workbench.collection.reading import own_items
from workbench.collection.steps import Make, Move, Step, Write, take
from workbench.core.collection import Folder, SavedRequest
from workbench.core.opencollection import read_folder, read_request, write_folder, write_request, write_sequence
from workbench.core.request import RequestDraft


@dataclass(frozen=True, slots=True)
class Done:
    """What a change came to: the path of its item now, the one it had, and the steps that were taken."""

    path: str
    old_path: str
    steps: tuple[Step, ...]


class Rearranging:
    """Works on one folder; deleted things go to ``trash``. Every method raises OSError when the disk refuses."""

    def __init__(self, root: Path, trash: Path) -> None:
        self._root = root
        self._trash = trash

    def create(self, folder: str, draft: RequestDraft) -> Done:
        name = file_name(suggested(draft), self._taken(folder))
        text = write_request(draft, sequence=self._next_place(folder, of_folders=False))
        return self._do(_join(folder, name), "", Write(self._root / folder / name, None, text))

    def create_folder(self, parent: str, name: str) -> Done:
        path = _join(parent, folder_name(name, self._taken(parent)))
        text = write_folder(Folder(path, name), sequence=self._next_place(parent, of_folders=True))
        return self._do(path, "", Make(self._root / path), Write(self._root / path / FOLDER_FILE, None, text))

    def rename(self, path: str, name: str) -> Done:
        file = self._root / path
        is_folder = file.is_dir()
        taken = (one for one in self._taken(_parent(path)) if one != file.name)
        called = (folder_name if is_folder else file_name)(name, taken)
        if stem(name) == file.stem and not is_folder:
            called = file.name  # a .yaml stays one
        fresh = _join(_parent(path), called)
        named = self._named_folder(path, name) if is_folder else self._named_request(path, name)
        moved = (Move(file, self._root / fresh),) if fresh != path else ()
        return self._do(fresh, path, *named, *moved)

    def duplicate(self, path: str) -> Done:
        """A request only: a folder is copied with any file manager, and noticed."""
        text = disk.read_text(self._root / path)
        found = read_request(text, path)
        folder = _parent(path)
        title = copy_title(
            found.draft.name, (one.draft.name for one in own_items(self._root, folder) if isinstance(one, SavedRequest))
        )
        name = file_name(title, self._taken(folder))
        fresh = write_request(replace(found.draft, name=title), text, path=path)
        created = Write(self._root / folder / name, None, fresh)
        take((created,))
        placed = self._reordered(folder, _join(folder, name), behind=path)
        take(placed)
        return Done(_join(folder, name), "", (created, *placed))

    def move(self, path: str, folder: str, before: str = "") -> Done:
        """Raises ValueError for a folder that would go into itself."""
        if folder == path or folder.startswith(f"{path}/"):
            raise ValueError("A folder can't be moved into itself.")
        file, fresh = self._root / path, path
        steps: tuple[Step, ...] = ()
        if folder != _parent(path):
            taken = self._taken(folder)
            fresh = _join(folder, folder_name(file.name, taken) if file.is_dir() else file_name(file.stem, taken))
            steps = (Move(file, self._root / fresh),)
        take(steps)
        placed = self._reordered(folder, fresh, before=before) if before or folder == _parent(path) else ()
        take(placed)
        return Done(fresh, path, (*steps, *placed))

    def delete(self, path: str) -> Done:
        file = self._root / path
        now = datetime.now()
        trash.prune(self._trash, now)
        return self._do("", path, Move(file, trash.place_for(self._trash, file.name, now)))

    def _do(self, path: str, old_path: str, *steps: Step) -> Done:
        take(steps)
        return Done(path, old_path, steps)

    def _taken(self, folder: str) -> list[str]:
        return [one.name for one in (self._root / folder).iterdir()]

    def _next_place(self, folder: str, *, of_folders: bool) -> int:
        items = own_items(self._root, folder)
        places = [one.sequence or 0 for one in items if isinstance(one, Folder) == of_folders]
        return int(max(places, default=0)) + 1

    def _named_request(self, path: str, name: str) -> tuple[Step, ...]:
        old = disk.read_text(self._root / path)
        found = read_request(old, path)
        return (Write(self._root / path, old, write_request(replace(found.draft, name=name), old, path=path)),)

    def _named_folder(self, path: str, name: str) -> tuple[Step, ...]:
        file = self._root / path / FOLDER_FILE
        old = disk.read_text(file) if file.exists() else None
        found = read_folder(old or "", path)
        return (Write(file, old, write_folder(replace(found, name=name), old or "")),)

    def _reordered(self, folder: str, path: str, before: str = "", behind: str = "") -> tuple[Step, ...]:
        """The steps that give the items of one kind new places, with ``path`` where it is wanted."""
        is_folder = (self._root / path).is_dir()
        items = own_items(self._root, folder)
        places = {one.path: one.sequence for one in items if isinstance(one, Folder) == is_folder and not one.problem}
        if path not in places:
            return ()
        order = [one for one in places if one != path]
        wanted = order.index(before) if before in order else order.index(behind) + 1 if behind in order else len(order)
        order.insert(wanted, path)
        fresh = new_places([places[one] if one != path else None for one in order], wanted)
        return tuple(self._placed(order[at], place) for at, place in fresh.items())

    def _placed(self, path: str, place: int) -> Step:
        file = self._root / path
        if file.is_dir():
            file = file / FOLDER_FILE
            old = disk.read_text(file) if file.exists() else None
            text = write_sequence(old, place) if old else write_folder(read_folder("", path), sequence=place)
            return Write(file, old, text)
        held = disk.read_text(file)
        return Write(file, held, write_sequence(held, place))


def new_places(places: list[float | None], moved: int) -> dict[int, int]:
    """The places to write so that items stand as listed; as few as possible, for each is a line in somebody's diff.

    ``places`` are the ones that they have, None for none: such items stand behind all others, by name.
    """
    pushed_back, pushed_on = _pushed_back(places, moved), _pushed_on(places, moved)
    return pushed_back if pushed_back and len(pushed_back) < len(pushed_on) else pushed_on


def _pushed_back(places: list[float | None], moved: int) -> dict[int, int]:
    """Room made in front of the moved one, where its old place left a gap; empty when there is none."""
    behind = [place for place in places[moved + 1 :] if place is not None]
    before = places[:moved]
    if not behind or None in before or any(one >= two for one, two in pairwise(behind)):
        return {}
    fresh: dict[int, int] = {moved: ceil(behind[0]) - 1}
    for at in range(moved - 1, -1, -1):
        place = places[at]
        if place is not None and place < fresh[at + 1]:
            break
        fresh[at] = fresh[at + 1] - 1
    rest = [place for place in before[: min(fresh)] if place is not None]
    sound = min(fresh.values()) > 0 and all(one < two for one, two in pairwise(rest))
    return fresh if sound else {}


def _pushed_on(places: list[float | None], moved: int) -> dict[int, int]:
    """Room made behind the moved one."""
    numbered = max(moved, *(at for at, place in enumerate(places) if place is not None), 0)
    fresh: dict[int, int] = {}
    last = -inf
    for at in range(numbered + 1):
        place = places[at]
        if place is None or place <= last:
            following = places[at + 1] if at + 1 < len(places) else None
            fresh[at] = int(last) + 1 if last != -inf else 1 if following is None else ceil(following) - 1
        last = fresh.get(at, place or 0)
    return fresh


def _join(folder: str, name: str) -> str:
    return f"{folder}/{name}" if folder else name


def _parent(path: str) -> str:
    return path.rpartition("/")[0]
