"""Keeping answers and comparing them."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.compare import CompareActions
from workbench.actions.kept import KeptActions
from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.core.switch_record import Switches, SwitchValue
from workbench.state.compare import CompareSnapshot, CompareStore
from workbench.state.kept import KeptSnapshot, KeptStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


class Bench:
    """Both actions over one tab, and switches that can be set."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.folder = folder
        self.switches: Switches = (SwitchValue("x", "Loading", "lazy"),)
        self.requests = RequestsStore(RequestsSnapshot())
        self.kept_store = KeptStore(KeptSnapshot(cap_bytes=10_000))
        responses = KeptResponses(folder / "responses", 10_000)
        self.kept = KeptActions(self.kept_store, bridge, responses, lambda: self.switches)
        self.store = CompareStore(CompareSnapshot())
        numbers = {"one": 1, "two": 2}.get
        self.compare = CompareActions(self.store, bridge, self.kept, self.requests, number=numbers)
        self.requests.changed.connect(self.kept.note_requests)
        self.kept.kept.connect(self.compare.note_kept)

    def send(self, name: str, value: object, kind: str = "application/json") -> Exchange:
        path = self.folder / f"{name}.run"
        path.write_text(json.dumps(value))
        size = path.stat().st_size
        response = ReceivedResponse(200, "OK", "HTTP/1.1", (("content-type", kind),), path, size, size)
        exchange = Exchange(name, RequestDraft(), float(size), None, response, None, Phases())
        tab = self.requests.snapshot.current
        self.requests.replace(self.requests.snapshot.with_tab(replace(tab, sending_since=float(len(name) + size))))
        ended = Tab(tab.id, tab.draft, exchange)
        self.requests.replace(self.requests.snapshot.with_tab(ended))
        self.kept.keep(exchange)
        return exchange

    def send_both(self, qtbot: QtBot, kind: str = "application/json") -> None:
        self.send("one", {"n": 1}, kind)
        qtbot.waitUntil(lambda: "one" in self.kept_store.snapshot.ids)
        self.switches = (SwitchValue("x", "Loading", "join"),)
        self.send("two", {"n": 22}, kind)
        qtbot.waitUntil(lambda: self.shown.b is not None)

    @property
    def shown(self) -> CompareSnapshot:
        return self.store.snapshot


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_a_second_answer_is_compared_with_the_first_and_with_its_switches(bench: Bench, qtbot: QtBot) -> None:
    bench.send_both(qtbot)

    assert [(row.key, row.mark) for row in bench.shown.rows] == [("n", "changed")]
    assert bench.shown.a is not None
    assert bench.shown.b is not None
    assert (bench.shown.a.number, bench.shown.b.number) == (1, 2)
    assert bench.shown.switched is not None
    assert [(one.title, one.before, one.after) for one in bench.shown.switched] == [("Loading", "lazy", "join")]


def test_they_can_be_swapped_and_shown_as_text(bench: Bench, qtbot: QtBot) -> None:
    bench.send_both(qtbot)

    bench.compare.swap()
    qtbot.waitUntil(lambda: bench.shown.a is not None and bench.shown.a.exchange_id == "two")
    bench.compare.show_form("text")
    qtbot.waitUntil(lambda: bool(bench.shown.lines))

    assert bench.shown.rows == ()
    assert [line.text for line in bench.shown.lines if line.mark == "added"] == ['  "n": 1']


def test_chosen_ones_stay_until_told_otherwise_and_the_earlier_is_a(bench: Bench, qtbot: QtBot) -> None:
    bench.send_both(qtbot)

    bench.compare.compare("two", "one")
    qtbot.waitUntil(lambda: not bench.shown.working)
    bench.send("three", {"n": 333})
    qtbot.waitUntil(lambda: "three" in bench.kept_store.snapshot.ids)
    assert bench.shown.a is not None
    assert bench.shown.a.exchange_id == "one"

    bench.compare.compare_previous()
    qtbot.waitUntil(lambda: bench.shown.b is not None and bench.shown.b.exchange_id == "three")


def test_other_kinds_are_compared_as_text(bench: Bench, qtbot: QtBot) -> None:
    bench.send_both(qtbot, "text/plain")

    assert not bench.shown.structural
    assert [line.mark for line in bench.shown.lines] == ["removed", "added"]


def test_what_is_kept_no_longer_is_said(bench: Bench, qtbot: QtBot) -> None:
    bench.compare.compare("one", "two")

    qtbot.waitUntil(lambda: "kept no longer" in bench.shown.notice)


def test_paths_are_ignored_and_taken_back(bench: Bench) -> None:
    bench.compare.ignore("$.n", True)
    bench.compare.show_changes_only(True)

    assert bench.shown.ignored == {"$.n": True}
    assert bench.shown.changes_only


def test_headers_are_compared_with_the_status_and_without_the_bodies(bench: Bench, qtbot: QtBot) -> None:
    bench.send_both(qtbot)

    bench.compare.show_form("headers")
    qtbot.waitUntil(lambda: not bench.shown.working)

    assert [(row.key, row.mark) for row in bench.shown.rows] == [("status", "same"), ("content-type", "same")]
