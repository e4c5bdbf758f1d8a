"""Environments and their secrets between disk, keyring and window."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import SecretStore
from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.request import RequestDraft
from workbench.core.variables import owner_of
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore

TOKEN = Variable("token", secret=True)
PLAIN = Variable("a", "1")


class Keyring:
    """A keyring that can be held up, and counts what it was asked for."""

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}
        self.asked: list[str] = []
        self.open = Event()
        self.open.set()

    def get_password(self, service: str, username: str) -> str | None:
        self.open.wait()
        self.asked.append(username)
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.held[service, username]


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


class Bench:
    """The keeper on a folder of its own."""

    def __init__(self, bridge: Bridge, folder: Path) -> None:
        self.ring = Keyring()
        self.file = EnvironmentFile(folder / "environments.json")
        self.secrets = SecretStore(folder / "secrets", lambda: self.ring)
        self.store = EnvironmentsStore(EnvironmentsSnapshot())
        self.keeper = EnvironmentKeeper(
            self.store, bridge, file=self.file, secrets=self.secrets, trash=folder / "trash"
        )

    @property
    def now(self) -> EnvironmentsSnapshot:
        return self.store.snapshot


@pytest.fixture
def bench(bridge: Bridge, tmp_path: Path) -> Bench:
    return Bench(bridge, tmp_path)


def read(bench: Bench, qtbot: QtBot, collection: Collection | None) -> None:
    with qtbot.waitSignal(bench.keeper.read):
        bench.keeper.follow(collection)


def test_the_keyring_is_asked_only_for_what_has_secrets(bench: Bench, qtbot: QtBot) -> None:
    bench.file.write((Environment("Plain", (PLAIN,)), Environment("Secret", (TOKEN,))), ())

    read(bench, qtbot, None)

    assert bench.ring.asked == ["#environment/Secret"]


def test_a_keyring_that_waits_for_its_owner_holds_up_nothing_else(bench: Bench, qtbot: QtBot) -> None:
    bench.file.write((Environment("Secret", (TOKEN,)),), ())
    bench.ring.open.clear()

    bench.keeper.follow(None)
    assert bench.now.environments == ()  # nobody waited

    bench.ring.open.set()
    qtbot.waitUntil(lambda: len(bench.now.environments) == 1)


def test_secrets_of_folders_and_requests_are_read_as_well(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    saved = SavedRequest("in/x.yml", RequestDraft(variables=(TOKEN,)))
    inner = Folder("in", "in", (saved, SavedRequest("in/y.yml", RequestDraft())), Defaults(variables=(TOKEN,)))
    collection = Collection(tmp_path, Folder("", "C", (inner,), Defaults(variables=(TOKEN,))))

    read(bench, qtbot, collection)

    kinds = (("collection", ""), ("folder", "in"), ("request", "in/x.yml"))
    assert bench.ring.asked == [owner_of(tmp_path, kind, name) for kind, name in kinds]


def test_reading_the_collection_again_asks_the_keyring_for_nothing_new(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    first = Collection(tmp_path, Folder("", "C"), (Environment("A", (TOKEN,)),))
    read(bench, qtbot, first)

    again = replace(first, environments=(Environment("A", (TOKEN, PLAIN)),))
    bench.keeper.follow(again)

    qtbot.waitUntil(lambda: bench.now.environments == again.environments)
    assert len(bench.ring.asked) == 1


def test_what_is_typed_while_the_folder_is_read_is_not_overtaken(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    before = (Environment("A", (PLAIN,)),)
    collection = Collection(tmp_path, Folder("", "C"), before)
    read(bench, qtbot, collection)
    typed = (Environment("A", (Variable("a", "2"),)),)

    bench.store.replace(replace(bench.now, environments=typed))
    bench.keeper.write(before, typed, {})
    bench.keeper.follow(replace(collection))

    qtbot.waitUntil(lambda: bench.now.environments[0].path != "")
    assert bench.now.environments[0].variables == typed[0].variables


def test_what_cannot_be_written_is_told_and_kept_in_the_window(bench: Bench, qtbot: QtBot, tmp_path: Path) -> None:
    read(bench, qtbot, None)
    (tmp_path / "environments.json").mkdir()
    now = (Environment("Local", (PLAIN,)),)
    bench.store.replace(replace(bench.now, environments=now))

    bench.keeper.write((), now, {})

    qtbot.waitUntil(lambda: bench.now.trouble.startswith("Not saved:"))
    assert bench.now.environments == now


def test_values_are_written_by_owner(bench: Bench, qtbot: QtBot) -> None:
    read(bench, qtbot, None)
    secrets: Mapping[str, Mapping[str, str]] = {"#environment/Local": {"token": "hush"}}

    bench.keeper.write((), bench.now.environments, secrets)

    qtbot.waitUntil(lambda: list(bench.ring.held.values()) == ['{"token": "hush"}'])
