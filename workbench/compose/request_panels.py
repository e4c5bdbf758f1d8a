"""Connects pairs of request and response panels to the one set of open requests, and gives them their commands."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from urllib.parse import urlsplit

from workbench.actions.api_docs import ApiDocsActions
from workbench.actions.cookies import CookieActions
from workbench.actions.copy_as import CopyAsActions
from workbench.actions.curl import CurlActions
from workbench.actions.drafts import DraftKeeper
from workbench.actions.history import HistoryActions
from workbench.actions.login import LoginActions
from workbench.actions.requests import RequestActions
from workbench.actions.response import ResponseActions
from workbench.compose import environments, request_tabs, request_variables
from workbench.compose.context import Context
from workbench.core.assertions import part
from workbench.core.assertions.part import Part
from workbench.core.request import RequestDraft
from workbench.state.api import ApiStore
from workbench.state.cookies import CookiesStore
from workbench.state.history import HistoryStore
from workbench.state.requests import RequestsStore
from workbench.state.response import ResponseStore
from workbench.ui.request.panel import RequestPanel
from workbench.ui.response.panel import ResponsePanel

FIRST_REQUEST = RequestDraft(url="{{base}}/tasks")


@dataclass(frozen=True)
class Stores:
    """What the area knows."""

    requests: RequestsStore
    cookies: CookiesStore
    history: HistoryStore
    api: ApiStore
    answers: ResponseStore


@dataclass(frozen=True)
class Actions:
    """What the area can do."""

    requests: RequestActions
    responses: ResponseActions
    history: HistoryActions
    cookies: CookieActions
    login: LoginActions
    api: ApiDocsActions
    keeper: DraftKeeper
    curl: CurlActions
    copy: CopyAsActions
    tabs: request_tabs.TabParts


@dataclass(frozen=True)
class Pair:
    """A request panel with the panel of its answers."""

    request: RequestPanel
    response: ResponsePanel


class Fronts:
    """The pairs of all screens; commands go to the one that is in sight."""

    def __init__(self) -> None:
        self._pairs: list[Pair] = []
        self._followers: list[Callable[[Pair], object]] = []

    def add(self, pair: Pair) -> None:
        self._pairs.append(pair)
        for each in self._followers:
            each(pair)

    def follow(self, each: Callable[[Pair], object]) -> None:
        """Call it with every pair, also those that come later."""
        self._followers.append(each)
        for pair in self._pairs:
            each(pair)

    @property
    def pair(self) -> Pair:
        """The pair in sight, else that of the first screen."""
        return next((pair for pair in self._pairs if pair.request.isVisible()), self._pairs[0])


def make_pair(context: Context, fronts: Fronts, stores: Stores, actions: Actions, *, brief: bool = False) -> Pair:
    """One more pair of panels for the open requests."""
    pair = Pair(RequestPanel(context.theme), ResponsePanel(context.theme, brief=brief))
    connect_request(pair.request, stores, actions)
    connect_response(context, pair.response, stores, actions)
    environments.follow_tabs(context, stores.requests, pair.request.show_scopes)
    environments.follow_secrets(context, pair.response.show_secrets)
    request_variables.connect(context, stores.requests, pair.request)
    pair.request.editors.tests.suggestion_requested.connect(partial(_suggest, context, pair.request))
    pair.response.assert_requested.connect(partial(_assert_part, pair.request))
    pair.response.capture_requested.connect(partial(_capture_part, pair.request))
    fronts.add(pair)
    return pair


def _assert_part(panel: RequestPanel, pointed: Part) -> None:
    """Into the Tests of the request in front, and there in sight."""
    panel.show_section("tests")
    panel.editors.tests.add((part.assertion_of(pointed),))


def _capture_part(panel: RequestPanel, pointed: Part) -> None:
    panel.show_section("tests")
    panel.editors.tests.capture(partial(part.capture_of, pointed))


def _suggest(context: Context, panel: RequestPanel) -> None:
    """Assertions from the last answer, into the panel that asked; what finds them is wired after the first paint."""
    context.checks.suggest(panel.editors.tests.add)


def connect_request(panel: RequestPanel, stores: Stores, actions: Actions) -> None:
    """Let a panel draw the open requests, and do what is asked for there."""
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
    request_tabs.connect(panel, actions.tabs)
    panel.history.search_requested.connect(actions.history.search)
    panel.history.reopen_requested.connect(actions.history.reopen)
    panel.history.clear_requested.connect(actions.history.clear)
    panel.cookies.remove_requested.connect(actions.cookies.remove)
    panel.cookies.clear_requested.connect(actions.cookies.clear)
    panel.cookies.save_requested.connect(actions.cookies.save)
    panel.cookies.undo_requested.connect(actions.cookies.undo)
    actions.cookies.refused.connect(panel.cookies.show_problem)
    actions.cookies.saved.connect(panel.cookies.show_saved)
    actions.cookies.undo_changed.connect(panel.cookies.show_undo)
    panel.cookies.show_host(urlsplit(stores.requests.snapshot.base).hostname or "")
    panel.render_requests(stores.requests.snapshot)
    panel.render_cookies(stores.cookies.snapshot)
    panel.render_api(stores.api.snapshot)
    panel.render_history(stores.history.snapshot)


def connect_response(context: Context, panel: ResponsePanel, stores: Stores, actions: Actions) -> None:
    """Let a panel draw the answer of the request in front."""
    stores.requests.changed.connect(panel.render_requests)
    stores.answers.changed.connect(panel.render_response)
    panel.send_requested.connect(actions.requests.send)
    panel.first_send_requested.connect(partial(actions.requests.send, FIRST_REQUEST))
    panel.start_backend_requested.connect(context.backend.start)
    panel.layout_requested.connect(actions.responses.lay_out)
    panel.layout_cancelled.connect(actions.responses.cancel_layout)
    panel.search_requested.connect(actions.responses.search)
    panel.filter_requested.connect(actions.responses.filter)
    panel.cancel_requested.connect(actions.requests.cancel)
    panel.save_requested.connect(actions.responses.save)
    panel.render_requests(stores.requests.snapshot)
    panel.render_response(stores.answers.snapshot)
