"""Wires request and response: stores, sender, history, cookies, drafts, and the two panels that show them."""

import shutil
import time
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject
from PySide6.QtGui import QGuiApplication

from workbench.actions import drafts
from workbench.actions.api_docs import ApiDocsActions
from workbench.actions.commands import Command
from workbench.actions.cookies import CookieActions
from workbench.actions.copy_as import CopyAsActions
from workbench.actions.curl import CurlActions
from workbench.actions.drafts import DraftKeeper
from workbench.actions.history import HistoryActions
from workbench.actions.login import LoginActions
from workbench.actions.requests import RequestActions
from workbench.actions.response import ResponseActions
from workbench.client.body_store import BodyStore
from workbench.client.history import History
from workbench.client.sender import Sender
from workbench.compose import environments
from workbench.compose.context import Context
from workbench.core import tabs_json
from workbench.core.backend import BackendSnapshot
from workbench.core.cookies import EMPTY_JAR
from workbench.core.export.kinds import KINDS
from workbench.core.request import RequestDraft
from workbench.files import read_versioned, write_versioned
from workbench.state.api import ApiSnapshot, ApiStore
from workbench.state.cookies import CookiesStore
from workbench.state.history import HistorySnapshot, HistoryStore
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.state.response import ResponseSnapshot, ResponseStore
from workbench.ui.request.panel import RequestPanel
from workbench.ui.response.panel import ResponsePanel

FIRST_REQUEST = RequestDraft(url="{{base}}/tasks")
DEFAULT_BASE = "http://127.0.0.1:8000"


@dataclass(frozen=True)
class RequestArea:
    """The two panels, and the stores that others may watch."""

    request: RequestPanel
    response: ResponsePanel
    requests: RequestsStore
    answers: ResponseStore
    history: HistoryActions
    cookies: CookiesStore
    sender: Sender


@dataclass(frozen=True)
class _Stores:
    requests: RequestsStore
    cookies: CookiesStore
    history: HistoryStore
    api: ApiStore
    answers: ResponseStore


@dataclass(frozen=True)
class _Actions:
    requests: RequestActions
    responses: ResponseActions
    history: HistoryActions
    cookies: CookieActions
    login: LoginActions
    api: ApiDocsActions
    keeper: DraftKeeper
    curl: CurlActions
    copy: CopyAsActions


def wire(context: Context) -> RequestArea:
    """Make and connect everything of the area; ``context.requests`` is its handle for others."""
    panel, response = RequestPanel(context.theme), ResponsePanel(context.theme)
    environments.begin(context, DEFAULT_BASE)
    stores = _make_stores(context, context.bridge)  # callbacks come from the bridge, so they live as long
    sender = Sender(BodyStore(context.paths.bodies))
    actions = _make_actions(context, stores, sender, context.bridge)
    context.requests = actions.requests
    _connect_request(panel, stores, actions)
    _connect_response(context, response, stores, actions)
    _connect_backend(context, stores, actions)
    environments.follow_tabs(context, stores.requests, panel.show_scopes)
    _add_commands(context, panel, response, stores, actions)
    _add_exchange_commands(context, panel, stores, actions)
    _connect_end(context, actions.keeper, sender)
    return RequestArea(panel, response, stores.requests, stores.answers, actions.history, stores.cookies, sender)


def _make_stores(context: Context, parent: QObject) -> _Stores:
    return _Stores(
        RequestsStore(replace(_saved_tabs(context.paths.tabs), base=DEFAULT_BASE), parent),
        CookiesStore(EMPTY_JAR, parent),
        HistoryStore(HistorySnapshot(), parent),
        ApiStore(ApiSnapshot(), parent),
        ResponseStore(ResponseSnapshot(), parent),
    )


def _saved_tabs(path: Path) -> RequestsSnapshot:
    found = read_versioned(path, tabs_json.VERSION)
    saved = tabs_json.read(found.content)
    if saved.unreadable:
        aside = path.with_name(f"{path.name}.broken-{int(time.time())}")
        shutil.copyfile(path, aside)
        words = QCoreApplication.translate("compose", "{0} open requests could not be read; a copy is in {1}.")
        return drafts.restored(saved, words.format(saved.unreadable, aside.name))
    return drafts.restored(saved, found.message)


def _make_actions(context: Context, stores: _Stores, sender: Sender, parent: QObject) -> _Actions:
    bridge = context.bridge
    prepare = context.environments.prepared
    requests = RequestActions(stores.requests, stores.cookies, bridge, sender, parent, prepare=prepare)
    save = partial(write_versioned, context.paths.tabs, tabs_json.VERSION)
    return _Actions(
        requests,
        ResponseActions(stores.answers, bridge, parent),
        HistoryActions(stores.history, bridge, History(context.paths.history), requests.open_draft, parent),
        CookieActions(stores.cookies, parent),
        LoginActions(stores.requests, stores.cookies, bridge, sender, parent, prepare=prepare),
        ApiDocsActions(stores.api, bridge, context.control, parent),
        DraftKeeper(stores.requests, bridge, save, parent),
        CurlActions(stores.requests, bridge, parent),
        CopyAsActions(stores.requests, stores.cookies, prepare, parent),
    )


def _connect_request(panel: RequestPanel, stores: _Stores, actions: _Actions) -> None:
    stores.requests.changed.connect(panel.render_requests)
    stores.api.changed.connect(panel.render_api)
    stores.history.changed.connect(panel.render_history)
    stores.cookies.changed.connect(panel.render_cookies)
    panel.draft_edited.connect(actions.requests.edit)
    panel.send_requested.connect(actions.requests.send)
    panel.cancel_requested.connect(actions.requests.cancel)
    panel.tab_requested.connect(actions.requests.select)
    panel.new_tab_requested.connect(actions.requests.new_tab)
    panel.close_requested.connect(actions.requests.close_tab)
    panel.rename_requested.connect(actions.requests.rename)
    panel.login_requested.connect(actions.login.log_in)
    panel.curl_pasted.connect(actions.curl.import_text)
    panel.undo_import_requested.connect(actions.curl.undo)
    panel.note_read.connect(actions.curl.dismiss)
    panel.copy_requested.connect(actions.copy.copy)
    panel.history.search_requested.connect(actions.history.search)
    panel.history.reopen_requested.connect(actions.history.reopen)
    panel.history.clear_requested.connect(actions.history.clear)
    panel.cookies.remove_requested.connect(actions.cookies.remove)
    panel.cookies.clear_requested.connect(actions.cookies.clear)
    actions.requests.finished.connect(actions.history.add)
    actions.login.finished.connect(actions.history.add)
    panel.render_requests(stores.requests.snapshot)
    panel.render_cookies(stores.cookies.snapshot)


def _connect_response(context: Context, panel: ResponsePanel, stores: _Stores, actions: _Actions) -> None:
    stores.requests.changed.connect(panel.render_requests)
    stores.requests.changed.connect(actions.responses.note_requests)
    stores.answers.changed.connect(panel.render_response)
    panel.send_requested.connect(actions.requests.send)
    panel.first_send_requested.connect(partial(actions.requests.send, FIRST_REQUEST))
    panel.start_backend_requested.connect(context.backend.start)
    panel.layout_requested.connect(actions.responses.lay_out)
    panel.layout_cancelled.connect(actions.responses.cancel_layout)
    panel.search_requested.connect(actions.responses.search)
    panel.save_requested.connect(actions.responses.save)
    panel.render_requests(stores.requests.snapshot)


def _connect_backend(context: Context, stores: _Stores, actions: _Actions) -> None:
    follower = _BackendFollower(actions, stores.requests)
    context.backend_store.changed.connect(follower.note)
    context.live.events.connect(actions.requests.note_events)
    follower.note(context.backend_store.snapshot)


class _BackendFollower(QObject):
    """Takes over a new address, and asks a new backend about itself once."""

    def __init__(self, actions: _Actions, parent: QObject) -> None:
        super().__init__(parent)
        self._actions = actions
        self._asked: tuple[str, int] | None = None

    def note(self, snapshot: BackendSnapshot) -> None:
        """Look at a backend's state."""
        self._actions.requests.note_base(snapshot.address)
        wanted = (snapshot.address, snapshot.run)
        if snapshot.state in ("running", "degraded") and snapshot.address and wanted != self._asked:
            self._asked = wanted
            self._actions.api.refresh()


def _add_commands(
    context: Context, request: RequestPanel, response: ResponsePanel, stores: _Stores, actions: _Actions
) -> None:
    def tr(words: str) -> str:
        return QCoreApplication.translate("commands", words)

    def sending() -> bool:
        return stores.requests.snapshot.current.sending

    def idle() -> bool:
        return not sending()

    group = tr("Request")
    for command in (
        Command("request.send", tr("Send the request"), group, "Ctrl+Return", actions.requests.send, idle),
        Command("request.cancel", tr("Cancel the request"), group, "Esc", actions.requests.cancel, sending),
        Command("request.url", tr("Go to the URL"), group, "Ctrl+L", request.focus_url),
        Command("request.new", tr("New request"), group, "Ctrl+T", actions.requests.new_tab),
        Command("request.close", tr("Close the request"), group, "Ctrl+W", actions.requests.close_current),
        Command("request.rename", tr("Rename the request"), group, "F2", request.rename_current),
        Command("request.history", tr("Search history"), group, "Ctrl+H", request.show_history),
        Command("request.cookies", tr("Show the cookie jar"), group, "", request.cookies.open),
        Command("response.search", tr("Search the response"), group, "Ctrl+F", response.body.open_search),
        Command("response.save", tr("Save the response body"), group, "", response.body.ask_where_to_save),
        Command("response.copy", tr("Copy the response body"), group, "", response.body.copy),
    ):
        context.commands.add(command)


def _add_exchange_commands(context: Context, panel: RequestPanel, stores: _Stores, actions: _Actions) -> None:
    """Commands that take requests in and give them out."""

    def tr(words: str) -> str:
        return QCoreApplication.translate("commands", words)

    def import_clipboard() -> None:
        actions.curl.import_text(QGuiApplication.clipboard().text())

    def undoable() -> bool:
        return stores.requests.snapshot.current.before_import is not None

    group = tr("Request")
    context.commands.add(Command("curl.import", tr("Import cURL from the clipboard"), group, "", import_clipboard))
    context.commands.add(Command("curl.undo", tr("Undo the import"), group, "", actions.curl.undo, undoable))
    for one in KINDS:
        title = tr("Copy as {0}").format(one.name)
        shortcut = "Ctrl+Shift+C" if one is KINDS[0] else ""

        def copy(kind_id: str = one.id) -> None:
            actions.copy.copy(kind_id, panel.copy_menu.include_secrets)

        context.commands.add(Command(f"copy.{one.id}", title, group, shortcut, copy))


def _connect_end(context: Context, keeper: DraftKeeper, sender: Sender) -> None:
    """At the end write what is not written yet, and close the connections."""

    def end() -> None:
        keeper.flush()
        context.bridge.submit(sender.close())

    context.endings.append(end)
