"""What comes back is held against the request's assertions."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.checks import CheckActions
from workbench.bridge import Bridge
from workbench.client.live_schema import LiveSchema
from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

BASE = "http://127.0.0.1:8000"
DRAFT = RequestDraft(
    assertions=(Assertion("json", "$.id", "eq", "{{wanted}}"), Assertion("schema", "", "valid")),
    captures=(Capture("id", "json", "$.id"), Capture("none", "json", "$.none")),
)


class Control:
    """Plays the control client: tells a document, and counts how often it was asked."""

    def __init__(self) -> None:
        self.asked = 0

    async def openapi(self) -> dict[str, Any]:
        self.asked += 1
        content = {"application/json": {"schema": {"type": "object", "required": ["id"]}}}
        return {"openapi": "3.1.0", "paths": {"/tasks": {"get": {"responses": {"200": {"content": content}}}}}}


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.body = folder / "body"
        self.body.write_text('{"id": 7}')
        self.control: Any = Control()
        self.kept: list[tuple[int, str, str]] = []
        self.store = RequestsStore(RequestsSnapshot((Tab(1, DRAFT), Tab(2, DRAFT)), 1, BASE))
        self.actions = CheckActions(
            self.store,
            bridge,
            lambda: self.control,
            schema=LiveSchema(),
            keep=self.keep,
        )

    def keep(self, tab: Tab, capture: Capture, value: str) -> None:
        self.kept.append((tab.id, capture.variable, value))

    def answer(self, tab_id: int = 1, name: str = "a") -> Exchange:
        sent = SentRequest("GET", f"{BASE}/tasks", "/tasks", "HTTP/1.1", (), b"", 0)
        response = ReceivedResponse(200, "OK", "1.1", (("Content-Type", "application/json"),), self.body, 9, 9)
        exchange = Exchange(name, DRAFT, 0.0, sent, response, None, Phases())
        tab = self.store.snapshot.tab(tab_id)
        assert tab
        self.store.replace(self.store.snapshot.with_tab(replace(tab, exchange=exchange, sent_with={"wanted": "7"})))
        self.actions.note_exchange(exchange)
        return exchange

    def tab(self, tab_id: int = 1) -> Tab:
        found = self.store.snapshot.tab(tab_id)
        assert found
        return found


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_results_and_captures_come_to_the_tab(bench: Bench, qtbot: QtBot) -> None:
    bench.answer()
    qtbot.waitUntil(lambda: bool(bench.tab().results))

    assert [result.state for result in bench.tab().results] == ["passed", "passed"]
    assert [one.value or one.problem for one in bench.tab().captured] == ["7", "The answer has no $.none."]
    assert bench.kept == [(1, "id", "7")]


def test_a_tab_in_the_back_gets_its_own(bench: Bench, qtbot: QtBot) -> None:
    bench.answer(2)
    qtbot.waitUntil(lambda: bool(bench.tab(2).results))

    assert not bench.tab(1).results


def test_results_of_an_answer_that_is_no_longer_shown_are_dropped(bench: Bench, qtbot: QtBot) -> None:
    first = bench.answer()
    bench.answer(name="b")
    qtbot.waitUntil(lambda: bool(bench.tab().results))

    bench.actions.note_exchange(first)

    assert bench.tab().results
    assert bench.kept == [(1, "id", "7")]


def test_a_new_answer_clears_what_was_told_of_the_old(bench: Bench) -> None:
    told = replace(bench.tab(), results=(AssertionResult(Assertion(), "failed"),))
    bench.store.replace(bench.store.snapshot.with_tab(told))

    bench.answer()

    assert bench.tab().results == ()


def test_the_api_is_asked_once(bench: Bench, qtbot: QtBot) -> None:
    for name in ("a", "b"):
        bench.answer(name=name)
        qtbot.waitUntil(lambda: bool(bench.tab().results))

    assert bench.control.asked == 1


def test_without_a_backend_the_schema_could_not_be_checked(bench: Bench, qtbot: QtBot) -> None:
    bench.control = None
    bench.answer()
    qtbot.waitUntil(lambda: bool(bench.tab().results))

    assert bench.tab().results[1].state == "could_not_check"


def test_assertions_are_suggested_from_the_last_answer(bench: Bench, qtbot: QtBot) -> None:
    bench.answer()

    suggested: list[Assertion] = []
    bench.actions.suggest(suggested.extend)
    qtbot.waitUntil(lambda: bool(suggested))

    assert Assertion("status", "", "eq", "200") in suggested
