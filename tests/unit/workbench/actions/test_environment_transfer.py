"""Environments from files of Postman's, and back into them."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environment_transfer import EnvironmentTransfer
from workbench.actions.environments import EnvironmentActions
from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import Ring, RingError, SecretStore
from workbench.core.collection import Variable
from workbench.settings import SettingsStore
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore

VALUES = [{"key": "base", "value": "http://h"}, {"key": "token", "value": "hush", "type": "secret"}]


def no_ring() -> Ring:
    raise RingError("this system has no keyring")


class Bench:
    """The transfer, and the environments that it works on."""

    def __init__(self, bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
        store = EnvironmentsStore(EnvironmentsSnapshot())
        secrets = SecretStore(folder / "secrets", no_ring)
        file = EnvironmentFile(folder / "e.json")
        keeper = EnvironmentKeeper(store, bridge, bridge, file=file, secrets=secrets, trash=folder / "trash")
        settings = SettingsStore(folder / "settings.json", bridge)
        self.environments = EnvironmentActions(store, keeper, settings, bridge)
        self.transfer = EnvironmentTransfer(self.environments, bridge)
        with qtbot.waitSignal(keeper.read):
            keeper.follow(None)


@pytest.fixture
def bench(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    yield Bench(bridge, tmp_path, qtbot)
    bridge.stop()


def test_one_of_postmans_comes_in_with_its_secret_and_goes_out_without(
    bench: Bench, qtbot: QtBot, tmp_path: Path
) -> None:
    given, out = tmp_path / "in.json", tmp_path / "out.json"
    given.write_text(json.dumps({"name": "Staging", "values": VALUES}))

    with qtbot.waitSignal(bench.transfer.told) as came:
        bench.transfer.read(given)
    with qtbot.waitSignal(bench.transfer.told) as went:
        bench.transfer.write("Staging", out)

    assert "secrets: 1" in came.args[0]
    assert bench.environments.snapshot.environment is not None
    assert bench.environments.snapshot.environment.variables == (
        Variable("base", "http://h"),
        Variable("token", secret=True),
    )
    assert bench.environments.scopes_at()["token"] == "hush"
    assert "without their values: 1" in went.args[0]
    assert "hush" not in out.read_text()


@pytest.mark.parametrize(("text", "why"), [("{", "Line 1"), ('{"a": 1}', "no Postman environment")])
def test_a_file_that_is_none_says_why_and_changes_nothing(
    bench: Bench, qtbot: QtBot, tmp_path: Path, *, text: str, why: str
) -> None:
    (tmp_path / "in.json").write_text(text)

    with qtbot.waitSignal(bench.transfer.told) as told:
        bench.transfer.read(tmp_path / "in.json")

    assert why in told.args[0]
    assert [one.name for one in bench.environments.snapshot.environments] == ["Local"]
