"""Wires the Request screen; done when it is first shown."""

from functools import partial

from PySide6.QtCore import QObject, QTimer

from workbench.actions.commands import Command
from workbench.compose import (
    advice,
    collection,
    compare,
    environments,
    exports,
    folder_settings,
    imports,
    persona,
    request_tabs,
)
from workbench.compose.as_sent import follow_draft
from workbench.compose.context import Context
from workbench.compose.lesson_covers import veiled
from workbench.compose.requests import RequestArea
from workbench.core.draft_error import DraftError
from workbench.core.request import JsonBody, RawBody
from workbench.ui.request.panel import RequestPanel
from workbench.ui.request_screen.copy_panel import CopyPanel
from workbench.ui.request_screen.history_list import HistoryList
from workbench.ui.request_screen.screen import RequestScreen
from workbench.ui.tests.results import ResultsView

_SIZES = "request.splitters"
_SETTLED_MS = 120
_MOST_SHOWN = 200_000
"""A longer body is copied and saved, but not written down at every keystroke."""


def wire(context: Context, area: RequestArea) -> RequestScreen:
    """Make the screen with all its panels, over the same open requests as the Learn screen."""
    pair = area.another(brief=True)
    screen = RequestScreen(context.theme, pair.request)
    rail, history = collection.wire(context, area), _history(context, area)
    _dress(context, area, pair.request)
    imports.wire(context, area, rail)
    folder_settings.wire(context, rail, area.fronts)
    exports.offer(exports.wire(context, area, rail), rail, history, pair.response)
    screen.fill("rail_tree", rail)
    screen.fill("rail_environment", environments.wire(context))
    screen.fill("rail_history", history)
    screen.fill("client", persona.wire(context), screen.tr("Client"))
    screen.fill("response", veiled(context, pair.response))
    screen.fill("results", _results(context, area))
    screen.fill("advice", advice.wire(context, area.requests))
    screen.fill("compare", compare.wire(context, area.requests, area.stores.history, history), screen.tr("Compare"))
    screen.fill("copy", _copy(context, area), screen.tr("Copy as"))
    _keep_sizes(context, screen)
    _add_commands(context, screen)
    return screen


def _dress(context: Context, area: RequestArea, panel: RequestPanel) -> None:
    """What the panel can do on this screen beyond what it can everywhere."""
    panel.top.offer_files()
    panel.top.save_requested.connect(context.collection.save)
    request_tabs.offer_ways(context, area, panel)
    follow_draft(context, area, panel.editors)
    persona.follow_forecast(context, panel.editors)
    panel.editors.offer_sent()


def _add_commands(context: Context, screen: RequestScreen) -> None:
    def narrow() -> bool:
        return screen.isVisible() and screen.is_narrow

    def open_now() -> bool:
        return narrow() and screen.drawer.isVisible()

    group = screen.tr("View")
    toggle, close = screen.toggle_drawer, screen.close_drawer
    following, before = partial(screen.focus_panel, 1), partial(screen.focus_panel, -1)
    for name, title, shortcut, run, enabled in (
        ("collection", screen.tr("Show or hide the collection"), "Ctrl+B", toggle, narrow),
        ("close_collection", screen.tr("Close the collection"), "Escape", close, open_now),
        ("next_panel", screen.tr("Go to the next panel"), "F6", following, screen.isVisible),
        ("panel_before", screen.tr("Go to the panel before"), "Shift+F6", before, screen.isVisible),
    ):
        context.commands.add(Command(f"view.{name}", title, group, shortcut, run, enabled))
    for which, title in (
        ("typed", screen.tr("Show the request as typed")),
        ("both", screen.tr("Show the request as typed and as sent")),
        ("sent", screen.tr("Show the request as sent")),
    ):
        view = partial(screen.editor.editors.view, which)
        fits = screen.isVisible if which != "both" else lambda: screen.isVisible() and not screen.is_narrow
        context.commands.add(Command(f"request.view_{which}", title, screen.tr("Request"), "", view, fits))


def _keep_sizes(context: Context, screen: RequestScreen) -> None:
    kept = context.settings.get(_SIZES)
    if isinstance(kept, dict):
        screen.restore_sizes({name: sizes for name, sizes in kept.items() if _are_sizes(sizes)})

    def keep() -> None:
        context.settings.set(_SIZES, {name: list(sizes) for name, sizes in screen.kept_sizes().items()})

    screen.sizes_changed.connect(keep)


def _are_sizes(value: object) -> bool:
    return isinstance(value, list) and all(isinstance(size, int) for size in value)


def _history(context: Context, area: RequestArea) -> HistoryList:
    view = HistoryList(context.theme)
    area.stores.history.changed.connect(view.render_history)
    view.search_requested.connect(area.history.search)
    view.reopen_requested.connect(area.history.reopen)
    view.render_history(area.stores.history.snapshot)
    return view


def _results(context: Context, area: RequestArea) -> ResultsView:
    view = ResultsView(context.theme)

    def show() -> None:
        view.render_results(area.requests.snapshot.current)

    area.requests.changed.connect(show)
    show()
    return view


def _copy(context: Context, area: RequestArea) -> CopyPanel:
    panel = CopyPanel(context.theme)
    follower = _CodeFollower(panel, area)
    area.requests.changed.connect(follower.settle)
    context.environments_store.changed.connect(follower.settle)
    panel.wanted.connect(follower.write)
    panel.shown.connect(follower.write)
    panel.copy_requested.connect(area.actions.copy.copy)
    panel.save_requested.connect(area.actions.copy.save)
    return panel


class _CodeFollower(QObject):
    """Writes the code anew when typing pauses, while it can be seen."""

    def __init__(self, panel: CopyPanel, area: RequestArea) -> None:
        super().__init__(panel)
        self._panel = panel
        self._area = area
        self._timer = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._timer.timeout.connect(self.write)

    def settle(self) -> None:
        """Something changed: write once it doesn't any more."""
        if self._panel.isVisible():
            self._timer.start()

    def write(self) -> None:
        """Write the code down now."""
        body = self._area.requests.snapshot.current.draft.body
        if isinstance(body, JsonBody | RawBody) and len(body.text) > _MOST_SHOWN:
            self._panel.show_code("", self._panel.tr("The body is too long to be shown as code; copy or save it."))
            return
        try:
            self._panel.show_code(self._area.actions.copy.written(*self._panel.chosen))
        except DraftError as error:
            self._panel.show_problem(f"{error}.")
