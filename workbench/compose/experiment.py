"""Wires experiments: store, actions, commands, and the Experiment screen; done after the window's first paint."""

from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from workbench.actions.commands import Command
from workbench.actions.experiment import ExperimentActions
from workbench.actions.experiment_files import ExperimentFiles
from workbench.state.experiment import ExperimentSnapshot, ExperimentStore
from workbench.ui.experiment.screen import ExperimentScreen

if TYPE_CHECKING:
    from workbench.compose.context import Context
    from workbench.state.features import FeaturesSnapshot


def wire(context: "Context") -> ExperimentScreen:
    """Make and connect everything of the area; returns the screen."""
    screen = ExperimentScreen(context.theme)
    store = ExperimentStore(ExperimentSnapshot(), screen)
    actions = ExperimentActions(
        store,
        context.bridge,
        context.load_requests,
        ExperimentFiles(context.paths.experiments, context.secrets, context.environments.masker),
        draft=lambda: context.requests.draft,
        control=context.control,
        parent=screen,
    )
    context.experiment = actions
    actions.set_aside.connect(context.tell)
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
    screen.predicted.connect(actions.predict)
    screen.concluded.connect(actions.conclude)
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
