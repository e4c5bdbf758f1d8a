"""Making an answer ready, step by step."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions import response as module
from workbench.actions.response import ResponseActions
from workbench.bridge import Bridge
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.state.response import ResponseSnapshot, ResponseStore

BODY = json.dumps({"items": list(range(30)), "word": "needle"})


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.folder = folder
        self.store = ResponseStore(ResponseSnapshot())
        self.actions = ResponseActions(self.store, bridge)

    def look_at(self, name: str = "one", kind: str = "application/json") -> Exchange:
        path = self.folder / f"{name}.body"
        path.write_text(BODY)
        response = ReceivedResponse(200, "OK", "HTTP/1.1", (("content-type", kind),), path, len(BODY), len(BODY))
        exchange = Exchange(name, RequestDraft(), 0.0, None, response, None, Phases())
        self.actions.note_requests(RequestsSnapshot((Tab(1, RequestDraft(), exchange),), 1))
        return exchange

    @property
    def shown(self) -> ResponseSnapshot:
        return self.store.snapshot


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_a_small_json_body_gets_lines_tree_and_layout(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at()

    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert bench.shown.tree is not None
    assert bench.shown.raw is not None
    assert bench.shown.raw.read(0, 1) == [BODY]


def test_a_large_one_is_laid_out_only_when_asked(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "PRETTY_AT_ONCE_BYTES", 10)
    bench.look_at()
    qtbot.waitUntil(lambda: bench.shown.ready)
    assert bench.shown.pretty is None

    bench.actions.lay_out()
    assert bench.shown.laying_out

    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert not bench.shown.laying_out


def test_text_has_lines_only(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at(kind="text/plain")

    qtbot.waitUntil(lambda: bench.shown.ready)
    bench.actions.lay_out()
    assert (bench.shown.tree, bench.shown.pretty, bench.shown.laying_out) == (None, None, False)


def test_an_overtaken_answer_is_not_shown(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at("one")
    bench.look_at("two")

    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert bench.shown.exchange_id == "two"


def test_a_search_finds_in_the_chosen_form(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at()
    qtbot.waitUntil(lambda: bench.shown.pretty is not None)

    bench.actions.search("needle", "pretty")

    qtbot.waitUntil(lambda: bench.shown.found.count == 1)
    assert bench.shown.found.matches[0].line > 30
    assert bench.shown.found_in == "pretty"


def test_saving_says_how_much(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    bench.look_at()

    bench.actions.save(str(tmp_path / "out.json"))

    qtbot.waitUntil(lambda: "bytes saved" in bench.shown.notice)
    assert (tmp_path / "out.json").read_text() == BODY


def test_a_body_that_was_cleaned_up_is_said(bench: Bench, qtbot: QtBot) -> None:
    exchange = bench.look_at("gone")
    qtbot.waitUntil(lambda: bench.shown.ready)
    assert exchange.response is not None
    exchange.response.body_path.unlink()
    bench.actions.note_requests(RequestsSnapshot())
    bench.actions.note_requests(RequestsSnapshot((Tab(1, RequestDraft(), exchange),), 1))

    qtbot.waitUntil(lambda: "cleaned up" in bench.shown.notice)
