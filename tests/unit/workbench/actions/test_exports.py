"""The open collection and an exchange as files of other tools."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.exports import ExportActions
from workbench.bridge import Bridge
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def actions(bridge: Bridge, tmp_path: Path) -> ExportActions:
    root = tmp_path / "demo"
    root.mkdir()
    (root / "a.yml").write_text("x")
    (tmp_path / "body").write_bytes(b"hello")
    collection = Collection(root, Folder("", "Demo", (SavedRequest("a.yml", RequestDraft(name="a")),)))
    sent = SentRequest("GET", "http://h/", "/", "HTTP/1.1", (AddedHeader("Host", "h", "client"),), b"", 0)
    response = ReceivedResponse(200, "OK", "HTTP/1.1", (), tmp_path / "body", 5, 5)
    tab = replace(Tab(1, RequestDraft()), exchange=Exchange("1", RequestDraft(), 0.0, sent, response, None, Phases()))
    store, requests = CollectionStore(CollectionSnapshot(collection)), RequestsStore(RequestsSnapshot((tab,)))
    return ExportActions(store, requests, bridge, bridge)


def test_all_three_kinds(actions: ExportActions, tmp_path: Path, qtbot: QtBot) -> None:
    assert (actions.can_collection, actions.can_exchange) == (True, True)
    for write, name in ((actions.postman, "p.json"), (actions.zipped, "z.zip"), (actions.exchange, "e.har")):
        with qtbot.waitSignal(actions.told) as told:
            write(tmp_path / name)
        assert told.args == [f"Exported to {tmp_path / name}."]

    assert json.loads((tmp_path / "p.json").read_text())["item"][0]["name"] == "a"
    assert zipfile.ZipFile(tmp_path / "z.zip").namelist() == ["demo/a.yml"]
    (entry,) = json.loads((tmp_path / "e.har").read_text())["log"]["entries"]
    assert entry["response"]["content"]["text"] == "hello"


def test_a_place_that_cannot_be_written_is_told(actions: ExportActions, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.told) as told:
        actions.zipped(tmp_path / "none" / "z.zip")

    assert "could not be written" in told.args[0]
