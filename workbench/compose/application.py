"""Makes the whole window from its parts, runs it, and ends what was begun."""

import logging
import sys
from concurrent.futures import TimeoutError as StopTimeoutError
from dataclasses import dataclass

from PySide6.QtWidgets import QApplication

from workbench import __version__
from workbench.actions.backend import BackendActions
from workbench.actions.commands import Commands
from workbench.actions.live import LiveFeed
from workbench.bridge import Bridge
from workbench.compose import charts, experiment, features, lessons, requests, traces
from workbench.compose.context import Context
from workbench.compose.help import wire_diagnostics
from workbench.compose.shell import wire_card, wire_status, wire_window
from workbench.compose.started import StartedBackend, WindowOptions
from workbench.core.backend import BackendSnapshot
from workbench.settings import SettingsStore
from workbench.state.backend import BackendStore
from workbench.ui.common.theme import Mode, Theme
from workbench.ui.learn_screen import LearnScreen, Panels
from workbench.ui.main_window import MainWindow

_STOP_S = 8.0
log = logging.getLogger(__name__)


@dataclass
class Application:
    """The composed application: kept alive for as long as the window is open."""

    context: Context
    window: MainWindow
    panels: Panels


def run(options: WindowOptions, started: StartedBackend) -> int:
    """Run the event loop until the window is closed; then stop the backend and the asyncio thread."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    assert isinstance(app, QApplication)
    app.setApplicationName("Backend Workbench")
    app.setApplicationVersion(__version__)
    bridge = Bridge(started.thread)
    bridge.start()
    made = compose(app, bridge, options, started)
    made.window.show()
    code = app.exec()
    made.context.settings.flush()
    _stop(bridge, started)
    return code


def compose(app: QApplication, bridge: Bridge, options: WindowOptions, started: StartedBackend) -> Application:
    """Make everything and connect it; nothing is shown yet."""
    context = _make_context(app, bridge, options, started)
    wire_status(context)
    card = wire_card(context)
    switchboard = features.wire(context)
    chart_panel = charts.wire(context)
    area = requests.wire(context)
    pipeline = traces.wire(context)
    screen = experiment.wire(context)
    lesson = lessons.wire(context)
    panels = Panels(lesson, card, area.request, area.response, pipeline, switchboard, chart_panel)
    learn = LearnScreen(context.theme, panels)
    window = MainWindow(context.theme, context.commands, learn, [("experiment", learn.tr("Experiment"), screen)])
    wire_window(context, window)
    wire_diagnostics(context, window)
    window.painted.connect(lambda: charts.load_plots(context, chart_panel))
    context.backend.connected.connect(context.live.follow)
    context.backend.attach()
    return Application(context, window, panels)


def _make_context(app: QApplication, bridge: Bridge, options: WindowOptions, started: StartedBackend) -> Context:
    settings = SettingsStore(started.paths.settings)
    theme = Theme(_mode(options.theme or settings.get("theme", "system")))
    theme.set_reduced_motion(bool(settings.get("reduced_motion", False)))
    theme.apply(app)
    store = BackendStore(BackendSnapshot())
    backend = BackendActions(store, bridge, started.supervisor)
    return Context(
        theme=theme,
        bridge=bridge,
        paths=started.paths,
        settings=settings,
        commands=Commands(),
        backend_store=store,
        backend=backend,
        live=LiveFeed(bridge),
        control=backend.control,
    )


def _mode(kept: object) -> Mode:
    return "light" if kept == "light" else "dark" if kept == "dark" else "system"


def _stop(bridge: Bridge, started: StartedBackend) -> None:
    try:
        started.thread.submit(started.supervisor.stop()).result(_STOP_S)
    except StopTimeoutError:
        log.error("the backend did not stop in time; its processes end when this one does")
    bridge.stop()
    started.paths.remove_run()
