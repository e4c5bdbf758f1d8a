"""History through the bridge."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.history import HistoryActions
from workbench.bridge import Bridge
from workbench.client.history import History
from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.request import RequestDraft
from workbench.state.history import HistorySnapshot, HistoryStore


class Bench:
    """The actions with their surroundings."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.store = HistoryStore(HistorySnapshot())
        self.opened: list[RequestDraft] = []
        self.actions = HistoryActions(self.store, bridge, History(folder / "h.sqlite"), self.opened.append)

    def add(self, qtbot: QtBot, draft: RequestDraft) -> None:
        total = self.store.snapshot.total
        self.actions.add(Exchange("x", draft, 1.0, None, None, SendFailure("timeout", ""), Phases()))
        qtbot.waitUntil(lambda: self.store.snapshot.total == total + 1)


@pytest.fixture
def bench(qapp: object, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path)
    bridge.stop()


def test_a_send_is_written_down_shown_and_opened_again(bench: Bench, qtbot: QtBot) -> None:
    draft = RequestDraft("POST", "/x")
    bench.add(qtbot, draft)

    bench.actions.reopen(bench.store.snapshot.entries[0].id)

    qtbot.waitUntil(lambda: bench.opened == [draft])


def test_a_search_narrows_what_is_shown(bench: Bench, qtbot: QtBot) -> None:
    bench.add(qtbot, RequestDraft("POST", "/x"))
    bench.add(qtbot, RequestDraft("GET", "/y"))

    bench.actions.search("post")

    qtbot.waitUntil(lambda: [entry.method for entry in bench.store.snapshot.entries] == ["POST"])
    assert bench.store.snapshot.total == 2


def test_all_can_be_forgotten(bench: Bench, qtbot: QtBot) -> None:
    bench.add(qtbot, RequestDraft())

    bench.actions.clear()

    qtbot.waitUntil(lambda: bench.store.snapshot.total == 0)


def test_an_entry_that_is_gone_is_said(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.reopen(77)

    qtbot.waitUntil(lambda: "forgotten" in bench.store.snapshot.notice)


def test_a_disk_that_refuses_is_said(qapp: object, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "file").write_text("")
    bridge = Bridge()
    bridge.start()
    bench = Bench(bridge, tmp_path / "file")

    bench.actions.search("")

    qtbot.waitUntil(lambda: "can't be used" in bench.store.snapshot.notice)
    bridge.stop()


def test_a_file_that_was_set_aside_is_told_once(bench: Bench, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "h.sqlite").write_text("this is no database at all, only words" * 100)
    told: list[str] = []
    bench.actions.set_aside.connect(told.append)

    bench.actions.search("")
    qtbot.waitUntil(lambda: bool(told))
    bench.actions.search("x")
    qtbot.waitUntil(lambda: bench.store.snapshot.words == "x")

    assert len(told) == 1
    assert "h.sqlite" in told[0]
