"""The collection that is open: what lies in its folder, what is wrong with it, and what waits for a decision."""

from dataclasses import dataclass
from pathlib import Path

from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft
from workbench.state.store import Store


@dataclass(frozen=True, slots=True)
class Opening:
    """A folder that is being read."""

    root: Path
    done: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """A tab's draft and its file were both changed, each otherwise."""

    tab: int
    path: str
    fields: tuple[str, ...] = ()
    theirs: RequestDraft | None = None
    """What the file says; None when it is gone."""
    base: RequestDraft | None = None
    """What both began with."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """Something that didn't work: what happened, and why or what to do."""

    what: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class CollectionSnapshot:
    """What the tree shows."""

    collection: Collection | None = None
    opening: Opening | None = None
    trouble: Trouble | None = None
    conflicts: tuple[Conflict, ...] = ()
    done: str = ""
    """What was done last, in words, as long as it can be undone."""
    selected: str = ""
    """The path that the tree shows as chosen."""
    recent: tuple[str, ...] = ()
    """Folders that were open before, latest first."""

    def item(self, path: str) -> Folder | SavedRequest | None:
        """The folder or request at that path."""
        return _find(self.collection.folder, path) if self.collection else None


def _find(folder: Folder, path: str) -> Folder | SavedRequest | None:
    for item in folder.items:
        if item.path == path:
            return item
        if isinstance(item, Folder) and path.startswith(f"{item.path}/"):
            return _find(item, path)
    return None


class CollectionStore(Store[CollectionSnapshot]):
    """Holds the open collection."""
