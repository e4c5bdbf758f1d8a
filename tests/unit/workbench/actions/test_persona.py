"""Choosing who sends, foretelling, learning from answers, and setting the switch that allows."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from server.contract.features import FeatureInfo, ParamInfo, Setting, Switchboard
from workbench.actions.persona import PersonaActions, Role, Scene, Surroundings
from workbench.actions.requests import RequestActions
from workbench.bridge import Bridge
from workbench.core.cookies import EMPTY_JAR
from workbench.core.exchange import Exchange, Hop, Phases, SentRequest
from workbench.core.fetch import forecast
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.fetch.seen import Seen
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import JsonBody, RequestDraft
from workbench.state.cookies import CookiesStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.state.persona import BROWSER, PLAIN, PersonaSnapshot, PersonaStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

PAGE = "http://localhost:3000"
URL = "http://127.0.0.1:8000/tasks"
POST = RequestDraft("POST", URL, body=JsonBody("{}"))
LISTS = {"origins": PAGE, "methods": "GET", "headers": "X-A", "credentials": False}


class FakeFeatures:
    """Notes the flips."""

    def __init__(self) -> None:
        self.asked: list[tuple[Any, ...]] = []

    def set_choice(self, feature: str, choice: str) -> None:
        self.asked.append((feature, choice))

    def set_param(self, feature: str, name: str, value: object) -> None:
        self.asked.append((feature, name, value))


class Desk:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge) -> None:
        self.tabs = RequestsStore(RequestsSnapshot((Tab(1, POST),), 1, "http://127.0.0.1:8000"))
        self.requests = RequestActions(self.tabs, CookiesStore(EMPTY_JAR), bridge, sender=None)  # type: ignore[arg-type]  # nothing is sent
        self.features = FakeFeatures()
        self.switches = FeaturesStore(FeaturesSnapshot())
        self.store = PersonaStore(PersonaSnapshot())
        around = Surroundings(
            self.requests,
            self.tabs,
            lambda: self.features,
            self.switches,
            lambda _seq: "validation",  # type: ignore[arg-type, return-value]
        )
        self.actions = PersonaActions(self.store, around)
        self.plain, self.tab = object(), object()
        self.actions.add(Role(PLAIN, lambda _snapshot: self.plain, self._plain))  # type: ignore[arg-type, return-value]
        self.actions.add(Role(BROWSER, lambda _snapshot: self.tab, self._browser))  # type: ignore[arg-type, return-value]

    def board(self, choice: str, version: int = 1) -> None:
        params = tuple(ParamInfo(name=name, title=name, kind="text", default="") for name in LISTS)
        info = FeatureInfo(
            id="http.cors", group="http", title="CORS", summary="", choices=(), params=params, default="off"
        )
        setting = Setting(choice=choice, params=LISTS)
        board = Switchboard(version=version, settings={"http.cors": setting}, order=("http.cors",))
        self.switches.replace(FeaturesSnapshot((info,), board))

    def answer(self, exchange: Exchange) -> None:
        self.tabs.replace(self.tabs.snapshot.with_tab(replace(self.tabs.snapshot.current, exchange=exchange)))
        self.requests.finished.emit(exchange)

    @staticmethod
    def _plain(scene: Scene, _snapshot: PersonaSnapshot) -> forecast.Forecast:
        return forecast.of_plain(scene.draft, scene.variables, scene.last, scene.turned_at)

    @staticmethod
    def _browser(scene: Scene, snapshot: PersonaSnapshot) -> forecast.Forecast:
        page = Page(origin_of(snapshot.entry("browser").origin), snapshot.credentials)
        return forecast.of_browser(scene.draft, page, scene.variables, scene.known)


@pytest.fixture
def desk(qapp: object) -> Iterator[Desk]:
    bridge = Bridge()
    bridge.start()
    yield Desk(bridge)
    bridge.stop()


def stopped(header: str = "content-type") -> Exchange:
    """A preflight that didn't name the header."""
    sent = SentRequest("OPTIONS", URL, "/tasks", "HTTP/1.1", (), b"", 0)
    headers = (("Access-Control-Allow-Origin", PAGE), ("Access-Control-Allow-Headers", "X-A"))
    hop = Hop(sent, 204, "", headers, Phases(), "preflight")
    blocked = Blocked("No.", "Access-Control-Allow-Headers", "does not name it.", "4.8", "header", header)
    seen = Seen("never_sent", PAGE, blocked)
    return Exchange("1", POST, 0.0, None, None, None, Phases(), hops=(hop,), persona="browser", seen=seen)


def test_the_chosen_one_sends(desk: Desk) -> None:
    assert desk.actions.current is desk.plain
    desk.actions.choose("browser", "http://a.test")

    assert desk.actions.current is desk.tab
    assert desk.store.snapshot.entry("browser").origin == "http://a.test"
    desk.actions.choose("nobody")
    assert desk.store.snapshot.chosen == "browser"


def test_an_origin_that_is_none_is_refused_with_the_reason(desk: Desk) -> None:
    desk.actions.set_origin("browser", "not an origin")
    assert "has no origin" in desk.store.snapshot.problem
    assert desk.store.snapshot.entry("browser").origin == PAGE

    desk.actions.set_origin("browser", "https://app.example.com/path")
    assert desk.store.snapshot.entry("browser").origin == "https://app.example.com"
    assert not desk.store.snapshot.problem


def test_forecasts_are_made_only_while_somebody_looks(desk: Desk) -> None:
    desk.actions.foretell()
    assert not desk.store.snapshot.forecasts

    desk.actions.watch(True)
    assert desk.store.snapshot.forecasts["browser"].text == forecast.OPEN


def test_typing_foretells_after_a_pause(qtbot: QtBot, desk: Desk) -> None:
    desk.actions.choose("browser")
    desk.actions.watch(True)
    with qtbot.waitSignal(desk.store.changed):
        desk.requests.edit(replace(POST, method="TRACE"))

    assert desk.store.snapshot.forecasts["browser"].text == "blocked"


def test_a_real_answer_makes_the_forecast(desk: Desk) -> None:
    desk.actions.choose("browser")
    desk.actions.watch(True)
    desk.answer(stopped())

    found = desk.store.snapshot.forecasts["browser"]
    assert (found.text, desk.store.snapshot.exchange) == ("blocked", stopped())


def test_another_board_makes_what_was_said_worthless(qtbot: QtBot, desk: Desk) -> None:
    desk.actions.watch(True)
    desk.board("list")
    desk.answer(stopped())
    assert desk.store.snapshot.known.preflights
    desk.board("any", version=2)

    assert not desk.store.snapshot.known.preflights
    qtbot.waitUntil(lambda: desk.store.snapshot.forecasts["browser"].text == forecast.OPEN)


def test_what_was_blocked_can_be_allowed(desk: Desk) -> None:
    desk.board("list")
    desk.actions.choose("browser")
    desk.answer(stopped())

    assert desk.store.snapshot.allowed_by == "Allow the header"
    desk.actions.allow()
    assert desk.features.asked == [("http.cors", "list"), ("http.cors", "headers", "X-A, content-type")]


def test_where_no_switch_helps_nothing_is_offered(desk: Desk) -> None:
    desk.board("list")
    desk.actions.choose("browser")
    desk.answer(stopped("x-a"))

    assert desk.store.snapshot.allowed_by == ""
    desk.actions.allow()
    assert not desk.features.asked


def test_credentials_are_part_of_the_forecast(desk: Desk) -> None:
    desk.actions.set_credentials("include")

    assert desk.store.snapshot.credentials == "include"


def test_the_send_of_another_persona_is_not_shown(desk: Desk) -> None:
    desk.answer(stopped())
    assert desk.store.snapshot.exchange is None

    desk.actions.choose("browser")
    assert desk.store.snapshot.exchange == stopped()


def test_forgetting_reaches_every_persona(desk: Desk) -> None:
    forgotten: list[str] = []
    role = Role(PLAIN, lambda _snapshot: desk.plain, desk._plain, lambda: forgotten.append("plain"))  # type: ignore[arg-type, return-value]
    desk.actions.add(role)
    desk.actions.forget()

    assert forgotten == ["plain"]
    assert [entry.id for entry in desk.store.snapshot.entries] == ["browser", "plain"]
