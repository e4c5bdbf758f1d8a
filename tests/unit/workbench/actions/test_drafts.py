"""Tabs that survive."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.drafts import OWNER, DraftKeeper, restored
from workbench.bridge import Bridge
from workbench.core import tabs_json
from workbench.core.request import BearerAuth, RequestDraft
from workbench.core.tabs_json import SavedTab, SavedTabs
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab

TOKEN = RequestDraft(name="mine", auth=BearerAuth("hush"))


class Disk:
    """The file and the secret store, with what was written when."""

    def __init__(self) -> None:
        self.files: list[Mapping[str, Any]] = []
        self.held: dict[str, str] = {}
        self.order: list[str] = []
        self.asked = 0

    def save(self, content: Mapping[str, Any]) -> None:
        self.files.append(content)
        self.order.append("file")

    def read(self, owner: str) -> dict[str, str]:
        assert owner == OWNER
        self.asked += 1
        return dict(self.held)

    def write(self, _owner: str, values: Mapping[str, str]) -> None:
        self.held = dict(values)
        self.order.append("secrets")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def begin(bridge: Bridge, disk: Disk, snapshot: RequestsSnapshot | None = None) -> tuple[RequestsStore, DraftKeeper]:
    store = RequestsStore(snapshot or RequestsSnapshot())
    return store, DraftKeeper(store, bridge, disk.save, disk)


def test_a_change_is_written_a_moment_later_and_once(bridge: Bridge, qtbot: QtBot) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)

    store.replace(store.snapshot.with_new(RequestDraft(name="a")))
    store.replace(store.snapshot.with_new(RequestDraft(name="b")))

    qtbot.waitUntil(lambda: len(disk.files) == 1)
    assert [tab["draft"]["name"] for tab in disk.files[0]["tabs"]] == ["", "a", "b"]
    keeper.flush()
    assert len(disk.files) == 1
    assert disk.asked == 0, "without a secret the keyring has no business"


def test_the_end_writes_at_once(bridge: Bridge) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)

    store.replace(store.snapshot.with_new(RequestDraft(name="a")))
    keeper.flush()

    assert len(disk.files) == 1


def test_what_is_not_typed_is_not_written(bridge: Bridge) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)

    store.replace(replace(store.snapshot, base="http://other"))
    keeper.flush()

    assert disk.files == []


def test_saved_tabs_come_back(bridge: Bridge) -> None:
    tabs = (SavedTab(RequestDraft(name="a")), SavedTab(RequestDraft(name="b"), "in/b.yml", "key"))

    snapshot = restored(SavedTabs(tabs, 1), "a word")

    assert (snapshot.current.draft.name, snapshot.current.path, snapshot.current.sealed) == ("b", "in/b.yml", "key")
    assert snapshot.notice == "a word"


def test_a_token_never_gets_into_the_file_and_is_kept_before_the_file_names_it(bridge: Bridge) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)

    store.replace(store.snapshot.with_new(TOKEN))
    keeper.flush()

    assert "hush" not in json.dumps(disk.files)
    assert list(disk.held.values()) == ["hush"]
    assert disk.order == ["secrets", "file"]


def test_a_token_comes_back_at_the_next_start(bridge: Bridge, qtbot: QtBot) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)
    store.replace(store.snapshot.with_new(TOKEN))
    keeper.flush()

    again, _ = begin(bridge, disk, restored(tabs_json.read(disk.files[-1])))

    qtbot.waitUntil(lambda: again.snapshot.current.draft == TOKEN)
    assert again.snapshot.current.sealed == ""
    qtbot.waitUntil(lambda: len(disk.files) == 2)
    qtbot.waitUntil(lambda: len(disk.held) == 1)


def test_a_token_that_could_not_be_read_is_not_lost_by_saving(bridge: Bridge, qtbot: QtBot) -> None:
    disk = Disk()
    sealed = RequestsSnapshot((Tab(1, RequestDraft(auth=BearerAuth()), sealed="before-1"),))
    store, keeper = begin(bridge, disk, sealed)
    qtbot.waitUntil(lambda: disk.asked == 1)
    disk.held = {"before-1/auth.token": "hush"}

    store.replace(store.snapshot.with_new(TOKEN))
    keeper.flush()

    assert disk.held["before-1/auth.token"] == "hush"
    assert disk.files[-1]["tabs"][0]["secrets"] == "before-1"


def test_a_closed_tab_takes_its_token_along_after_the_file(bridge: Bridge) -> None:
    disk = Disk()
    store, keeper = begin(bridge, disk)
    store.replace(store.snapshot.with_new(TOKEN))
    keeper.flush()
    disk.order.clear()

    store.replace(store.snapshot.without(store.snapshot.active))
    keeper.flush()

    assert (disk.held, disk.order) == ({}, ["file", "secrets"])


def test_tokens_of_an_older_file_move_at_once(bridge: Bridge, qtbot: QtBot) -> None:
    disk = Disk()

    _, keeper = begin(bridge, disk, restored(SavedTabs((SavedTab(TOKEN),))))

    qtbot.waitUntil(lambda: list(disk.held.values()) == ["hush"] and len(disk.files) == 1)
    assert "hush" not in json.dumps(disk.files)
    keeper.flush()
    assert len(disk.files) == 1
