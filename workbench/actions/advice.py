"""Offers the flip of a switch after an answer that it stood in the way of, makes it, and sends again."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from PySide6.QtCore import QObject

from workbench.actions.features import FeatureActions
from workbench.actions.requests import RequestActions
from workbench.core.exchange import Exchange
from workbench.core.switch_advice import Advice, advise
from workbench.state.advice import AdviceSnapshot, AdviceStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.state.requests import RequestsStore
from workbench.state.traces import TracesSnapshot, TracesStore

_SAME_SEND_S = 60.0


@dataclass(frozen=True)
class Around:
    """What the offer depends on."""

    requests: RequestActions
    requests_store: RequestsStore
    features: Callable[[], FeatureActions]
    features_store: FeaturesStore
    traces_store: TracesStore


class AdviceActions(QObject):
    """The only writer of the advice store."""

    def __init__(self, store: AdviceStore, around: Around, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._store = store
        self._around = around
        self._wanted: tuple[Advice, int] | None = None
        """The flip under way, and the tab that sends after it."""
        around.requests_store.changed.connect(self.look)
        around.traces_store.changed.connect(self.look)
        around.features_store.changed.connect(self._note_features)

    def follow(self) -> None:
        """Flip the switch that is offered; the request goes once the backend says that it is flipped."""
        advice = self._store.snapshot.advice
        if advice is None or self._wanted is not None:
            return
        self._wanted = advice, self._around.requests_store.snapshot.active
        self._store.replace(replace(self._store.snapshot, working=True, problem=""))
        features = self._around.features()
        features.set_choice(advice.feature_id, advice.choice)
        for name, value in advice.params.items():
            features.set_param(advice.feature_id, name, value)

    def look(self, _snapshot: object = None) -> None:
        """Find what to offer after the answer in front."""
        if self._wanted is not None:
            return
        advice = self._advice()
        before = self._store.snapshot
        problem = before.problem if advice == before.advice else ""
        self._store.replace(AdviceSnapshot(advice, problem=problem))

    def _advice(self) -> Advice | None:
        tab = self._around.requests_store.snapshot.current
        exchange, features = tab.exchange, self._around.features_store.snapshot
        if exchange is None or tab.sending or features.switchboard is None:
            return None
        board = [(info, features.setting(info)) for info in features.features]
        return advise(exchange, board, _turned_at(exchange, self._around.traces_store.snapshot))

    def _note_features(self, snapshot: FeaturesSnapshot) -> None:
        if self._wanted is None:
            self.look()
            return
        (advice, tab_id), refused = self._wanted, snapshot.refused
        made = snapshot.switchboard.settings.get(advice.feature_id) if snapshot.switchboard else None
        if refused is not None and refused.feature_id == advice.feature_id:
            self._wanted = None
            self._store.replace(AdviceSnapshot(advice, problem=refused.message))
        elif made is not None and advice.is_made(made) and not snapshot.is_pending(advice.feature_id):
            self._wanted = None
            self._store.replace(AdviceSnapshot())
            if self._around.requests_store.snapshot.active == tab_id:
                self._around.requests.send()


def _turned_at(exchange: Exchange, traces: TracesSnapshot) -> str:
    """Id of the stage that turned it round. A kept answer of another day finds no trace: the numbers begin anew."""
    found = next((item for item in traces.items if item.seq == exchange.trace_seq), None)
    ours = found is not None and abs(found.started_at - exchange.started_at) <= _SAME_SEND_S
    return (found.turned_at or "") if found is not None and ours else ""
