"""Wires bursts and experiments: their stores, actions, the strip above the response, and the Experiment screen."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from workbench.actions.burst import BurstActions
from workbench.actions.commands import Command
from workbench.actions.experiment import ExperimentActions
from workbench.actions.experiment_files import ExperimentFiles
from workbench.actions.load_requests import LoadRequests
from workbench.state.burst import BurstSnapshot, BurstStore
from workbench.state.experiment import ExperimentSnapshot, ExperimentStore
from workbench.ui.burst.strip import BurstStrip
from workbench.ui.experiment.screen import ExperimentScreen

if TYPE_CHECKING:
    from workbench.compose.context import Context
    from workbench.state.features import FeaturesSnapshot


def wire(context: "Context") -> ExperimentScreen:
    """Make and connect everything of the area; returns the Experiment screen, the strip is ``context.burst_strip``."""
    requests = LoadRequests(lambda: context.backend_store.snapshot.address, lambda: context.requests.jar)
    context.burst_strip = _wire_burst(context, requests)
    return _wire_experiment(context, requests)


def _wire_burst(context: "Context", requests: LoadRequests) -> BurstStrip:
    strip = BurstStrip(context.theme)
    store = BurstStore(BurstSnapshot(), strip)
    actions = BurstActions(store, context.bridge, requests, lambda: context.requests.draft, parent=strip)
    context.burst = actions
    store.changed.connect(strip.render_snapshot)
    strip.run_requested.connect(actions.run)
    strip.stop_requested.connect(actions.stop)
    strip.settings_changed.connect(actions.change_settings)
    strip.dismiss_requested.connect(actions.dismiss)
    _add_burst_commands(context, store, actions)
    return strip


def _add_burst_commands(context: "Context", store: BurstStore, actions: BurstActions) -> None:
    def running() -> bool:
        return store.snapshot.running

    def run() -> None:
        context.show_screen("learn")
        actions.run()

    def open_settings() -> None:
        context.show_screen("learn")
        actions.open()

    tr, group = actions.tr, actions.tr("Load")
    for command in (
        Command("burst.run", tr("Run burst"), group, "Ctrl+Shift+Return", run, lambda: not running()),
        Command("burst.settings", tr("Set up a burst"), group, "", open_settings),
        Command("burst.stop", tr("Cancel the burst, keep its results"), group, "Esc", actions.stop, running),
    ):
        context.commands.add(command)


def _wire_experiment(context: "Context", requests: LoadRequests) -> ExperimentScreen:
    screen = ExperimentScreen(context.theme)
    store = ExperimentStore(ExperimentSnapshot(), screen)
    actions = ExperimentActions(
        store,
        context.bridge,
        requests,
        ExperimentFiles(context.paths.experiments),
        draft=lambda: context.requests.draft,
        control=context.control,
        parent=screen,
    )
    context.experiment = actions
    store.changed.connect(screen.render_snapshot)
    context.features_store.changed.connect(partial(_take_switches, actions))
    _connect_screen(screen, actions)
    _add_experiment_commands(context, store, actions)
    _take_switches(actions, context.features_store.snapshot)
    screen.render_snapshot(store.snapshot)
    return screen


def _connect_screen(screen: ExperimentScreen, actions: ExperimentActions) -> None:
    screen.looked_at.connect(actions.look)
    screen.feature_chosen.connect(actions.choose_feature)
    screen.setup_changed.connect(actions.change_setup)
    screen.run_requested.connect(actions.run)
    screen.run_again_requested.connect(actions.run_again)
    screen.calmer_requested.connect(actions.run_calmer)
    screen.cancel_requested.connect(actions.cancel)
    screen.new_requested.connect(actions.new)
    screen.past_chosen.connect(actions.show)
    screen.export_requested.connect(actions.export)
    screen.copy_requested.connect(_copy)


def _copy(words: str) -> None:
    QGuiApplication.clipboard().setText(words)


def _take_switches(actions: ExperimentActions, snapshot: "FeaturesSnapshot") -> None:
    actions.set_switches(snapshot.features, snapshot.switchboard)


def _add_experiment_commands(context: "Context", store: ExperimentStore, actions: ExperimentActions) -> None:
    tr, group = actions.tr, actions.tr("Experiment")

    def running() -> bool:
        return store.snapshot.running

    def with_and_without(feature_id: str) -> None:
        context.show_screen("experiment")
        actions.with_and_without(feature_id)

    def each_switch() -> Iterator[Command]:
        for info in store.snapshot.switches:
            title = tr("Run with and without: {title}").format(title=info.title)
            run = partial(with_and_without, info.id)
            yield Command(f"experiment.{info.id}", title, group, "", run, lambda: not running())

    context.commands.add(
        Command("experiment.cancel", tr("Cancel the experiment"), group, "Esc", actions.cancel, running)
    )
    context.commands.add_source(each_switch)
