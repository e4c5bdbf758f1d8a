"""Makes the whole window from its parts, runs it, and ends what was begun."""

import logging
import sys
from collections.abc import Callable
from concurrent.futures import TimeoutError as StopTimeoutError
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

from PySide6.QtWidgets import QApplication, QWidget

from workbench import __version__
from workbench.actions.backend import BackendActions
from workbench.actions.commands import Commands
from workbench.actions.live import LiveFeed
from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.client.control import ControlClient
from workbench.compose import charts, features, load, requests, traces
from workbench.compose.context import Context
from workbench.compose.garbage import GarbageOnUiThread
from workbench.compose.help import wire_diagnostics
from workbench.compose.interrupts import end_with, interrupts
from workbench.compose.later import PanelLater, import_later
from workbench.compose.shell import wire_card, wire_status, wire_window
from workbench.core.backend import BackendSnapshot
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths
from workbench.settings import SettingsStore
from workbench.state.backend import BackendStore
from workbench.ui.common.theme import STYLE, Mode, Theme
from workbench.ui.learn_screen import LearnScreen, Panels, stacked
from workbench.ui.main_window import MainWindow

_STOP_S = 8.0
_SHORTCUTS = "shortcuts"
log = logging.getLogger(__name__)


@dataclass
class Application:
    """The composed application: kept alive for as long as the window is open."""

    context: Context
    window: MainWindow
    panels: Panels


def run(paths: DataPaths, thread: LoopThread, supervisor: Supervisor, log_file: Path) -> int:
    """Run the event loop until the window is closed; then stop the backend and the asyncio thread."""
    QApplication.setStyle(STYLE)
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Backend Workbench")
    app.setApplicationVersion(__version__)
    bridge = Bridge(thread)
    made = compose(app, bridge, supervisor, paths, log_file)
    garbage = GarbageOnUiThread(bridge)
    garbage.begin()
    end_with(made.window.closed, app)
    made.window.show()
    with interrupts(made.window.close):
        code = app.exec()
    end(made, thread, supervisor)
    garbage.end()
    return code


def compose(app: QApplication, bridge: Bridge, supervisor: Supervisor, paths: DataPaths, log_file: Path) -> Application:
    """Make everything and connect it; nothing is shown yet."""
    context = _make_context(bridge, supervisor, paths)
    wire_status(context)
    card = wire_card(context)
    switchboard = features.wire(context)
    chart_panel = charts.wire(context)
    area = requests.wire(context)
    pipeline = traces.wire(context)
    burst = load.wire(context)
    experiment = PanelLater(bridge, "workbench.compose.experiment", lambda area: _wired(area, context))
    request = PanelLater(
        bridge, "workbench.compose.request_screen", lambda screen: screen.wire(context, area), when_shown=True
    )
    lesson = PanelLater(
        bridge, "workbench.compose.lessons", lambda lessons: _with_covers(lessons, context, area, learn)
    )
    response = stacked(burst, area.response)
    panels = Panels(lesson, card, area.request, response, pipeline, switchboard, chart_panel)
    learn = LearnScreen(context.theme, panels)
    others = [("experiment", learn.tr("Experiment"), experiment), ("request", learn.tr("Request"), request)]
    window = MainWindow(context.theme, context.commands, learn, others)
    area.request.room_wanted.connect(learn.make_room)
    wire_window(context, window)
    traces.add_closing(pipeline, context)
    wire_diagnostics(context, window, log_file)
    for panel in (lesson, experiment):
        window.painted.connect(panel.load)
    _load_later(context, area, window)
    _once_settled(context, lambda: charts.load_plots(context, chart_panel))
    _once_settled(context, area.actions.responses.get_ready)
    context.backend.connected.connect(context.live.follow)
    if context.settings.message:
        card.tell(context.settings.message)
    area.history.set_aside.connect(card.tell)
    area.history.search("")
    context.theme.apply(app)  # last: with a style sheet every move into another widget is a restyling of all in it
    context.backend.attach()
    return Application(context, window, panels)


def _load_later(context: Context, area: requests.RequestArea, window: MainWindow) -> None:
    """What has no panel, and is not needed for the first paint."""
    bridge = context.bridge
    window.painted.connect(
        lambda: import_later(bridge, "workbench.compose.runner", lambda runner: runner.wire(context, area, window))
    )
    window.painted.connect(
        lambda: import_later(bridge, "workbench.compose.streams", lambda streams: streams.wire(context, area))
    )


def _make_context(bridge: Bridge, supervisor: Supervisor, paths: DataPaths) -> Context:
    settings = SettingsStore(paths.settings)
    theme = Theme(_mode(settings.get("theme", "system")))
    theme.set_reduced_motion(bool(settings.get("reduced_motion", False)))
    store = BackendStore(BackendSnapshot())
    backend = BackendActions(store, bridge, supervisor)
    return Context(
        theme=theme,
        bridge=bridge,
        paths=paths,
        settings=settings,
        commands=_commands(settings),
        backend_store=store,
        backend=backend,
        live=LiveFeed(bridge),
        control=backend.control,
    )


def _commands(settings: SettingsStore) -> Commands:
    """The registry, with the shortcuts that were chosen before; new choices are kept."""
    kept = settings.get(_SHORTCUTS)
    chosen = {str(key): str(value) for key, value in kept.items()} if isinstance(kept, dict) else {}
    commands = Commands(chosen=chosen)
    commands.rebound.connect(lambda: settings.set(_SHORTCUTS, dict(commands.chosen)))
    return commands


def _wired(area: ModuleType, context: Context) -> QWidget:
    panel: QWidget = area.wire(context)
    return panel


def _with_covers(lessons: ModuleType, context: Context, area: requests.RequestArea, learn: LearnScreen) -> QWidget:
    panel = _wired(lessons, context)
    lessons.cover_results(context, panel, area.requests, learn)
    return panel


def _once_settled(context: Context, then: Callable[[], None]) -> None:
    """Call ``then`` when the backend has started or failed: until then the processor is its."""

    def look(snapshot: BackendSnapshot) -> None:
        if snapshot.state not in ("stopped", "starting"):
            context.backend_store.changed.disconnect(look)
            then()

    context.backend_store.changed.connect(look)


def _mode(kept: object) -> Mode:
    return "light" if kept == "light" else "dark" if kept == "dark" else "system"


def end(made: Application, thread: LoopThread, supervisor: Supervisor) -> None:
    """Write what is not written yet, stop the backend and the asyncio thread. The event loop has ended already."""
    for ending in made.context.endings:
        ending()
    made.context.settings.flush()
    made.context.live.follow(None)
    try:
        thread.submit(_stop(supervisor, made.context.control())).result(_STOP_S)
    except StopTimeoutError:
        log.error("the backend did not stop in time; its processes end when this one does")
    made.context.bridge.stop()


async def _stop(supervisor: Supervisor, client: ControlClient | None) -> None:
    supervisor.listener = _ignore  # nobody is there any more to be told
    if client is not None:
        await client.aclose()
    await supervisor.stop()


def _ignore(_snapshot: BackendSnapshot) -> None:
    pass
