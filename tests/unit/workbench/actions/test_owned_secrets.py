"""Values of secrets that requests and folders declare."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.owned_secrets import OwnedSecrets
from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import Ring, RingError, SecretStore
from workbench.core.collection import Collection, Folder
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore


def no_ring() -> Ring:
    raise RingError("this system has no keyring")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


def test_they_are_kept_by_owner_and_follow_what_is_moved(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    kept = SecretStore(tmp_path / "secrets", no_ring)
    collection = Collection(tmp_path, Folder("", "API"))
    store = EnvironmentsStore(replace(EnvironmentsSnapshot(), collection=collection))
    file = EnvironmentFile(tmp_path / "e.json")
    keeper = EnvironmentKeeper(store, bridge, bridge, file=file, secrets=kept, trash=tmp_path / "trash")
    owned = OwnedSecrets(store, keeper)
    owned.put({owned.owner("folder", "a"): {"k": "1"}, owned.owner("request", "a/x.yml"): {"k": "2"}})
    owned.put({owned.owner("folder", "ab"): {"k": "3"}})

    owned.note_moved("a", "b")

    assert (owned.of("folder", "b"), owned.of("request", "b/x.yml")) == ({"k": "1"}, {"k": "2"})
    assert (owned.of("folder", "a"), owned.of("folder", "ab")) == ({}, {"k": "3"})
    qtbot.waitUntil(lambda: kept.read(owned.owner("request", "b/x.yml")) == {"k": "2"})
    qtbot.waitUntil(lambda: kept.read(owned.owner("folder", "a")) == {})
