"""Brings environments and their secrets from disk and keyring into the store, and back, on other threads."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Any, Literal

from PySide6.QtCore import QObject, Signal

from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import SecretStore
from workbench.core.collection import Collection, Environment, Folder, Variable
from workbench.core.variables import owner_of
from workbench.state.environments import EnvironmentsStore

SecretsByOwner = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class _Found:
    """What was read."""

    collection: Collection | None
    environments: tuple[Environment, ...]
    secrets: dict[str, dict[str, str]]
    message: str = ""


@dataclass(frozen=True, slots=True)
class _Saved:
    """What stands in the files now; ``clashing`` names what had been changed there as well, otherwise."""

    environments: tuple[Environment, ...]
    clashing: tuple[str, ...] = ()


class EnvironmentKeeper(QObject):
    """Works on the environments of the open collection, or on the workbench's own.

    Signals:
        read: Other environments stand in the store now.
    """

    read = Signal()

    def __init__(
        self,
        store: EnvironmentsStore,
        bridge: Bridge,
        parent: QObject | None = None,
        *,
        file: EnvironmentFile,
        secrets: SecretStore,
        trash: Path,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._bridge = bridge
        self._file = file
        self._secrets = secrets
        self._trash = trash
        self._wanted: Path | None = None
        self._unwritten = 0
        self._turn: asyncio.Lock | None = None

    def follow(self, collection: Collection | None) -> None:
        """Show the environments of a collection; without one the workbench's own."""
        self._wanted = collection.root if collection else None
        held = self._store.snapshot
        known = held.secrets if held.collection is not None and collection is not None else {}
        show = partial(self._show, overtaken=self._unwritten > 0)
        self._bridge.submit(self._in_turn(lambda: self._load(collection, known)), show, self._failed)

    def write(self, before: tuple[Environment, ...], now: tuple[Environment, ...], secrets: SecretsByOwner) -> None:
        """Put changes where they belong; the store has them already."""
        collection = self._store.snapshot.collection
        self._unwritten += 1
        work = self._in_turn(lambda: self._save(collection, before, now, secrets))
        self._bridge.submit(work, partial(self._wrote, now), self._not_written, lasting=True)

    async def _in_turn(self, work: Callable[[], Any]) -> Any:
        """One thing after the other, so that the last one wins."""
        if self._turn is None:
            self._turn = asyncio.Lock()
        async with self._turn:
            return await work()

    async def _load(self, collection: Collection | None, known: SecretsByOwner) -> _Found:
        if collection is None:
            environments, message = await asyncio.to_thread(self._file.read)
        else:
            environments, message = collection.environments, ""
        secrets = {}
        for owner in _owners(collection, environments):
            held = known.get(owner)
            secrets[owner] = dict(held) if held is not None else await asyncio.to_thread(self._secrets.read, owner)
        return _Found(collection, environments, secrets, message or self._secrets.message)

    async def _save(
        self,
        collection: Collection | None,
        before: tuple[Environment, ...],
        now: tuple[Environment, ...],
        secrets: SecretsByOwner,
    ) -> _Saved:
        for owner, values in secrets.items():
            await asyncio.to_thread(self._secrets.write, owner, values)
        if before == now:
            return _Saved(now)
        if collection is None:
            return _Saved(*await asyncio.to_thread(self._file.write, now, before))
        from workbench.collection.store import CollectionStore as Disk  # reading YAML is not for the start

        disk = Disk(collection.root, self._trash)
        for gone in before:
            if gone.path and all(one.path != gone.path for one in now):
                await disk.delete_environment(gone.path)
        bases = {one.path: one for one in before if one.path}
        saved: list[Environment] = []
        clashing: list[str] = []
        for one in now:
            if one not in before:
                written = await disk.save_environment(one, bases.get(one.path))
                clashing += [f"{one.name}: {name}" for name in written.clashing]
            saved.append(one if one in before else written.environment)
        return _Saved(tuple(saved), tuple(clashing))

    def _show(self, found: _Found, overtaken: bool) -> None:
        """Take over what was read; when something was typed meanwhile, the folder will be read once more for it."""
        if (found.collection.root if found.collection else None) != self._wanted:
            return
        before = self._store.snapshot
        other = before.collection is None or found.collection is None
        newer = (overtaken or self._unwritten > 0) and not other
        self._change(
            environments=before.environments if newer else found.environments,
            collection=found.collection,
            secrets=self._known(found, before.secrets, newer=newer, other=other),
            in_files=self._secrets.place.why,
            trouble=found.message,
        )
        if other or self._store.snapshot.environment is None:
            self.read.emit()

    def _known(
        self, found: _Found, before: SecretsByOwner, *, newer: bool, other: bool
    ) -> Mapping[str, Mapping[str, str]]:
        """What was read, and what was typed for a request or folder that doesn't stand in its file yet."""
        if other:
            return found.secrets
        return {**found.secrets, **before} if newer else {**before, **found.secrets}

    def _wrote(self, typed: tuple[Environment, ...], saved: _Saved) -> None:
        """Take over the paths of new files, and what something else had changed in them; what was typed since stays."""
        self._unwritten -= 1
        held = self._store.snapshot.environments
        known = {one.name: one for one in saved.environments}
        placed = tuple(replace(one, path=known[one.name].path) if one.name in known else one for one in held)
        fresh = saved.environments if held == typed else placed
        told = self._clash(saved.clashing) if saved.clashing else self._store.snapshot.trouble
        self._change(environments=fresh, in_files=self._secrets.place.why, trouble=told)

    def _clash(self, names: tuple[str, ...]) -> str:
        words = self.tr(
            "Changed twice: {0} had another value in the file, from another window or program. Yours is kept."
        )
        return words.format(", ".join(names))

    def _not_written(self, error: Exception) -> None:
        self._unwritten -= 1
        self._change(trouble=self.tr("Not saved: {0}. What you see is kept while the window is open.").format(error))

    def _failed(self, error: Exception) -> None:
        self._change(trouble=self.tr("The environments could not be read: {0}.").format(error))

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


def _owners(collection: Collection | None, environments: tuple[Environment, ...]) -> list[str]:
    """Whose secrets are worth asking the keyring for: of those alone that have any."""
    root = collection.root if collection else None
    found = [owner_of(root, "environment", one.name) for one in environments if _any_secret(one.variables)]
    if collection is not None:
        found += _owners_in(collection.folder, root)
    return found


def _owners_in(folder: Folder, root: Path | None) -> list[str]:
    kind: Literal["folder", "collection"] = "folder" if folder.path else "collection"
    found = [owner_of(root, kind, folder.path)] if _any_secret(folder.defaults.variables) else []
    for item in folder.items:
        if isinstance(item, Folder):
            found += _owners_in(item, root)
        elif _any_secret(item.draft.variables):
            found.append(owner_of(root, "request", item.path))
    return found


def _any_secret(variables: tuple[Variable, ...]) -> bool:
    return any(one.secret for one in variables)
