"""Importing command lines into the open requests."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.curl import MAX_FILE_BYTES, CurlActions
from workbench.bridge import Bridge
from workbench.core.request import RawBody, RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

BEFORE = RequestDraft("PUT", name="mine")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


def imported(bridge: Bridge, qtbot: QtBot, line: str) -> tuple[RequestsStore, CurlActions]:
    store = RequestsStore(RequestsSnapshot((Tab(1, BEFORE),), 1))
    actions = CurlActions(store, bridge)
    with qtbot.waitSignal(store.changed):
        actions.import_text(line)
    return store, actions


def test_an_import_takes_the_place_of_the_draft_and_can_be_undone(bridge: Bridge, qtbot: QtBot) -> None:
    store, actions = imported(bridge, qtbot, "curl -s --limit-rate 9k -X PURGE http://h/x")

    tab = store.snapshot.current
    assert (tab.draft.method, tab.draft.url, tab.draft.name) == ("PURGE", "http://h/x", "mine")
    assert "--limit-rate" in tab.note
    assert "-s" not in tab.note
    actions.undo()
    assert (store.snapshot.current.draft, store.snapshot.current.note) == (BEFORE, "")
    actions.undo()
    assert store.snapshot.current.draft == BEFORE


def test_what_is_no_request_changes_nothing_and_says_why(bridge: Bridge, qtbot: QtBot) -> None:
    store, _ = imported(bridge, qtbot, "curl 'http://h")

    assert store.snapshot.current.draft == BEFORE
    assert "never closed" in store.snapshot.current.note


def test_files_are_read_up_to_a_limit(bridge: Bridge, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "small").write_text("abc")
    with (tmp_path / "big").open("wb") as file:
        file.truncate(MAX_FILE_BYTES + 1)

    store, _ = imported(bridge, qtbot, f"curl h -d @'{tmp_path}/small' -H 'Content-Type: text/plain'")
    assert store.snapshot.current.draft.body == RawBody("abc", "text/plain")

    store, actions = imported(bridge, qtbot, f"curl h -d @'{tmp_path}/big'")
    assert "larger than 4 MiB" in store.snapshot.current.note
    actions.dismiss()
    assert store.snapshot.current.note == ""
