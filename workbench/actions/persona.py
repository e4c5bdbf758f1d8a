"""Chooses who sends, foretells what will become of the draft in front, and learns from what the API answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject, QTimer

from server.contract.features import Setting
from workbench.actions.features import FeatureActions
from workbench.actions.requests import RequestActions
from workbench.client.personas.base import Persona
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange
from workbench.core.fetch.allowance import Allowance, allowance
from workbench.core.fetch.forecast import Forecast, Known
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.same_site import Credentials
from workbench.core.flaky import Flaky
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.state.persona import Entry, PersonaSnapshot, PersonaStore
from workbench.state.requests import RequestsSnapshot, RequestsStore

CORS = "http.cors"
_PAUSE_MS = 150
"""Foretelling encodes the draft, so it waits for a pause in typing."""


@dataclass(frozen=True, slots=True)
class Scene:
    """All that a forecast may look at."""

    draft: RequestDraft
    variables: Mapping[str, str]
    known: Known
    jar: Jar
    last: Exchange | None
    """The last send of the draft's tab."""
    turned_at: str
    """Title of the stage that turned that round; empty when none did or it isn't known."""


@dataclass(frozen=True)
class Role:
    """How a persona takes part: who sends, and what is said of it beforehand."""

    entry: Entry
    persona: Callable[[PersonaSnapshot], Persona]
    forecast: Callable[[Scene, PersonaSnapshot], Forecast]
    forget: Callable[[], None] = lambda: None
    """Drops what it remembers between sends: preflights, kept answers."""


@dataclass(frozen=True)
class Surroundings:
    """What the personas look at: the open requests, the switches, and the names of recorded stages."""

    requests: RequestActions
    requests_store: RequestsStore
    features: Callable[[], FeatureActions]
    features_store: FeaturesStore
    turned_at: Callable[[int], str]
    """Title of the stage that turned the request of this trace round."""


class PersonaActions(QObject):
    """The only writer of the persona store; ``current`` is whom the request panel sends as."""

    def __init__(self, store: PersonaStore, around: Surroundings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._around = around
        self._roles: dict[str, Role] = {}
        self._watchers = 0
        self._board: object = None
        self._soon = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._soon.timeout.connect(self.foretell)
        around.requests_store.changed.connect(self._note_requests)
        around.features_store.changed.connect(self._note_features)
        around.requests.finished.connect(self._learn)

    @property
    def current(self) -> Persona:
        """Who sends next."""
        return self._roles[self._snapshot.chosen].persona(self._snapshot)

    def add(self, role: Role) -> None:
        """Offer one more persona, at the end of the list or in place of its namesake."""
        self._roles[role.entry.id] = role
        kept = tuple(entry for entry in self._snapshot.entries if entry.id in self._roles and entry.id != role.entry.id)
        self._store.replace(replace(self._snapshot, entries=(*kept, role.entry)))

    def choose(self, persona_id: str, origin: str = "") -> None:
        """Send as this one from now on, from a page at ``origin`` when one is given."""
        if persona_id not in self._roles:
            return
        self._store.replace(replace(self._snapshot, chosen=persona_id, problem=""))
        if origin:
            self.set_origin(persona_id, origin)
        self.foretell()

    def set_origin(self, persona_id: str, typed: str) -> None:
        """Move a persona's page to another origin; what is none is refused with the reason."""
        try:
            origin = str(origin_of(typed.strip()))
        except ValueError as error:
            self._store.replace(replace(self._snapshot, problem=str(error)))
            return
        entries = tuple(
            replace(entry, origin=origin) if entry.id == persona_id else entry for entry in self._snapshot.entries
        )
        self._store.replace(replace(self._snapshot, entries=entries, problem=""))
        self.foretell()

    def set_credentials(self, mode: Credentials) -> None:
        """How the browser tab's page calls ``fetch``."""
        self._store.replace(replace(self._snapshot, credentials=mode))
        self.foretell()

    def set_flaky(self, flaky: Flaky) -> None:
        """What the phone loses from now on, and how its app tries again."""
        self._store.replace(replace(self._snapshot, flaky=flaky))
        self.foretell()

    def watch(self, watched: bool) -> None:
        """One more, or one less, looks at the forecasts; they are made only for somebody."""
        self._watchers = max(0, self._watchers + (1 if watched else -1))
        if watched:
            self.foretell()

    def forget(self) -> None:
        """Let every persona forget preflights and kept answers."""
        for role in self._roles.values():
            role.forget()

    def allow(self) -> None:
        """Set the API's CORS switch so that it allows what stood in the way."""
        wanted = self._allowance()
        if wanted is None:
            return
        self._around.features().set_choice(CORS, wanted.choice)
        for name, value in wanted.params.items():
            self._around.features().set_param(CORS, name, value)

    def foretell(self) -> None:
        """Say of each persona what will become of the draft in front."""
        self._soon.stop()
        tab = self._around.requests_store.snapshot.current
        last = tab.exchange
        ours = last if last is not None and last.persona == self._snapshot.chosen else None
        shown = replace(self._snapshot, exchange=ours, edited=ours is not None and ours.draft != tab.draft)
        if self._watchers:
            scene = self._scene(last)
            shown = replace(shown, forecasts={key: role.forecast(scene, shown) for key, role in self._roles.items()})
        self._store.replace(shown)
        wanted = self._allowance()
        self._store.replace(replace(shown, allowed_by=wanted.label if wanted else ""))

    @property
    def _snapshot(self) -> PersonaSnapshot:
        return self._store.snapshot

    def _scene(self, last: Exchange | None) -> Scene:
        draft, variables = self._around.requests.prepared()
        known = with_base(self._around.requests_store.snapshot.base, variables)
        seq = last.trace_seq if last else None
        turned_at = self._around.turned_at(seq) if seq is not None else ""
        return Scene(draft, known, self._snapshot.known, self._around.requests.jar, last, turned_at)

    def _allowance(self) -> Allowance | None:
        setting = self._cors()
        return allowance(self._snapshot.blocked, setting.choice, setting.params) if setting else None

    def _cors(self) -> Setting | None:
        features = self._around.features_store.snapshot
        return next((features.setting(info) for info in features.features if info.id == CORS), None)

    def _note_requests(self, _snapshot: RequestsSnapshot) -> None:
        self._soon.start()

    def _note_features(self, snapshot: FeaturesSnapshot) -> None:
        """Another board may answer otherwise: what was said before counts no more."""
        board = snapshot.switchboard and (snapshot.switchboard.settings, snapshot.switchboard.order)
        if board == self._board:
            return
        self._board = board
        self._store.replace(replace(self._snapshot, known=Known()))
        self._soon.start()

    def _learn(self, exchange: Exchange) -> None:
        self._store.replace(replace(self._snapshot, known=self._snapshot.known.with_exchange(exchange)))
        self.foretell()
