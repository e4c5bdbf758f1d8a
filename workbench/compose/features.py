"""Wires the switchboard: what the backend offers goes in, flips go out, and every position becomes a command."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from server.contract.events import SwitchEvent
from workbench.actions.commands import Command
from workbench.actions.features import FeatureActions
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.ui.switchboard.panel import SwitchboardPanel

if TYPE_CHECKING:
    from workbench.compose.context import Context

_OPEN_SECTIONS = "switchboard.open"


def wire(context: "Context") -> SwitchboardPanel:
    """Make the switchboard with its store and actions, and connect all of them."""
    store = FeaturesStore(FeaturesSnapshot())
    actions = FeatureActions(store, context.bridge, context.control)
    panel = SwitchboardPanel(context.theme)
    context.features_store, context.features, context.switchboard = store, actions, panel
    store.changed.connect(panel.render_snapshot)
    panel.choice_requested.connect(actions.set_choice)
    panel.param_requested.connect(actions.set_param)
    panel.order_requested.connect(actions.set_order)
    panel.reset_requested.connect(actions.reset_all)
    panel.undo_requested.connect(actions.undo)
    panel.dismiss_requested.connect(actions.dismiss)
    panel.sections_changed.connect(partial(_keep_sections, context))
    panel.set_open_sections(_open_sections(context.settings.get(_OPEN_SECTIONS)))
    context.live.events.connect(partial(_acknowledge, actions))
    context.backend.connected.connect(actions.load)
    _add_commands(context, panel, actions)
    return panel


def _open_sections(kept: object) -> tuple[str, ...]:
    """The kept sections, or the first one where the file holds something else."""
    return tuple(map(str, kept)) if isinstance(kept, list) else ("data",)


def _acknowledge(actions: FeatureActions, events: tuple[object, ...]) -> None:
    for event in events:
        if isinstance(event, SwitchEvent):
            actions.acknowledge(event)


def _keep_sections(context: "Context", keys: tuple[str, ...]) -> None:
    context.settings.set(_OPEN_SECTIONS, list(keys))


def _add_commands(context: "Context", panel: SwitchboardPanel, actions: FeatureActions) -> None:
    group = panel.tr("Switches")
    add, store = context.commands.add, context.features_store
    add(
        Command(
            "switches.reset",
            panel.tr("Reset all switches"),
            group,
            "",
            actions.reset_all,
            lambda: store.snapshot.changed_count > 0,
        )
    )
    add(
        Command(
            "switches.undo",
            panel.tr("Undo the reset of all switches"),
            group,
            "",
            actions.undo,
            lambda: store.snapshot.undo is not None,
        )
    )
    context.commands.add_source(partial(_positions, context, group))


def _positions(context: "Context", group: str) -> Iterator[Command]:
    """One command for every position that a switch is not in."""
    snapshot = context.features_store.snapshot
    for info in snapshot.features:
        now = snapshot.setting(info).choice
        for choice in info.choices:
            if choice.value != now:
                run = partial(context.features.set_choice, info.id, choice.value)
                title = f"{info.title}: {choice.label or choice.value}"
                yield Command(f"switch.{info.id}.{choice.value}", title, group, "", run)
