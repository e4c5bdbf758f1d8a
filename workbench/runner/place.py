"""Finds the collection that a folder on disk belongs to, and the part of it that is meant."""

from pathlib import Path, PurePosixPath

from workbench.collection.names import ROOT_FILE
from workbench.core.collection import Collection, Folder, SavedRequest


class PlaceError(Exception):
    """There is no collection, or nothing in it by that name; the message says which."""


def root_of(path: Path) -> Path:
    """The nearest folder above that holds a collection's own file; raises PlaceError."""
    start = path.resolve()
    if not start.exists():
        raise PlaceError(f"There is no {path}.")
    for folder in (start, *start.parents):
        if (folder / ROOT_FILE).is_file():
            return folder
    raise PlaceError(f"{path} lies in no collection: no folder above it has a file {ROOT_FILE}.")


def part_of(collection: Collection, path: Path) -> Folder:
    """The folder that is meant, or one made of the single request that is; raises PlaceError."""
    inside = PurePosixPath(path.resolve().relative_to(collection.root.resolve()).as_posix())
    wanted = "" if str(inside) == "." else str(inside)
    found = _find(collection.folder, wanted)
    if isinstance(found, Folder):
        return found
    if found is not None:
        return Folder(str(inside.parent), collection.folder.name, (found,))
    raise PlaceError(f"{path} holds no request.")


def _find(folder: Folder, path: str) -> Folder | SavedRequest | None:
    if folder.path == path:
        return folder
    for item in folder.items:
        if item.path == path:
            return item
        if isinstance(item, Folder) and path.startswith(item.path + "/"):
            return _find(item, path)
    return None
