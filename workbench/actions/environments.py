"""What can be done with environments: choose, edit, rename, duplicate, delete, undo; and the scopes of each request."""

import time
import uuid
from collections.abc import Mapping, Set
from dataclasses import dataclass, replace
from typing import Any

from PySide6.QtCore import QObject

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.owned_secrets import OwnedSecrets
from workbench.core import assertion
from workbench.core.collection import Environment, Variable
from workbench.core.handed_down import HandedDown, effective, handed_down
from workbench.core.masking import Masker
from workbench.core.request import RequestDraft
from workbench.core.variables import Moment, Scopes, place_of, sounds_secret
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore
from workbench.state.requests import Tab

_KEPT_UNDO, _KEPT_RECENT = 50, 5
_STALE_S = 60.0
_CHOSEN, _RECENT = "environment", "environments"


@dataclass(frozen=True, slots=True)
class _Undo:
    """How things were before something was done."""

    words: str
    environments: tuple[Environment, ...]
    active: str
    secrets: Mapping[str, Mapping[str, str]]


@dataclass(slots=True)
class _Making:
    """Of which moment a tab's made-up values are, and for which state of it."""

    send: str
    draft: RequestDraft
    moment: Moment


class EnvironmentActions(QObject):
    """The one place that knows what ``{{name}}`` means for a request, and the one way to change it."""

    def __init__(
        self,
        store: EnvironmentsStore,
        keeper: EnvironmentKeeper,
        settings: SettingsStore,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._store = store
        self._keeper = keeper
        self._settings = settings
        self.owned = OwnedSecrets(store, keeper)
        """The values of what requests, folders and the collection declare as secrets."""
        self._undos: list[_Undo] = []
        self._makings: dict[int, _Making] = {}
        keeper.read.connect(self._after_reading)

    @property
    def snapshot(self) -> EnvironmentsSnapshot:
        return self._store.snapshot

    def scopes_for(self, tab: Tab) -> Scopes:
        """What a tab's request may use. Made-up values stay as they are until it was sent."""
        return self.snapshot.scopes(tab.path, self._moment(tab), tab.draft.variables)

    def scopes_at(self, path: str = "") -> Scopes:
        """What a request at that path may use, with made-up values of its own."""
        return self.snapshot.scopes(path, Moment(uuid.uuid4().hex, time.time()))

    def prepared(self, tab: Tab) -> tuple[RequestDraft, Scopes]:
        """A tab's request as its folders complete it, and what it may use."""
        collection = self.snapshot.collection
        folders = collection.folders_above(tab.path) if collection and tab.path else ()
        return effective(tab.draft, folders), self.scopes_for(tab)

    def known_secrets(self) -> tuple[str, ...]:
        """The values of all secrets known just now, of every environment."""
        found = (text for values in self.snapshot.secrets.values() for text in values.values())
        return tuple(dict.fromkeys((*self.snapshot.scopes().secrets(), *found)))

    def masker(self) -> Masker:
        """Covers every secret known just now."""
        return Masker(self.known_secrets())

    def note_base(self, address: str) -> None:
        """Take over the address of the running backend; a stopped one keeps its last."""
        if address:
            self._change(base=address)

    def note_collection(self, snapshot: CollectionSnapshot) -> None:
        """Follow the open collection: its environments take the place of the workbench's own."""
        before, now = self.snapshot.collection, snapshot.collection
        if now is before:
            return
        if (before and before.root) != (now and now.root):
            self._undos.clear()
            self._change(undo="", captured={})
        self._keeper.follow(now)

    def choose(self, name: str) -> None:
        """Use another environment; an empty name uses none."""
        recent = tuple(dict.fromkeys((name, *self.snapshot.recent)))[:_KEPT_RECENT] if name else self.snapshot.recent
        self._change(active=name, recent=recent)
        self._settings.set(_CHOSEN, {**self._chosen(), self._where(): name})
        self._settings.set(_RECENT, {**_texts(self._settings.get(_RECENT)), self._where(): list(recent)})

    def capture(self, scope: assertion.Scope, name: str, value: str, path: str = "") -> None:
        """Keep a value taken from an answer, until the workbench ends or it is forgotten."""
        place = place_of(scope, path, self.snapshot.active)
        held = self.snapshot.captured
        self._change(captured={**held, place: {**held.get(place, {}), name: value}})

    def forget_captured(self) -> None:
        """Go back to what the environments themselves say."""
        self._change(captured={})

    def forget(self, kind: assertion.Scope, whose: str, name: str) -> None:
        """Go back to what the files say of one name."""
        place = kind, whose
        held = {key: value for key, value in self.snapshot.captured.get(place, {}).items() if key != name}
        others = {key: values for key, values in self.snapshot.captured.items() if key != place}
        self._change(captured={**others, place: held} if held else others)

    def keep(self, kind: assertion.Scope, whose: str, name: str) -> None:
        """Put a captured value into the chosen environment, so that it is there tomorrow; undoing takes it out."""
        value = self.snapshot.captured.get((kind, whose), {}).get(name)
        if value is None:
            return
        now = self.snapshot.environment or Environment(self._free(""))
        old = next((one for one in now.variables if one.name == name), None)
        secret = old.secret if old else sounds_secret(name)
        kept = replace(old or Variable(name), value="" if secret else value, secret=secret, enabled=True)
        variables = tuple(kept if one is old else one for one in now.variables)
        fresh = replace(now, variables=variables if old else (*variables, kept))
        owner = self.snapshot.owner(now.name)
        secrets = {owner: {**self.snapshot.secrets.get(owner, {}), name: value}} if secret else {}
        known = self.snapshot.environments
        placed = tuple(fresh if one is now else one for one in known) if now in known else (*known, fresh)
        self._do(self.tr("Kept {0} in {1}").format(name, now.name), placed, now.name, secrets)
        self.forget(kind, whose, name)

    def handed(self, tab: Tab) -> HandedDown:
        """What the folders above hand down to a tab's request."""
        collection = self.snapshot.collection
        return handed_down(tab.draft, collection.folders_above(tab.path) if collection and tab.path else ())

    def add(self, name: str) -> None:
        """A new environment, chosen at once."""
        free = self._free(name)
        self._do(self.tr("Added {0}").format(free), (*self.snapshot.environments, Environment(free)), free)

    def duplicate(self, name: str) -> None:
        """A copy with all its values, secrets included."""
        found = self.snapshot.named(name)
        if found is not None:
            free = self._free(self.tr("{0} copy").format(name))
            copy = replace(found, name=free, path="")
            secrets = {self.snapshot.owner(free): self.snapshot.secrets.get(self.snapshot.owner(name), {})}
            words = self.tr("Duplicated {0}").format(name)
            self._do(words, (*self.snapshot.environments, copy), free, secrets)

    def rename(self, name: str, wanted: str) -> None:
        """Call an environment otherwise; its secrets follow."""
        found, wanted = self.snapshot.named(name), wanted.strip()
        if found is None or not wanted or wanted == name:
            return
        free = self._free(wanted)
        old, new = self.snapshot.owner(name), self.snapshot.owner(free)
        secrets = {old: {}, new: self.snapshot.secrets.get(old, {})}
        fresh = tuple(replace(one, name=free) if one is found else one for one in self.snapshot.environments)
        active = free if self.snapshot.active == name else self.snapshot.active
        self._do(self.tr("Renamed {0}").format(name), fresh, active, secrets)

    def delete(self, name: str) -> None:
        """Take an environment away; undoing brings it back with its secrets."""
        left = tuple(one for one in self.snapshot.environments if one.name != name)
        active = "" if self.snapshot.active == name else self.snapshot.active
        self._do(self.tr("Deleted {0}").format(name), left, active, {self.snapshot.owner(name): {}})

    def bring_in(self, given: tuple[Environment, ...]) -> None:
        """Environments from elsewhere; values of secrets that stand in them go where secrets are kept. One undo."""
        fresh = list(self.snapshot.environments)
        secrets: dict[str, Mapping[str, str]] = {}
        for one in given:
            free = self._free(one.name, {held.name for held in fresh})
            variables = tuple(replace(each, value="") if each.secret else each for each in one.variables)
            fresh.append(Environment(free, variables))
            found = {each.name: each.value for each in one.variables if each.secret and each.value}
            secrets |= {self.snapshot.owner(free): found} if found else {}
        if given:
            self._do(self.tr("Imported {0}").format(given[0].name), tuple(fresh), fresh[-1].name, secrets)

    def edit(self, name: str, variables: tuple[Variable, ...], secrets: Mapping[str, str]) -> None:
        """Give an environment these variables, and these values of its secrets."""
        fresh = tuple(
            replace(one, variables=variables) if one.name == name else one for one in self.snapshot.environments
        )
        words = self.tr("Changed {0}").format(name)
        self._do(words, fresh, self.snapshot.active, {self.snapshot.owner(name): dict(secrets)})

    def undo(self) -> None:
        """Take back what was done last."""
        if self._undos:
            last = self._undos.pop()
            words = self._undos[-1].words if self._undos else ""
            self._put(last.environments, last.active, last.secrets, words)

    def dismiss(self) -> None:
        """What was told has been read."""
        self._change(trouble="")

    def _do(
        self,
        words: str,
        environments: tuple[Environment, ...],
        active: str,
        secrets: Mapping[str, Mapping[str, str]] | None = None,
    ) -> None:
        now = self.snapshot
        before = {owner: dict(now.secrets.get(owner, {})) for owner in secrets or {}}
        if environments == now.environments and all(before[owner] == held for owner, held in (secrets or {}).items()):
            return
        self._undos = [*self._undos, _Undo(words, now.environments, now.active, before)][-_KEPT_UNDO:]
        self._put(environments, active, secrets or {}, words)

    def _put(
        self, environments: tuple[Environment, ...], active: str, secrets: Mapping[str, Mapping[str, str]], words: str
    ) -> None:
        changed = {owner: held for owner, held in secrets.items() if held != self.snapshot.secrets.get(owner, {})}
        before = self.snapshot.environments
        self._change(environments=environments, secrets={**self.snapshot.secrets, **changed}, undo=words)
        if active != self.snapshot.active:
            self.choose(active)
        self._keeper.write(before, environments, changed)

    def _moment(self, tab: Tab) -> Moment:
        send = tab.exchange.id if tab.exchange else ""
        kept, now = self._makings.get(tab.id), time.time()
        if kept is None or kept.send != send:
            kept = _Making(send, tab.draft, Moment(uuid.uuid4().hex, now))
        elif kept.draft is not tab.draft or now - kept.moment.at > _STALE_S:
            kept = _Making(send, tab.draft, Moment(kept.moment.seed, now))
        self._makings[tab.id] = kept
        return kept.moment

    def _after_reading(self) -> None:
        """Choose what was chosen here before, else the first."""
        names = [one.name for one in self.snapshot.environments]
        wanted = self._chosen().get(self._where())
        active = wanted if wanted in names or wanted == "" else next(iter(names), "")
        recent = _texts(self._settings.get(_RECENT)).get(self._where(), ())
        held = recent if isinstance(recent, list) else ()
        self._change(active=active, recent=tuple(name for name in held if name in names))

    def _where(self) -> str:
        collection = self.snapshot.collection
        return str(collection.root) if collection else ""

    def _chosen(self) -> dict[str, Any]:
        return _texts(self._settings.get(_CHOSEN))

    def _free(self, name: str, used: Set[str] = frozenset()) -> str:
        taken = used or {one.name for one in self.snapshot.environments}
        wanted = name.strip() or self.tr("New environment")
        numbered = (f"{wanted} {number}" for number in range(2, len(taken) + 3))
        return wanted if wanted not in taken else next(one for one in numbered if one not in taken)

    def _change(self, **fields: Any) -> None:
        self._store.replace(replace(self._store.snapshot, **fields))


def _texts(value: object) -> dict[str, Any]:
    return dict(value) if isinstance(value, dict) else {}
