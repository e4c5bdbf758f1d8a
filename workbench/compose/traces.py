"""Wires the pipeline: live events and the request panel's sends go in, what a click asks for goes out."""

from functools import partial
from typing import TYPE_CHECKING

from workbench.actions.commands import Command
from workbench.actions.traces import TraceActions
from workbench.core.request import RequestDraft
from workbench.state.traces import TracesSnapshot, TracesStore
from workbench.ui.pipeline.panel import PipelinePanel

if TYPE_CHECKING:
    from workbench.compose.context import Context
    from workbench.core.backend import BackendSnapshot
    from workbench.state.features import FeaturesSnapshot

FIRST = RequestDraft(method="GET", url="{{base}}/tasks")


def wire(context: "Context") -> PipelinePanel:
    """Make the pipeline panel with its store and actions, and connect all of them."""
    store = TracesStore(TracesSnapshot())
    actions = TraceActions(store, context.bridge, context.control)
    panel = PipelinePanel(context.theme)
    context.traces, context.traces_store = actions, store
    context.live.events.connect(actions.take_events)
    context.requests.finished.connect(actions.follow)
    context.features_store.changed.connect(partial(_take_switches, actions))
    context.backend_store.changed.connect(partial(_take_backend, actions))
    store.changed.connect(panel.render_traces)
    _connect_panel(panel, actions, context)
    _add_commands(panel, actions, context)
    _remember(panel, context)
    _take_switches(actions, context.features_store.snapshot)
    _take_backend(actions, context.backend_store.snapshot)
    return panel


def _connect_panel(panel: PipelinePanel, actions: TraceActions, context: "Context") -> None:
    panel.selection_requested.connect(actions.select)
    panel.neighbour_requested.connect(actions.select_neighbour)
    panel.comparison_requested.connect(actions.compare)
    panel.compare_with_requested.connect(actions.compare_with)
    panel.filter_requested.connect(actions.set_filter)
    panel.explain_requested.connect(actions.explain)
    panel.source_requested.connect(actions.load_source)
    panel.first_send_requested.connect(partial(context.requests.send, FIRST))
    panel.start_requested.connect(context.backend.start)


def _remember(panel: PipelinePanel, context: "Context") -> None:
    """Bring the replay's manner and the list back at the next start."""
    settings = context.settings
    panel.set_mode(settings.get("pipeline.mode", "2.4"))
    panel.header.list_button.setChecked(bool(settings.get("pipeline.requests", False)))
    panel.header.mode_selected.connect(partial(settings.set, "pipeline.mode"))
    panel.header.list_toggled.connect(partial(settings.set, "pipeline.requests"))


def _take_switches(actions: TraceActions, snapshot: "FeaturesSnapshot") -> None:
    if snapshot.switchboard is not None:
        actions.set_switches(snapshot.features, snapshot.switchboard)


def _take_backend(actions: TraceActions, snapshot: "BackendSnapshot") -> None:
    actions.use_backend(snapshot.control)


def _add_commands(panel: PipelinePanel, actions: TraceActions, context: "Context") -> None:
    group = panel.tr("Pipeline")
    for command in (
        Command("pipeline.replay", panel.tr("Replay the request"), group, "R", panel.replay),
        Command("pipeline.pause", panel.tr("Play or pause the replay"), group, "", panel.toggle_play),
        Command("pipeline.requests", panel.tr("Show or hide recent requests"), group, "", panel.toggle_list),
        Command("pipeline.filter", panel.tr("Filter recent requests"), group, "", panel.focus_filter),
        Command(
            "pipeline.older", panel.tr("Show the earlier request"), group, "", partial(actions.select_neighbour, -1)
        ),
        Command("pipeline.newer", panel.tr("Show the later request"), group, "", partial(actions.select_neighbour, 1)),
        Command(
            "pipeline.compare", panel.tr("Compare with the earlier run, or stop"), group, "", panel.toggle_comparison
        ),
        Command("pipeline.inspect", panel.tr("Inspect where the request turned"), group, "", panel.open_stage_at_fault),
    ):
        context.commands.add(command)


def add_closing(panel: PipelinePanel, context: "Context") -> None:
    """Let Esc close the inspector: to be called after everything else that Esc cancels, which comes first."""
    title, inspector = panel.tr("Close the inspector"), panel.inspector
    command = Command("pipeline.close", title, panel.tr("Pipeline"), "Esc", inspector.closed.emit, inspector.isVisible)
    context.commands.add(command)
