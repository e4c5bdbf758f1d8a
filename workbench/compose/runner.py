"""Wires what holds answers against assertions, and the runner: for each send, and for whole folders."""

from dataclasses import replace
from functools import partial

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtWidgets import QWidget

from workbench.actions.checks import CheckActions
from workbench.actions.commands import Command
from workbench.actions.runner import Around, RunnerActions
from workbench.client.live_schema import LiveSchema
from workbench.compose.context import Context
from workbench.compose.requests import RequestArea
from workbench.core.assertion import Capture
from workbench.core.collection import Collection
from workbench.core.run_report import RequestRun
from workbench.runner.desk import Desk
from workbench.runner.run import Switches
from workbench.runner.switches import LiveSwitches, NoSwitches
from workbench.runner.values import RunValues
from workbench.state.requests import Tab
from workbench.state.runner import RunnerSnapshot, RunnerStore
from workbench.ui.tests.runner_window import RunnerWindow


def wire(context: Context, area: RequestArea, parent: QWidget) -> None:
    """Make and connect everything of the area; ``context.runner`` and ``context.checks`` are its handles."""
    schema = LiveSchema()
    _wire_checks(context, area, schema)
    store = RunnerStore(RunnerSnapshot(), context.bridge)
    surroundings = _Surroundings(context, area, schema)
    actions = RunnerActions(store, context.bridge, surroundings.around(), context.bridge)
    context.runner = actions
    shown = _Shown(context, store, actions, parent)
    actions.shown.connect(shown.show)
    _add_commands(context, surroundings, actions)


def _wire_checks(context: Context, area: RequestArea, schema: LiveSchema) -> None:
    def keep(tab: Tab, capture: Capture, value: str) -> None:
        context.environments.capture(capture.scope, capture.variable, value, tab.path)

    checks = CheckActions(
        area.requests,
        context.bridge,
        context.control,
        context.bridge,
        schema=schema,
        keep=keep,
    )
    context.checks = checks
    context.requests.finished.connect(checks.note_exchange)


class _Shown(QObject):
    """Makes the runner's window when it is first asked for."""

    def __init__(self, context: Context, store: RunnerStore, actions: RunnerActions, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._store = store
        self._actions = actions
        self._parent = parent
        self._window: RunnerWindow | None = None

    def show(self) -> None:
        """Bring it to the front."""
        if self._window is None:
            self._window = self._made()
        self._window.come_to_front()

    def _made(self) -> RunnerWindow:
        window = RunnerWindow(self._context.theme, self._parent)
        view, actions = window.view, self._actions
        self._store.changed.connect(view.render_runner)
        view.render_runner(self._store.snapshot)
        view.run_requested.connect(actions.run)
        view.cancel_requested.connect(actions.cancel)
        view.data_chosen.connect(actions.choose_data)
        view.stop_on_failure_changed.connect(actions.set_stop_on_failure)
        view.report_requested.connect(actions.save_report)
        view.open_requested.connect(actions.open_request)
        return window


class _Surroundings:
    """What a run takes from the window, and gives back to it."""

    def __init__(self, context: Context, area: RequestArea, schema: LiveSchema) -> None:
        self._context = context
        self._area = area
        self._schema = schema

    def around(self) -> Around:
        """All of it, for the actions."""
        return Around(
            collection=self.collection,
            environment=lambda: self._context.environments.snapshot.active,
            desk=self._desk,
            switches=self._switches,
            ended=self._ended,
            finished=self._finished,
            open_request=self._open,
        )

    def collection(self) -> Collection | None:
        """The open one; the collection's own area is wired when its screen is first shown."""
        return self._context.environments.snapshot.collection

    def _desk(self, collection: Collection) -> Desk:
        now = self._context.environments.snapshot
        values = RunValues(collection, now.environment, secrets=now.secrets, captured=now.captured, base=now.base)
        schema = partial(self._schema.at, now.base, self._context.control())
        return Desk(collection, self._area.sender, now.base, values, schema=schema, jar=self._area.cookies.snapshot)

    def _switches(self) -> Switches:
        control = self._context.control()
        return LiveSwitches(control) if control else NoSwitches("No backend of ours runs just now.")

    def _ended(self, run: RequestRun) -> None:
        for one in run.captured:
            if not one.problem:
                capture = one.capture
                self._context.environments.capture(capture.scope, capture.variable, one.value, run.planned.path)

    def _finished(self, desk: Desk) -> None:
        cookies = self._area.cookies
        cookies.replace(cookies.snapshot.with_changes(desk.first_jar, desk.jar))

    def _open(self, run: RequestRun) -> None:
        """In its tab, with the answer and its results where the run kept them."""
        self._context.show_screen("request")
        self._context.collection.open_request(run.planned.path)
        snapshot = self._area.requests.snapshot
        tab = snapshot.current
        if run.exchange is not None and tab.path == run.planned.path and not tab.sending:
            shown = replace(tab, exchange=run.exchange, results=run.results, captured=run.captured)
            self._area.requests.replace(snapshot.with_tab(shown))


def _add_commands(context: Context, surroundings: _Surroundings, actions: RunnerActions) -> None:
    def tr(words: str) -> str:
        return QCoreApplication.translate("compose", words)

    def is_open() -> bool:
        return surroundings.collection() is not None

    def folders() -> list[Command]:
        """Every folder of the collection, for the palette."""
        collection = surroundings.collection()
        found = collection.folder.folders() if collection else ()
        return [
            Command(f"runner.folder.{one.path}", tr("Run the folder {0}").format(one.name), group, "", opened)
            for one in found
            for opened in [partial(actions.open, one.path)]
        ]

    group = tr("Collection")
    whole = Command("runner.collection", tr("Run the whole collection"), group, "Ctrl+Alt+R", actions.open, is_open)
    context.commands.add(whole)
    context.commands.add_source(folders)
