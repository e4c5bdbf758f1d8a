from collections.abc import Iterator
from operator import methodcaller
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.collection_folder import CollectionFolder, why
from workbench.bridge import Bridge
from workbench.core.collection import Collection
from workbench.core.opencollection import read_request, write_request
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, CollectionStore


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def store(qapp: object) -> CollectionStore:
    return CollectionStore(CollectionSnapshot())


@pytest.fixture
def folder(store: CollectionStore, bridge: Bridge, tmp_path: Path) -> CollectionFolder:
    return CollectionFolder(store, bridge, tmp_path / "trash", bridge)


def test_a_folder_is_read_and_watched(
    folder: CollectionFolder, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(folder.read) as read:
        folder.open(tmp_path)
        assert store.snapshot.opening is not None

    (collection,) = read.args
    assert isinstance(collection, Collection)
    assert folder.is_open(collection)
    assert store.snapshot.opening is None
    folder.close()
    assert not folder.is_open(collection)


def test_opening_can_be_cancelled(
    folder: CollectionFolder, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> None:
    for number in range(200):
        (tmp_path / f"{number}.yml").write_text("http: {url: x}\n")

    folder.open(tmp_path)
    folder.cancel_opening()
    qtbot.waitUntil(lambda: store.snapshot.opening is None)

    assert store.snapshot.trouble is None


def test_reasons_name_the_file() -> None:
    assert why(FileNotFoundError(2, "No such file or directory", "a.yml")) == "No such file or directory: a.yml"
    assert why(OSError("odd")) == "odd"
    assert why(ValueError("words")) == "words"


def test_closing_the_window_loses_no_save_that_was_begun(
    folder: CollectionFolder, bridge: Bridge, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / "one.yml").write_text(write_request(RequestDraft(name="one")))
    with qtbot.waitSignal(folder.read):
        folder.open(tmp_path)

    for number in range(30):
        draft = RequestDraft(name="one", url=f"/{number}")
        folder.run(methodcaller("save", "one.yml", draft), lambda _saved, _collection: None)
    bridge.stop()

    assert read_request((tmp_path / "one.yml").read_text(), "one.yml").draft.url == "/29"
