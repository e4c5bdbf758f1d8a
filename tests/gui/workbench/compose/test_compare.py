"""The Compare panel, the history list and the kept answers, wired."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.kept import KeptActions
from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses
from workbench.compose import compare
from workbench.core.exchange import Exchange, Phases, ReceivedResponse
from workbench.core.history import HistoryEntry
from workbench.core.request import RequestDraft
from workbench.state.history import HistorySnapshot, HistoryStore
from workbench.state.kept import KeptSnapshot, KeptStore
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.ui.common.theme import Theme
from workbench.ui.compare.panel import ComparePanel
from workbench.ui.request_screen.history_list import HistoryList

ENTRIES = tuple(HistoryEntry(one, float(one), "GET", "/t", "200", 1.0, 7, f"x{one}") for one in (2, 1))


@pytest.fixture
def context(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Any]:
    bridge = Bridge()
    bridge.start()
    store = KeptStore(KeptSnapshot(cap_bytes=1_000))
    kept = KeptActions(store, bridge, KeptResponses(tmp_path / "responses"), tuple)
    for number in (1, 2):
        body = tmp_path / f"{number}.run"
        body.write_text(f'{{"n": {number}}}')
        headers = (("content-type", "application/json"),)
        response = ReceivedResponse(200, "OK", "HTTP/1.1", headers, body, 8, 8)
        with qtbot.waitSignal(kept.kept):
            kept.keep(Exchange(f"x{number}", RequestDraft(), float(number), None, response, None, Phases()))
    yield SimpleNamespace(theme=theme, bridge=bridge, kept=kept, kept_store=store)
    bridge.stop()


def made(context: Any, qtbot: QtBot) -> tuple[ComparePanel, HistoryList]:
    history, listed = HistoryStore(HistorySnapshot(entries=ENTRIES, total=2)), HistoryList(context.theme)
    panel = compare.wire(context, RequestsStore(RequestsSnapshot()), history, listed)
    qtbot.addWidget(panel)
    qtbot.addWidget(listed)
    listed.render_history(history.snapshot)
    return panel, listed


def test_two_marked_rows_are_compared_under_their_numbers(context: Any, qtbot: QtBot) -> None:
    panel, listed = made(context, qtbot)

    listed.list.selectAll()

    qtbot.waitUntil(lambda: panel.model.rowCount() == 1)
    shown = context.compare_store.snapshot
    assert (shown.a.number, shown.b.number) == (1, 2)
    panel.swap_requested.emit()
    qtbot.waitUntil(lambda: context.compare_store.snapshot.a.number == 2)


def test_clearing_what_is_kept_can_be_undone_from_the_list(context: Any, qtbot: QtBot) -> None:
    _, listed = made(context, qtbot)
    line = listed.findChild(compare.KeptLine)
    assert isinstance(line, compare.KeptLine)

    line.button.click()
    qtbot.waitUntil(lambda: context.kept_store.snapshot.can_undo)
    line.button.click()

    qtbot.waitUntil(lambda: context.kept_store.snapshot.ids == {"x1", "x2"})
