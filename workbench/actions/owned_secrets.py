"""The values of secrets that a request, a folder or the collection declares: kept by whose they are, and follow it."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Literal

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.core.variables import owner_of
from workbench.state.environments import EnvironmentsStore

Kind = Literal["request", "folder", "collection"]


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

    def note_moved(self, old: str, new: str) -> None:
        """A request or folder has another path: its values, and those of what is below it, follow."""
        kinds: tuple[Kind, Kind] = ("request", "folder")
        ways = [(self.owner(kind, old), self.owner(kind, new)) for kind in kinds]
        moved: dict[str, Mapping[str, str]] = {}
        for owner, held in self._store.snapshot.secrets.items():
            for start, fresh in ways:
                if held and (owner == start or owner.startswith(f"{start}/")):
                    moved |= {fresh + owner.removeprefix(start): held, owner: {}}
        self.put(moved)
