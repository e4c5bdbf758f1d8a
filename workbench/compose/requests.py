"""Wires request and response: stores, sender, history, cookies, drafts, and the two panels that show them."""

import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject

from workbench.actions import drafts
from workbench.actions.api_docs import ApiDocsActions
from workbench.actions.cookies import CookieActions
from workbench.actions.copy_as import CopyAsActions
from workbench.actions.curl import CurlActions
from workbench.actions.draft_history import DraftHistory
from workbench.actions.drafts import DraftKeeper
from workbench.actions.history import HistoryActions
from workbench.actions.login import LoginActions
from workbench.actions.requests import RequestActions
from workbench.actions.response import ResponseActions
from workbench.actions.tabs import TabActions
from workbench.client.body_store import BodyStore
from workbench.client.history import History
from workbench.client.sender import Sender
from workbench.compose import environments, kept, persona, request_tabs
from workbench.compose.context import Context
from workbench.compose.request_commands import add_commands, add_exchange_commands
from workbench.compose.request_panels import (
    Actions,
    Fronts,
    Pair,
    Stores,
    make_pair,
)
from workbench.compose.request_tabs import TabParts
from workbench.core import tabs_json
from workbench.core.backend import BackendSnapshot
from workbench.core.cookies import EMPTY_JAR
from workbench.files import read_versioned, write_versioned
from workbench.state.api import ApiSnapshot, ApiStore
from workbench.state.cookies import CookiesStore
from workbench.state.history import HistorySnapshot, HistoryStore
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.state.response import ResponseSnapshot, ResponseStore
from workbench.ui.request.panel import RequestPanel
from workbench.ui.response.panel import ResponsePanel

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
    fronts: Fronts
    another: Callable[..., Pair]
    """Makes one more pair of panels for the same requests, for another screen."""
    stores: Stores
    actions: Actions


def wire(context: Context) -> RequestArea:
    """Make and connect everything of the area; ``context.requests`` is its handle for others."""
    environments.begin(context, DEFAULT_BASE)
    stores = _make_stores(context, context.bridge)  # callbacks come from the bridge, so they live as long
    bodies = BodyStore(context.paths.bodies)
    sender = Sender(bodies)
    actions = _make_actions(context, stores, sender, context.bridge)
    context.requests = actions.requests
    persona.begin(context, sender, bodies, stores.requests)
    stores.requests.changed.connect(actions.responses.note_requests)
    actions.requests.finished.connect(actions.history.add)
    actions.login.finished.connect(actions.history.add)
    fronts = Fronts()
    another = partial(make_pair, context, fronts, stores, actions)
    first = another()
    persona.mark_sender(context, first.request.bar)
    _connect_backend(context, stores, actions)
    add_commands(context, fronts, stores, actions)
    add_exchange_commands(context, fronts, stores, actions)
    request_tabs.add_commands(context, actions.tabs)
    kept.wire(context, stores.requests, actions.history)
    _connect_end(context, actions.keeper, sender)
    return RequestArea(
        first.request,
        first.response,
        stores.requests,
        stores.answers,
        actions.history,
        stores.cookies,
        sender,
        fronts,
        another,
        stores,
        actions,
    )


def _make_stores(context: Context, parent: QObject) -> Stores:
    return Stores(
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
        shutil.copy(path, aside)  # with its mode: only the owner may read it
        words = QCoreApplication.translate("compose", "{0} open requests could not be read; a copy is in {1}.")
        return drafts.restored(saved, words.format(saved.unreadable, aside.name))
    return drafts.restored(saved, found.message)


def _make_actions(context: Context, stores: Stores, sender: Sender, parent: QObject) -> Actions:
    bridge = context.bridge
    prepare = context.environments.prepared
    requests = RequestActions(stores.requests, stores.cookies, bridge, sender, parent, prepare=prepare)
    save = partial(write_versioned, context.paths.tabs, tabs_json.VERSION)
    return Actions(
        requests,
        ResponseActions(stores.answers, bridge, parent),
        HistoryActions(
            stores.history,
            bridge,
            History(context.paths.history),
            requests.open_draft,
            parent,
            masker=context.environments.masker,
        ),
        CookieActions(stores.cookies, parent),
        LoginActions(stores.requests, stores.cookies, bridge, sender, parent, prepare=prepare),
        ApiDocsActions(stores.api, bridge, context.control, parent),
        DraftKeeper(stores.requests, bridge, save, context.secrets, parent),
        CurlActions(stores.requests, bridge, parent),
        CopyAsActions(stores.requests, stores.cookies, prepare, parent),
        TabParts(TabActions(stores.requests, requests, parent), DraftHistory(stores.requests, parent)),
    )


def _connect_backend(context: Context, stores: Stores, actions: Actions) -> None:
    follower = _BackendFollower(actions, stores.requests)
    context.backend_store.changed.connect(follower.note)
    context.live.events.connect(actions.requests.note_events)
    follower.note(context.backend_store.snapshot)


class _BackendFollower(QObject):
    """Takes over a new address, and asks a new backend about itself once."""

    def __init__(self, actions: Actions, parent: QObject) -> None:
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


def _connect_end(context: Context, keeper: DraftKeeper, sender: Sender) -> None:
    """At the end write what is not written yet, and close the connections."""

    def end() -> None:
        keeper.flush()
        context.bridge.submit(sender.close())

    context.endings.append(end)
