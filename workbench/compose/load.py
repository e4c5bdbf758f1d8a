"""Wires bursts: store, actions, and the strip above the response."""

from typing import TYPE_CHECKING

from workbench.actions.burst import BurstActions
from workbench.actions.commands import Command
from workbench.actions.load_requests import LoadRequests
from workbench.state.burst import BurstSnapshot, BurstStore
from workbench.ui.burst.strip import BurstStrip

if TYPE_CHECKING:
    from workbench.compose.context import Context


def wire(context: "Context") -> BurstStrip:
    """Make and connect everything of the area; returns the strip."""
    context.load_requests = LoadRequests(
        lambda: context.backend_store.snapshot.address,
        lambda: context.requests.jar,
        lambda: context.requests.prepared()[1],
    )
    strip = BurstStrip(context.theme)
    store = BurstStore(BurstSnapshot(), strip)
    actions = BurstActions(
        store, context.bridge, context.load_requests, lambda: context.requests.prepared()[0], parent=strip
    )
    context.burst, context.burst_strip = actions, strip
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
