"""Showing kept answers again, and letting them go."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.kept import KeptActions
from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.request import RequestDraft
from workbench.state.kept import KeptSnapshot, KeptStore


class Bench:
    """The actions over a folder with one answer."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        body = folder / "one.run"
        body.write_text("x" * 100)
        response = ReceivedResponse(200, "OK", "HTTP/1.1", (), body, 100, 100)
        self.exchange = Exchange("one", RequestDraft(), 1.0, None, response, None, Phases())
        self.store = KeptStore(KeptSnapshot(cap_bytes=1_000_000))
        self.actions = KeptActions(self.store, bridge, KeptResponses(folder / "responses"), tuple)


@pytest.fixture
def bench(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    made = Bench(bridge, tmp_path)
    with qtbot.waitSignal(made.actions.kept):
        made.actions.keep(made.exchange)
    yield made
    bridge.stop()


def test_a_kept_answer_is_shown_with_its_number(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.note_number("one", 144)

    with qtbot.waitSignal(bench.actions.opened) as told:
        bench.actions.open("one")

    assert (told.args[0].id, told.args[0].number) == ("one", 144)


def test_clearing_says_that_it_can_be_undone(bench: Bench, qtbot: QtBot) -> None:
    assert bench.store.snapshot.words == "kept 0.0 of 1 MB"

    bench.actions.clear()
    qtbot.waitUntil(lambda: bench.store.snapshot.can_undo)
    assert bench.store.snapshot.ids == frozenset()

    bench.actions.undo_clear()
    qtbot.waitUntil(lambda: bench.store.snapshot.ids == {"one"})


def test_what_an_earlier_session_kept_is_found(bench: Bench, qtbot: QtBot) -> None:
    bench.store.replace(KeptSnapshot())

    bench.actions.look()

    qtbot.waitUntil(lambda: bench.store.snapshot.ids == {"one"})
