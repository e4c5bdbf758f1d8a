"""Tabs that survive."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.drafts import DraftKeeper, restored
from workbench.bridge import Bridge
from workbench.core import tabs_json
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore

Written = list[Mapping[str, Any]]


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def test_a_change_is_written_a_moment_later_and_once(bridge: Bridge, qtbot: QtBot) -> None:
    written: Written = []
    store = RequestsStore(RequestsSnapshot())
    keeper = DraftKeeper(store, bridge, written.append)

    store.replace(store.snapshot.with_new(RequestDraft(name="a")))
    store.replace(store.snapshot.with_new(RequestDraft(name="b")))

    qtbot.waitUntil(lambda: len(written) == 1)
    assert [tab["name"] for tab in written[0]["tabs"]] == ["", "a", "b"]
    keeper.flush()
    assert len(written) == 1


def test_the_end_writes_at_once(bridge: Bridge) -> None:
    written: Written = []
    store = RequestsStore(RequestsSnapshot())
    keeper = DraftKeeper(store, bridge, written.append)

    store.replace(store.snapshot.with_new(RequestDraft(name="a")))
    keeper.flush()

    assert len(written) == 1


def test_what_is_not_typed_is_not_written(bridge: Bridge) -> None:
    written: Written = []
    store = RequestsStore(RequestsSnapshot())
    keeper = DraftKeeper(store, bridge, written.append)

    store.replace(replace(store.snapshot, base="http://other"))
    keeper.flush()

    assert written == []


def test_saved_tabs_come_back() -> None:
    drafts = (RequestDraft(name="a"), RequestDraft(name="b"))

    snapshot = restored(tabs_json.SavedTabs(drafts, 1), "a word")

    assert snapshot.current.draft.name == "b"
    assert snapshot.notice == "a word"
