"""What can be done with the open collection: open a folder, open, save, rearrange and delete requests, and undo."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, Signal

from workbench.actions.collection_folder import Act, CollectionFolder
from workbench.actions.collection_tabs import CollectionTabs, Undo
from workbench.collection.names import suggested
from workbench.collection.store import CollectionStore as Disk
from workbench.collection.store import Done, Saved
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.named_secrets import name_secrets
from workbench.core.request import RequestDraft
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot, CollectionStore, Trouble
from workbench.state.requests import RequestsStore, Tab

_OPEN, _RECENT = "collection", "collections"
_KEPT_RECENT, _KEPT_UNDO = 8, 30


class CollectionActions(QObject):
    """The one way in which the collection is changed from the window.

    Signals:
        moved: A request or folder has another path; carries the old and the new one.
        copied: A request or folder was duplicated; carries the path of the first and of the copy.
        secrets_named: Typed credentials of a request go by a name in its file; carries its path and the values by name.
        place_wanted: A tab without a file is to be saved: ask where. Carries the tab's id.
        rename_wanted: Something new was made: let its name be typed. Carries its path.
        choice_wanted: A tab is to be saved whose file says something else: ask what is to stand. Carries the tab's id.
    """

    place_wanted = Signal(int)
    moved = Signal(str, str)
    copied = Signal(str, str)
    secrets_named = Signal(str, dict)
    choice_wanted = Signal(int)
    rename_wanted = Signal(str)

    def __init__(
        self,
        store: CollectionStore,
        requests: RequestsStore,
        folder: CollectionFolder,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._requests = requests
        self._folder = folder
        self._settings = settings
        self._tabs = CollectionTabs(requests, self)
        self._undos: list[Undo] = []
        folder.opening.connect(self._begin)
        folder.read.connect(self._show)
        self._change(recent=tuple(map(str, settings.get(_RECENT, ()))))

    @property
    def snapshot(self) -> CollectionSnapshot:
        return self._store.snapshot

    @property
    def disk(self) -> Disk | None:
        """The open folder itself, for those that write environments and folder files."""
        return self._folder.disk

    @property
    def last(self) -> str:
        """The folder that was open when the window was closed."""
        return str(self._settings.get(_OPEN, ""))

    def open(self, root: Path) -> None:
        """Read a folder and show it; the one that is open stays until that has worked."""
        self._folder.open(root)

    def cancel_opening(self) -> None:
        """Stop reading; what was open before stays."""
        self._folder.cancel_opening()

    def close(self) -> None:
        """Show no collection; its files stay as they are."""
        self._folder.close()
        self._settings.set(_OPEN, "")
        self._tabs.detach()
        self._change(collection=None, conflicts=(), done="", selected="")

    def refresh(self) -> None:
        """Read again what something else changed."""
        self._folder.refresh()

    def select(self, path: str) -> None:
        self._change(selected=path)

    def open_request(self, path: str) -> None:
        """Show a request in a tab; one that can't be read is told about instead."""
        found = self.snapshot.item(path)
        if not isinstance(found, SavedRequest):
            return
        self._change(selected=path)
        if found.problem:
            self._change(trouble=Trouble(self.tr("{0} can't be read.").format(path), found.problem))
        else:
            self._tabs.show(path, found.draft, found.warning)

    def save(self) -> None:
        """Write the tab in front into its file; one without a file asks where."""
        self.write(self._requests.snapshot.current)

    def save_all(self) -> None:
        """Write every edited tab that has a file."""
        for tab in self._requests.snapshot.tabs:
            if tab.path and tab.edited:
                self.write(tab)

    def save_as(self, folder: str, name: str) -> None:
        """Write the tab in front into a new file of that folder."""
        tab = self._requests.snapshot.current
        draft, secrets = name_secrets(replace(tab.draft, name=name.strip() or suggested(tab.draft)))
        words = self.tr("Saved {0}").format(draft.name)
        self.change(methodcaller("create", folder, draft), words, partial(self._named, tab, draft, secrets))

    def new_request(self, folder: str = "") -> None:
        """Make a request in a folder, and let its name be typed."""
        draft = RequestDraft(url="{{base}}/", name=self.tr("new request"))
        self.change(methodcaller("create", folder, draft), self.tr("Made a request"), ask_name=True)

    def new_folder(self, parent: str = "") -> None:
        """Make a folder, and let its name be typed."""
        act: Act[Done] = methodcaller("create_folder", parent, self.tr("New folder"))
        self.change(act, self.tr("Made a folder"), ask_name=True)

    def duplicate(self, path: str) -> None:
        words = self.tr("Duplicated {0}").format(self._name(path))
        self.change(methodcaller("duplicate", path), words, lambda done: self.copied.emit(path, done.path))

    def rename(self, path: str, name: str) -> None:
        """Call a request or folder otherwise; its file follows."""
        if name.strip() and name.strip() != self._name(path):
            words = self.tr("Renamed {0}").format(self._name(path))
            self.change(methodcaller("rename", path, name.strip()), words)

    def move(self, path: str, folder: str, before: str = "") -> None:
        """Put a request or folder elsewhere: into ``folder``, in front of ``before`` or last."""
        self.change(methodcaller("move", path, folder, before), self.tr("Moved {0}").format(self._name(path)))

    def delete(self, path: str) -> None:
        """Move a request or folder to the trash. Its tabs stay open, without a file, until that is undone."""
        self.change(methodcaller("delete", path), self.tr("Deleted {0}").format(self._name(path)))

    def change(
        self,
        act: Act[Done],
        words: str,
        then: Callable[[Done], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
        *,
        ask_name: bool = False,
        undone: Callable[[], None] | None = None,
    ) -> None:
        """Change something in the folder, so that it can be undone by the name of ``words``; then show what is there.

        ``then`` is called with the outcome, ``failed`` instead of telling it in the rail; ``ask_name`` lets the name of
        what was made be typed; ``undone`` is called once it was taken back.
        """
        self._change(trouble=None)
        self._folder.run(act, partial(self._did, words, then, undone, ask_name=ask_name), failed)

    def remember(self, words: str, undone: Callable[[], None]) -> None:
        """Something was done that touched no file: ``undone`` takes it back."""
        self._remember(Undo(words, Done("", "", ()), {}, undone))
        self._change(done=words)

    def undo(self) -> None:
        """Take back what was done last to the files."""
        if self._undos:
            last = self._undos.pop()
            self._folder.run(methodcaller("undo", last.steps), partial(self._undone, last))

    def dismiss(self) -> None:
        """What was told has been read."""
        self._change(trouble=None, done="")

    def _begin(self, root: Path) -> None:
        """Another folder was read and takes over."""
        before = self.snapshot.collection
        if before is not None and before.root != root:
            self._tabs.detach()
        self._undos.clear()
        recent = (str(root), *(one for one in self.snapshot.recent if one != str(root)))[:_KEPT_RECENT]
        self._settings.set(_OPEN, str(root))
        self._settings.set(_RECENT, list(recent))
        self._change(recent=recent, done="", selected="", conflicts=())

    def _show(self, collection: Collection) -> None:
        if self._folder.is_open(collection):
            conflicts = self._tabs.follow(collection, self.snapshot.conflicts)
            self._change(collection=collection, conflicts=conflicts)

    def write(self, tab: Tab) -> None:
        """Write a tab into its file; one without a file asks where, one whose file contradicts it what is to stand."""
        if self.disk is None or not tab.path:
            self.place_wanted.emit(tab.id)
            return
        if any(one.tab == tab.id and one.theirs is not None for one in self.snapshot.conflicts):
            self.choice_wanted.emit(tab.id)
            return
        self.drop_conflict(tab.id)
        draft, secrets = name_secrets(tab.draft, tab.saved)
        self._keep_secrets(tab.path, tab, draft, secrets)
        self._folder.run(methodcaller("save", tab.path, draft, tab.saved), partial(self._saved, tab.id, draft))

    def _saved(self, tab_id: int, draft: RequestDraft, saved: Saved, collection: Collection) -> None:
        if saved.theirs is None:
            self._tabs.saved(tab_id, saved.path, draft)
        self._show(collection)
        tab = self._requests.snapshot.tab(tab_id)
        clear = all(one.tab != tab_id for one in self.snapshot.conflicts)
        if saved.theirs is not None and tab is not None and clear:
            self.write(tab)  # theirs fitted in: write both
        elif saved.theirs is not None and tab is not None:
            self.choice_wanted.emit(tab_id)

    def drop_conflict(self, tab_id: int) -> None:
        """A tab's conflict was settled."""
        self._change(conflicts=tuple(one for one in self.snapshot.conflicts if one.tab != tab_id))

    def _did(
        self,
        words: str,
        then: Callable[[Done], None] | None,
        undone: Callable[[], None] | None,
        done: Done,
        collection: Collection,
        *,
        ask_name: bool,
    ) -> None:
        tabs = self._tabs.paths_below(done.old_path) if done.old_path else {}
        self._remember(Undo(words, done, tabs, undone))
        if done.old_path and done.old_path != done.path:
            self._tabs.moved(done.old_path, done.path)
            if done.path:
                self.moved.emit(done.old_path, done.path)
        if then is not None:
            then(done)
        self._change(selected=done.path or self.snapshot.selected, done=words)
        self._show(collection)
        if ask_name:
            self.rename_wanted.emit(done.path)

    def _undone(self, undo: Undo, _none: None, collection: Collection) -> None:
        now, back = undo.done.path, undo.done.old_path
        if now:
            self._tabs.moved(now, back)
            if back and back != now:
                self.moved.emit(now, back)
        else:
            self._tabs.attach(undo.tabs)
        self._change(done=self._undos[-1].words if self._undos else "", selected=back or self.snapshot.selected)
        self._show(collection)
        if undo.undone is not None:
            undo.undone()

    def _remember(self, undo: Undo) -> None:
        self._undos = [*self._undos, undo][-_KEPT_UNDO:]

    def _named(self, tab: Tab, draft: RequestDraft, secrets: dict[str, str], done: Done) -> None:
        self._keep_secrets(done.path, tab, draft, secrets)
        self._tabs.saved(tab.id, done.path, draft)

    def _keep_secrets(self, path: str, tab: Tab, draft: RequestDraft, secrets: dict[str, str]) -> None:
        if secrets:
            self.secrets_named.emit(path, secrets)
            self._tabs.named(tab, draft, tuple(secrets))

    def _name(self, path: str) -> str:
        found = self.snapshot.item(path)
        if isinstance(found, Folder):
            return found.name
        return found.draft.name if found else path

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))
