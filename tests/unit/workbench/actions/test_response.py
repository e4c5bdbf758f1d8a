"""Making an answer ready, step by step."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions import response as module
from workbench.actions.response import ResponseActions
from workbench.bridge import Bridge
from workbench.client import body_reader
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.state.response import BodyMode, ResponseSnapshot, ResponseStore

BODY = json.dumps({"items": list(range(30)), "word": "needle"})


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.folder = folder
        self.store = ResponseStore(ResponseSnapshot())
        self.actions = ResponseActions(self.store, bridge)

    def look_at(self, name: str = "one", kind: str = "application/json", body: str = BODY) -> Exchange:
        path = self.folder / f"{name}.body"
        path.write_text(body)
        response = ReceivedResponse(200, "OK", "HTTP/1.1", (("content-type", kind),), path, len(body), len(body))
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


def test_a_small_json_body_gets_lines_tree_and_layout_at_once(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at()

    qtbot.waitUntil(lambda: bench.shown.ready)
    assert bench.shown.tree is not None
    assert bench.shown.pretty is not None
    assert bench.shown.raw is not None
    assert bench.shown.raw.read(0, 1) == [BODY]
    assert bench.shown.indexed == 1


def test_a_large_one_shows_its_beginning_first_and_the_rest_as_it_is_read(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(body_reader, "FIRST_SLICE_S", 0.0)
    seen: list[tuple[float, bool]] = []
    bench.store.changed.connect(lambda shown: seen.append((shown.indexed, shown.tree is not None)))

    bench.look_at()

    qtbot.waitUntil(lambda: bench.shown.tree is not None)
    assert (0.0, False) in seen
    assert seen[-1] == (1.0, True)


def test_text_has_lines_only(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at(kind="text/plain")

    qtbot.waitUntil(lambda: bench.shown.ready)
    bench.actions.lay_out()
    assert (bench.shown.tree, bench.shown.pretty, bench.shown.laying_out) == (None, None, False)


def test_small_xml_is_laid_out_by_itself_and_html_becomes_a_preview(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at("x", "text/xml", "<a><b/></a>")
    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert bench.shown.pretty is not None
    assert bench.shown.pretty.read(0, 9) == ["<a>", "  <b/>", "</a>"]

    bench.look_at("h", "text/html", "<p>Hi<script>x</script></p>")
    qtbot.waitUntil(lambda: bench.shown.preview is not None)
    assert bench.shown.preview is not None
    assert bench.shown.preview.read(0, 9) == ["Hi"]


def test_large_xml_waits_until_it_is_asked_for(bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "READABLE_AT_ONCE_BYTES", 2)
    bench.look_at("x", "text/xml", "<a><b/></a>")
    qtbot.waitUntil(lambda: bench.shown.ready)
    assert bench.shown.pretty is None

    bench.actions.lay_out()
    assert bench.shown.laying_out

    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert not bench.shown.laying_out


def test_an_image_is_handed_on_as_a_file(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at("i", "image/png", "no real one")

    qtbot.waitUntil(lambda: bench.shown.image is not None)
    assert bench.shown.modes == ("preview", "hex")


def test_an_overtaken_answer_is_not_shown(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at("one")
    bench.look_at("two")

    qtbot.waitUntil(lambda: bench.shown.pretty is not None)
    assert bench.shown.exchange_id == "two"


@pytest.mark.parametrize(("mode", "line"), [("pretty", 33), ("tree", 0), ("raw", 0)])
def test_a_search_finds_in_the_chosen_form(bench: Bench, qtbot: QtBot, mode: BodyMode, line: int) -> None:
    bench.look_at()
    qtbot.waitUntil(lambda: bench.shown.pretty is not None)

    bench.actions.search("needle", mode)

    qtbot.waitUntil(lambda: bench.shown.found.count == 1)
    assert bench.shown.found.matches[0].line == line
    assert bench.shown.found_in == mode
    assert bool(bench.shown.found.offsets) == (mode != "pretty")


def test_a_filter_shows_what_it_finds_and_then_everything_again(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at()
    qtbot.waitUntil(lambda: bench.shown.ready)

    bench.actions.filter("$.items[?@ > 27]")
    qtbot.waitUntil(lambda: bench.shown.filter.count == 2)
    assert bench.shown.raw is not None
    assert bench.shown.raw.read(0, 1) == ["[28, 29]"]

    bench.actions.filter("")
    assert bench.shown.raw.read(0, 1) == [BODY]


def test_a_wrong_filter_says_where_and_leaves_what_was_shown(bench: Bench, qtbot: QtBot) -> None:
    bench.look_at()
    qtbot.waitUntil(lambda: bench.shown.ready)

    bench.actions.filter("$.items[")

    qtbot.waitUntil(lambda: bool(bench.shown.filter.error))
    assert bench.shown.filter.error_at == 8
    assert bench.shown.raw is not None
    assert bench.shown.raw.read(0, 1) == [BODY]


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


def test_what_reads_bodies_is_imported_before_the_first_one_comes(
    bench: Bench, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delitem(sys.modules, "workbench.client.body_search")

    bench.actions.get_ready()

    qtbot.waitUntil(lambda: "workbench.client.body_search" in sys.modules)
