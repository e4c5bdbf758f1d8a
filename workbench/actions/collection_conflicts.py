"""Settles what a tab and its file say differently: field by field, or by keeping both."""

from dataclasses import replace
from functools import partial
from operator import methodcaller

from PySide6.QtCore import QObject

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_tabs import CollectionTabs
from workbench.collection.names import copy_title, suggested
from workbench.core.collection import Folder, SavedRequest
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionStore, Conflict
from workbench.state.requests import RequestsStore


class CollectionConflicts(QObject):
    """Nothing of either side is written over before somebody chose; every choice can be undone."""

    def __init__(
        self,
        store: CollectionStore,
        requests: RequestsStore,
        collection: CollectionActions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._requests = requests
        self._collection = collection
        self._tabs = CollectionTabs(requests, self)

    def keep_mine(self) -> None:
        """Settle the first conflict: what was typed here stays, and is unsaved; a file that is gone is written anew."""
        conflict = self._first()
        if conflict is not None and conflict.theirs is None:
            tab = self._requests.snapshot.tab(conflict.tab)
            self._collection.drop_conflict(conflict.tab)
            if tab is not None:
                self._collection.write(replace(tab, saved=None))
        elif conflict is not None:
            self.settle(conflict.tab, ())

    def take_theirs(self) -> None:
        """Settle the first conflict: the file's version of what is in conflict."""
        conflict = self._first()
        if conflict is not None:
            self.settle(conflict.tab, conflict.fields)

    def settle(self, tab_id: int, taken: tuple[str, ...], save: bool = False) -> None:
        """Take these fields from the file and keep one's own of the others; ``save`` writes the outcome."""
        conflict, before = self._conflict(tab_id), self._draft(tab_id)
        if conflict is None or before is None:
            return
        self._collection.drop_conflict(tab_id)
        self._tabs.take_theirs(conflict, taken)
        if conflict.theirs is not None:
            words = self.tr("Settled {0}").format(conflict.path)
            self._collection.remember(words, partial(self._unsettle, conflict, before))
        tab = self._requests.snapshot.tab(tab_id)
        if save and tab is not None:
            self._collection.write(tab)

    def keep_both(self, tab_id: int) -> None:
        """Save what was typed here as a copy beside the file, and take the file's version of what is in conflict."""
        conflict, before = self._conflict(tab_id), self._draft(tab_id)
        if conflict is None or before is None or conflict.theirs is None:
            return
        folder = conflict.path.rpartition("/")[0]
        copy = replace(before, name=copy_title(suggested(before), self._titles(folder)))
        words = self.tr("Saved your version as {0}").format(copy.name)
        self._collection.change(
            methodcaller("create", folder, copy),
            words,
            lambda _done: self._take_all(conflict),
            undone=partial(self._unsettle, conflict, before),
        )

    def _take_all(self, conflict: Conflict) -> None:
        self._collection.drop_conflict(conflict.tab)
        self._tabs.take_theirs(conflict, conflict.fields)

    def _unsettle(self, conflict: Conflict, before: RequestDraft) -> None:
        """One's own version is back; it is a conflict again as long as the file says the same."""
        self._tabs.give_back(conflict.tab, before, conflict.fields)
        tab = self._requests.snapshot.tab(conflict.tab)
        if tab is not None and tab.path == conflict.path and tab.saved == conflict.theirs:
            others = tuple(one for one in self._store.snapshot.conflicts if one.tab != conflict.tab)
            self._store.replace(replace(self._store.snapshot, conflicts=(conflict, *others)))

    def _first(self) -> Conflict | None:
        return next(iter(self._store.snapshot.conflicts), None)

    def _conflict(self, tab_id: int) -> Conflict | None:
        return next((one for one in self._store.snapshot.conflicts if one.tab == tab_id), None)

    def _draft(self, tab_id: int) -> RequestDraft | None:
        tab = self._requests.snapshot.tab(tab_id)
        return tab.draft if tab is not None else None

    def _titles(self, folder: str) -> list[str]:
        snapshot = self._store.snapshot
        found = snapshot.item(folder) if folder else snapshot.collection and snapshot.collection.folder
        items = found.items if isinstance(found, Folder) else ()
        return [one.draft.name for one in items if isinstance(one, SavedRequest)]
