"""Wires the keeping of answers: each is kept with what the switches stood at when it was sent."""

from workbench.actions.history import HistoryActions
from workbench.actions.kept import KeptActions
from workbench.client.kept_responses import KeptResponses
from workbench.compose.context import Context
from workbench.core.switch_record import BETWEEN, Switches, SwitchValue
from workbench.state.features import FeaturesSnapshot, active_params
from workbench.state.kept import KeptSnapshot, KeptStore
from workbench.state.requests import RequestsStore


def wire(context: Context, requests: RequestsStore, history: HistoryActions) -> None:
    """Make ``context.kept`` and ``context.kept_store``."""
    responses = KeptResponses(context.paths.responses)
    context.kept_store = KeptStore(KeptSnapshot(cap_bytes=responses.cap_bytes), context.bridge)
    kept = KeptActions(
        context.kept_store,
        context.bridge,
        responses,
        lambda: switches_of(context.features_store.snapshot),
        context.bridge,
        masker=context.environments.masker,
    )
    context.kept = kept
    requests.changed.connect(kept.note_requests)
    context.requests.finished.connect(kept.keep)
    history.numbered.connect(kept.note_number)
    history.numbered.connect(context.requests.note_number)
    history.reopened.connect(kept.open)
    kept.opened.connect(context.requests.show)
    context.endings.append(responses.forget_cleared)
    kept.look()


def switches_of(snapshot: FeaturesSnapshot) -> Switches:
    """What every switch stands at, in words; nothing while no backend has told."""
    if snapshot.switchboard is None:
        return ()
    found = [SwitchValue(info.id, info.title, _words(snapshot, info.id)) for info in snapshot.features]
    return (*found, SwitchValue("order", "Order", " › ".join(snapshot.order)))


def _words(snapshot: FeaturesSnapshot, feature_id: str) -> str:
    info = snapshot.feature(feature_id)
    setting = snapshot.switchboard.settings.get(feature_id) if snapshot.switchboard else None
    if setting is None:
        return info.default
    values = [
        f"{param.title} {setting.params.get(param.name, param.default)}{param.unit and ' ' + param.unit}"
        for param in active_params(info, setting)
    ]
    return BETWEEN.join((setting.choice, *values))
