"""Keeps open tabs and the files of a collection together, whoever changes which."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from workbench.collection.steps import Step
from workbench.collection.store import Done
from workbench.core.collection import Collection, SavedRequest
from workbench.core.draft_merge import changed_fields, merge, with_fields
from workbench.core.request import RequestDraft
from workbench.state.collection import Conflict
from workbench.state.requests import RequestsStore, Tab


@dataclass(frozen=True, slots=True)
class Undo:
    """How to take back what was done to the collection; ``tabs`` are those that lost their file by it."""

    words: str
    done: Done
    tabs: dict[int, str]
    undone: Callable[[], None] | None = None
    """Called once it is taken back."""

    @property
    def steps(self) -> tuple[Step, ...]:
        return self.done.steps


class CollectionTabs(QObject):
    """The tabs that show a request of the open collection."""

    def __init__(self, requests: RequestsStore, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._requests = requests

    def show(self, path: str, draft: RequestDraft, note: str = "") -> None:
        """Bring the tab of a file to the front, a new one when it has none; ``note`` is told in that."""
        snapshot = self._requests.snapshot
        tab = next((one for one in snapshot.tabs if one.path == path), None)
        if tab is not None:
            self._requests.replace(replace(snapshot, active=tab.id))
            return
        opened = snapshot.with_new(draft)
        self._requests.replace(opened.with_tab(replace(opened.current, path=path, saved=draft, note=note)))

    def saved(self, tab_id: int, path: str, draft: RequestDraft) -> None:
        """A tab's draft was written to that file; what was typed since is still unsaved."""
        tab = self._requests.snapshot.tab(tab_id)
        if tab is not None:
            self._put(replace(tab, path=path, saved=draft, draft=replace(tab.draft, name=draft.name)))

    def named(self, tab: Tab, draft: RequestDraft, names: tuple[str, ...]) -> None:
        """Credentials of a tab go by names now: show it, unless somebody went on typing."""
        now = self._requests.snapshot.tab(tab.id)
        if now is not None and now.draft == tab.draft:
            words = self.tr("Kept out of the file, where secrets are: {0}.")
            note = words.format(", ".join("{{" + name + "}}" for name in names))
            self._put(replace(now, draft=replace(draft, name=now.draft.name), note=note))

    def follow(self, collection: Collection, conflicts: tuple[Conflict, ...]) -> tuple[Conflict, ...]:
        """Take over what the files say now; gives the conflicts that wait, old ones included."""
        waiting = {one.tab: one for one in conflicts}
        for tab in self._requests.snapshot.tabs:
            if tab.path:
                found = collection.request(tab.path)
                conflict = self._gone(tab) if found is None else self._met(tab, found)
                if conflict is not None:
                    waiting[tab.id] = _together(waiting.get(tab.id), conflict)
                elif found is not None and not found.problem and tab.id in waiting:
                    waiting[tab.id] = self._still(waiting[tab.id], found.draft)
        open_now = {tab.id: tab.path for tab in self._requests.snapshot.tabs}
        return tuple(one for one in waiting.values() if open_now.get(one.tab) == one.path and _is_one(one))

    def meet(self, tab: Tab, theirs: RequestDraft) -> Conflict | None:
        """Bring a tab and what its file says now together, as far as they don't contradict each other."""
        base = tab.saved if tab.saved is not None else theirs
        if theirs == tab.saved:
            return None
        merged = merge(base, tab.draft, theirs)
        self._put(replace(tab, draft=merged.draft, saved=theirs))
        return Conflict(tab.id, tab.path, merged.conflicts, theirs, base) if merged.conflicts else None

    def take_theirs(self, conflict: Conflict, fields: tuple[str, ...]) -> None:
        """Give up one's own edits of these fields; a tab whose file is gone lets go of it."""
        tab = self._requests.snapshot.tab(conflict.tab)
        if tab is None:
            return
        if conflict.theirs is None:
            self._put(replace(tab, path="", saved=None))
        else:
            self._put(replace(tab, draft=with_fields(tab.draft, conflict.theirs, fields)))

    def give_back(self, tab_id: int, before: RequestDraft, fields: tuple[str, ...]) -> None:
        """Put back what a tab had in these fields."""
        tab = self._requests.snapshot.tab(tab_id)
        if tab is not None:
            self._put(replace(tab, draft=with_fields(tab.draft, before, fields)))

    def moved(self, old: str, new: str) -> tuple[int, ...]:
        """A file or folder has another path, or none any more; gives the tabs that this is about."""
        touched: list[int] = []
        for tab in self._requests.snapshot.tabs:
            if tab.path == old or tab.path.startswith(f"{old}/"):
                touched.append(tab.id)
                fresh = new + tab.path.removeprefix(old) if new else ""
                self._put(replace(tab, path=fresh, saved=tab.saved if fresh else None))
        return tuple(touched)

    def attach(self, paths: dict[int, str]) -> None:
        """Tabs have their files back: what these hold is seen at the next reading."""
        for tab_id, path in paths.items():
            tab = self._requests.snapshot.tab(tab_id)
            if tab is not None and not tab.path:
                self._put(replace(tab, path=path, saved=None))

    def detach(self) -> None:
        """Another collection is opened: the tabs stay, as requests without a file."""
        for tab in self._requests.snapshot.tabs:
            if tab.path:
                self._put(replace(tab, path="", saved=None))

    def paths_below(self, path: str) -> dict[int, str]:
        """The tabs of a file, or of all files in a folder."""
        tabs = self._requests.snapshot.tabs
        return {tab.id: tab.path for tab in tabs if tab.path == path or tab.path.startswith(f"{path}/")}

    def _met(self, tab: Tab, found: SavedRequest) -> Conflict | None:
        return None if found.problem else self.meet(tab, found.draft)

    def _still(self, conflict: Conflict, theirs: RequestDraft) -> Conflict:
        """What is left of a conflict that waits, now that the file says this."""
        tab = self._requests.snapshot.tab(conflict.tab)
        fields = () if tab is None else changed_fields(tab.draft, theirs)
        return replace(conflict, fields=tuple(name for name in conflict.fields if name in fields), theirs=theirs)

    def _gone(self, tab: Tab) -> Conflict | None:
        """A file that something else removed: a clean tab lets go of it, an edited one asks."""
        if tab.edited:
            return Conflict(tab.id, tab.path)
        self._put(replace(tab, path="", saved=None))
        return None

    def _put(self, tab: Tab) -> None:
        self._requests.replace(self._requests.snapshot.with_tab(tab))


def _together(old: Conflict | None, new: Conflict) -> Conflict:
    """A file that was changed once more while a conflict waits: both are settled at once, from where they began."""
    if old is None or old.base is None or new.base is None:
        return new
    fields = (*old.fields, *(name for name in new.fields if name not in old.fields))
    return replace(new, fields=fields, base=with_fields(new.base, old.base, old.fields))


def _is_one(conflict: Conflict) -> bool:
    return conflict.theirs is None or bool(conflict.fields)
