"""The open collection and an exchange as files of other tools."""

import json
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.exports import ExportActions
from workbench.bridge import Bridge
from workbench.client.kept_responses import KeptResponses
from workbench.core.collection import Collection, Defaults, Folder, SavedRequest
from workbench.core.exchange import AddedHeader, Exchange, Phases, ReceivedResponse, SentRequest
from workbench.core.request import RequestDraft, Row
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsSnapshot, RequestsStore, Tab


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def exchange(tmp_path: Path) -> Exchange:
    (tmp_path / "body").write_bytes(b"hello")
    sent = SentRequest("GET", "http://h/", "/", "HTTP/1.1", (AddedHeader("Host", "h", "client"),), b"", 0)
    response = ReceivedResponse(200, "OK", "HTTP/1.1", (), tmp_path / "body", 5, 5)
    return Exchange("1", RequestDraft(), 0.0, sent, response, None, Phases())


@pytest.fixture
def kept(tmp_path: Path) -> KeptResponses:
    return KeptResponses(tmp_path / "kept")


@pytest.fixture
def actions(bridge: Bridge, exchange: Exchange, kept: KeptResponses, tmp_path: Path) -> ExportActions:
    root = tmp_path / "demo"
    (root / "A").mkdir(parents=True)
    (root / "A" / "a.yml").write_text("x")
    broken = SavedRequest("A/b.yml", RequestDraft(), problem="Line 1, column 1: odd.")
    inner = Folder("A", "A", (SavedRequest("A/a.yml", RequestDraft(url="{{base}}/a", name="a")), broken))
    collection = Collection(root, Folder("", "Demo", (inner,), Defaults(headers=(Row("X-All", "1"),))))
    tab = replace(Tab(1, RequestDraft()), exchange=exchange)
    snapshot = RequestsSnapshot((tab,), base="http://h")
    store, requests = CollectionStore(CollectionSnapshot(collection)), RequestsStore(snapshot)
    return ExportActions(store, requests, bridge, kept, bridge)


@pytest.mark.parametrize("item", ["", "A", "A/a.yml"])
@pytest.mark.parametrize("kind", ["postman", "http", "hurl"])
def test_every_item_in_every_kind(actions: ExportActions, tmp_path: Path, qtbot: QtBot, kind: str, item: str) -> None:
    with qtbot.waitSignal(actions.told) as told:
        actions.item(kind, item, tmp_path / "out")

    text = (tmp_path / "out").read_text()
    assert "{{base}}/a" in text
    assert "X-All" in text
    assert told.args[0].startswith(f"Exported to {tmp_path / 'out'}.")
    assert ("A/b.yml: Line 1, column 1: odd." in told.args[0]) == (item != "A/a.yml")


def test_a_folder_as_a_zip(actions: ExportActions, tmp_path: Path, qtbot: QtBot) -> None:
    for item, wanted in (("", "demo/A/a.yml"), ("A", "A/a.yml")):
        with qtbot.waitSignal(actions.told):
            actions.item("zip", item, tmp_path / "z.zip")
        assert zipfile.ZipFile(tmp_path / "z.zip").namelist() == [wanted]


def test_exchanges_as_har(
    actions: ExportActions, exchange: Exchange, kept: KeptResponses, tmp_path: Path, qtbot: QtBot
) -> None:
    assert (actions.can_collection, actions.can_exchange) == (True, True)
    kept.add(exchange, ())
    for name, write in (("e.har", actions.exchange), ("k.har", partial(actions.kept_exchange, "1"))):
        with qtbot.waitSignal(actions.told):
            write(tmp_path / name)
        (entry,) = json.loads((tmp_path / name).read_text())["log"]["entries"]
        assert entry["response"]["content"]["text"] == "hello"

    with qtbot.waitSignal(actions.told) as told:
        actions.kept_exchange("2", tmp_path / "none.har")
    assert "its answer is kept no longer" in told.args[0]


def test_a_place_that_cannot_be_written_is_told(actions: ExportActions, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.told) as told:
        actions.item("zip", "", tmp_path / "none" / "z.zip")

    assert "could not be written" in told.args[0]
