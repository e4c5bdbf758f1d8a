"""What can be done with the settings of a folder or collection: edit, undo, save, meet what others wrote."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Literal

from PySide6.QtCore import QObject

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_folder import why
from workbench.actions.environments import EnvironmentActions
from workbench.collection.names import FOLDER_FILE, ROOT_FILE
from workbench.collection.rearranging import Done
from workbench.collection.store import CollectionStore as Disk
from workbench.collection.store import FolderClashError
from workbench.core.collection import Folder, Variable
from workbench.core.folder_merge import merge_folder
from workbench.core.handed_down import handed_down
from workbench.core.named_secrets import name_folder_secrets
from workbench.core.request import INHERIT, NoAuth, RequestDraft
from workbench.core.variables import Scope, Scopes
from workbench.state.collection import CollectionSnapshot
from workbench.state.folder_settings import FolderSettingsSnapshot, FolderSettingsStore

_KEPT_UNDO = 50
_State = tuple[Folder, Mapping[str, str]]


class FolderSettingsActions(QObject):
    """Edits one folder at a time; nothing is written before ``save``."""

    def __init__(
        self,
        store: FolderSettingsStore,
        collection: CollectionActions,
        environments: EnvironmentActions,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._collection = collection
        self._environments = environments
        self._undos: list[_State] = []

    @property
    def snapshot(self) -> FolderSettingsSnapshot:
        return self._store.snapshot

    def open(self, path: str) -> None:
        """Begin to edit a folder; an empty path is the collection."""
        found = self._found(path)
        if found is None:
            return
        self._undos.clear()
        held = dict(self._environments.owned.of(_kind(path), path))
        bare = _bare(found)
        self._store.replace(
            FolderSettingsSnapshot(
                bare,
                bare,
                held,
                held,
                file=f"{path}/{FOLDER_FILE}" if path else ROOT_FILE,
                above=handed_down(RequestDraft(), self._above(path)),
                scopes=self._scopes(bare, held),
                trouble=found.problem,
            )
        )

    def edit(self, draft: Folder) -> None:
        """Another version of the settings."""
        before = self.snapshot.draft
        if before is None or draft == before:
            return
        if not draft.path and isinstance(draft.defaults.auth, NoAuth):
            draft = replace(draft, defaults=replace(draft.defaults, auth=INHERIT))  # nothing is above the root
        if replace(draft, notes=before.notes, defaults=replace(draft.defaults, auth=before.defaults.auth)) != before:
            self._remember()  # texts have an undo of their own
        self._change(draft=draft)

    def edit_variables(self, variables: tuple[Variable, ...], secrets: Mapping[str, str]) -> None:
        """Other variables, and the values of its secrets."""
        draft = self.snapshot.draft
        if draft is not None:
            self._remember()
            fresh = replace(draft, defaults=replace(draft.defaults, variables=variables))
            self._change(draft=fresh, secrets=dict(secrets), scopes=self._scopes(fresh, secrets))

    def undo(self) -> None:
        """Take back the last edit of a row."""
        if self._undos:
            draft, secrets = self._undos.pop()
            scopes = self._scopes(draft, secrets)
            self._change(draft=draft, secrets=secrets, scopes=scopes, can_undo=bool(self._undos))

    def save(self) -> None:
        """Write what was changed into the folder's file; undone like all that is done to the collection."""
        now = self._with_named_secrets()
        if now.draft is None or now.base is None or not now.edited or now.clashing or now.saving:
            return
        self._change(saving=True, trouble="")
        words = self.tr("Changed the settings of {0}").format(now.draft.name)
        owner = self._environments.owned.owner(_kind(now.draft.path), now.draft.path)
        undone = partial(self._environments.owned.put, {owner: now.saved_secrets})
        then: Callable[[Done], None] = partial(self._saved, owner, now)
        act = partial(_write, now.draft, now.base)
        self._collection.change(act, words, then, self._not_saved, undone=undone)

    def _with_named_secrets(self) -> FolderSettingsSnapshot:
        """Typed credentials go by a name in the file, their values where secrets are."""
        now = self.snapshot
        if now.draft is not None and now.base is not None:
            defaults, values = name_folder_secrets(now.draft.defaults, now.base.defaults)
            if values:
                self._change(draft=replace(now.draft, defaults=defaults), secrets={**now.secrets, **values})
        return self.snapshot

    def close(self) -> None:
        """Edit no settings any more; what was not saved is given up."""
        self._undos.clear()
        self._store.replace(FolderSettingsSnapshot())

    def keep_mine(self) -> None:
        """Settle a clash: what was typed here stays, and saving writes it over the file's."""
        self._change(clashing=(), theirs=None)

    def take_theirs(self) -> None:
        """Settle a clash: the file's version of what is clashing."""
        theirs = self.snapshot.theirs
        if theirs is not None:
            self._remember()
            self._change(draft=theirs, clashing=(), theirs=None)

    def note_collection(self, snapshot: CollectionSnapshot) -> None:
        """Meet what the file says now."""
        now = self.snapshot
        if now.draft is None or now.saving:
            return
        found = self._found(now.draft.path) if snapshot.collection is not None else None
        if found is None:
            self._change(trouble=self.tr("The folder is gone. What is typed here is kept until you close this."))
        elif not found.problem:
            self._meet(_bare(found))

    def _meet(self, theirs: Folder) -> None:
        now = self.snapshot
        if now.draft is None or now.base is None or theirs == now.base:
            return
        merged = merge_folder(now.base, now.draft, theirs)
        other = merge_folder(now.base, theirs, now.draft).folder if merged.clashing else None
        self._change(base=theirs, draft=merged.folder, clashing=merged.clashing, theirs=other, trouble="")

    def _saved(self, owner: str, written: FolderSettingsSnapshot, _done: Done) -> None:
        self._environments.owned.put({owner: written.secrets})
        if self.snapshot.draft == written.draft:
            self.close()
        else:
            self._change(saving=False, base=written.draft, saved_secrets=written.secrets)

    def _not_saved(self, error: Exception) -> None:
        self._change(saving=False)
        if isinstance(error, FolderClashError):
            self._meet(_bare(error.theirs))
            self._collection.refresh()
        else:
            self._change(trouble=self.tr("Not saved: {0}").format(why(error)))

    def _found(self, path: str) -> Folder | None:
        snapshot = self._collection.snapshot
        found = snapshot.item(path) if path else snapshot.collection and snapshot.collection.folder
        return found if isinstance(found, Folder) else None

    def _above(self, path: str) -> tuple[Folder, ...]:
        collection = self._collection.snapshot.collection
        return collection.folders_above(path) if collection is not None and path else ()

    def _scopes(self, draft: Folder, secrets: Mapping[str, str]) -> Scopes:
        """What variables mean in the folder, with those that are being typed."""
        around = self._environments.scopes_at(f"{draft.path}/-" if draft.path else "")
        return around.stronger(Scope.of(_kind(draft.path), draft.defaults.variables, secrets, draft.name, draft.path))

    def _remember(self) -> None:
        now = self.snapshot
        if now.draft is not None:
            self._undos = [*self._undos, (now.draft, now.secrets)][-_KEPT_UNDO:]
            self._change(can_undo=True)

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


async def _write(draft: Folder, base: Folder, disk: Disk) -> Done:
    return await disk.save_folder(draft, base)


def _bare(folder: Folder) -> Folder:
    return replace(folder, items=(), sequence=None)


def _kind(path: str) -> Literal["folder", "collection"]:
    return "folder" if path else "collection"
