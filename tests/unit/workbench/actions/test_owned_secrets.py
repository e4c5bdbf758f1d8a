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


@pytest.fixture
def kept(tmp_path: Path) -> SecretStore:
    return SecretStore(tmp_path / "secrets", no_ring)


@pytest.fixture
def owned(bridge: Bridge, tmp_path: Path, kept: SecretStore) -> OwnedSecrets:
    collection = Collection(tmp_path, Folder("", "API"))
    store = EnvironmentsStore(replace(EnvironmentsSnapshot(), collection=collection))
    file = EnvironmentFile(tmp_path / "e.json")
    return OwnedSecrets(
        store, EnvironmentKeeper(store, bridge, bridge, file=file, secrets=kept, trash=tmp_path / "trash")
    )


def test_they_are_kept_by_owner_and_follow_what_is_moved(owned: OwnedSecrets, kept: SecretStore, qtbot: QtBot) -> None:
    owned.put({owned.owner("folder", "a"): {"k": "1"}, owned.owner("request", "a/x.yml"): {"k": "2"}})
    owned.put({owned.owner("folder", "ab"): {"k": "3"}})

    owned.note_moved("a", "b")

    assert (owned.of("folder", "b"), owned.of("request", "b/x.yml")) == ({"k": "1"}, {"k": "2"})
    assert (owned.of("folder", "a"), owned.of("folder", "ab")) == ({}, {"k": "3"})
    qtbot.waitUntil(lambda: kept.read(owned.owner("request", "b/x.yml")) == {"k": "2"})
    qtbot.waitUntil(lambda: kept.read(owned.owner("folder", "a")) == {})


def test_a_copy_knows_what_the_first_knows(owned: OwnedSecrets, kept: SecretStore, qtbot: QtBot) -> None:
    owned.put({owned.owner("request", "a/x.yml"): {"k": "2"}})

    owned.note_copied("a", "b")
    owned.note_copied("a/x.yml", "a/y.yml")

    paths = ("a/x.yml", "b/x.yml", "a/y.yml")
    assert [owned.of("request", path) for path in paths] == [{"k": "2"}] * 3
    qtbot.waitUntil(lambda: all(kept.read(owned.owner("request", path)) == {"k": "2"} for path in paths))


def test_more_values_join_those_that_are_there(owned: OwnedSecrets, kept: SecretStore, qtbot: QtBot) -> None:
    owned.put({owned.owner("request", "x.yml"): {"a": "1"}})

    owned.add("request", "x.yml", {"b": "2"})

    assert owned.of("request", "x.yml") == {"a": "1", "b": "2"}
    qtbot.waitUntil(lambda: kept.read(owned.owner("request", "x.yml")) == {"a": "1", "b": "2"})
