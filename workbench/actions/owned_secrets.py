"""The values of secrets that a request, a folder or the collection declares: kept by whose they are, and follow it."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Literal

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.core.variables import owner_of
from workbench.state.environments import EnvironmentsStore

Kind = Literal["request", "folder", "collection"]
_KINDS: tuple[Kind, ...] = ("request", "folder")


class OwnedSecrets:
    """Files hold their names; the values go into the keyring, or into a file that git ignores."""

    def __init__(self, store: EnvironmentsStore, keeper: EnvironmentKeeper) -> None:
        self._store = store
        self._keeper = keeper

    def owner(self, kind: Kind, path: str) -> str:
        """Under which name they are kept."""
        collection = self._store.snapshot.collection
        return owner_of(collection.root if collection else None, kind, path)

    def of(self, kind: Kind, path: str) -> Mapping[str, str]:
        """The values by name."""
        return self._store.snapshot.secrets.get(self.owner(kind, path), {})

    def put(self, values: Mapping[str, Mapping[str, str]]) -> None:
        """Keep values by owner; what declares them is others' business."""
        now = self._store.snapshot
        changed = {owner: held for owner, held in values.items() if held != now.secrets.get(owner, {})}
        if changed:
            self._store.replace(replace(now, secrets={**now.secrets, **changed}))
            self._keeper.write(now.environments, now.environments, changed)

    def add(self, kind: Kind, path: str, values: Mapping[str, str]) -> None:
        """Keep some more values."""
        self.put({self.owner(kind, path): {**self.of(kind, path), **values}})

    def note_copied(self, old: str, new: str) -> None:
        """A request or folder was duplicated: the copy, and what is below it, knows the same values."""
        self.put(dict(self._below(old, new)))

    def note_moved(self, old: str, new: str) -> None:
        """A request or folder has another path: its values, and those of what is below it, follow."""
        gone: dict[str, Mapping[str, str]] = {owner: {} for owner in self._owners_below(old)}
        self.put({**gone, **dict(self._below(old, new))})

    def _below(self, old: str, new: str) -> Iterator[tuple[str, Mapping[str, str]]]:
        """Values by the owner that they have in the new place."""
        for kind in _KINDS:
            start, fresh = self.owner(kind, old), self.owner(kind, new)
            for owner, held in self._store.snapshot.secrets.items():
                if held and _is_below(owner, start):
                    yield fresh + owner.removeprefix(start), held

    def _owners_below(self, path: str) -> Iterator[str]:
        for owner, held in self._store.snapshot.secrets.items():
            if held and any(_is_below(owner, self.owner(kind, path)) for kind in _KINDS):
                yield owner


def _is_below(owner: str, start: str) -> bool:
    return owner == start or owner.startswith(f"{start}/")
