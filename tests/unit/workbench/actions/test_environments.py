"""Choosing and editing environments, and what requests may use."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environments import EnvironmentActions
from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import Ring, RingError, SecretStore
from workbench.core.collection import Collection, Defaults, Environment, Folder, SavedRequest, Variable
from workbench.core.exchange import Exchange, Phases
from workbench.core.request import BasicAuth, InheritAuth, RequestDraft
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore
from workbench.state.requests import Tab

TOKEN = Variable("token", secret=True)


def no_ring() -> Ring:
    raise RingError("this system has no keyring")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


class Bench:
    """The actions on a folder of their own."""

    def __init__(self, bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
        self.folder = folder
        self.qtbot = qtbot
        self.file = EnvironmentFile(folder / "environments.json")
        self.secrets = SecretStore(folder / "secrets", no_ring)
        self.store = EnvironmentsStore(EnvironmentsSnapshot(base="http://b"))
        self.keeper = EnvironmentKeeper(
            self.store, bridge, file=self.file, secrets=self.secrets, trash=folder / "trash"
        )
        self.settings = SettingsStore(folder / "settings.json")
        self.actions = EnvironmentActions(self.store, self.keeper, self.settings)
        with qtbot.waitSignal(self.keeper.read):
            self.keeper.follow(None)

    @property
    def now(self) -> EnvironmentsSnapshot:
        return self.store.snapshot

    @property
    def names(self) -> list[str]:
        return [one.name for one in self.now.environments]

    def written(self) -> list[str]:
        return [one.name for one in self.file.read()[0]]


@pytest.fixture
def bench(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> Bench:
    return Bench(bridge, tmp_path, qtbot)


def folder_of_requests(root: Path) -> Collection:
    saved = SavedRequest("in/get.yml", RequestDraft(auth=InheritAuth()))
    inner = Folder("in", "in", (saved,), Defaults(BasicAuth("ada", "{{token}}"), variables=(Variable("where", "in"),)))
    return Collection(root, Folder("", "C", (inner,)), (Environment("Dev", (Variable("x", "dev"),)),))


def sent(tab: Tab) -> Tab:
    return replace(tab, exchange=Exchange("one more", tab.draft, 0.0, None, None, None, Phases()))


def test_at_first_there_is_one_environment_and_it_is_chosen(bench: Bench) -> None:
    assert (bench.names, bench.now.active) == (["Local"], "Local")


def test_base_is_the_backend_and_an_environment_may_say_otherwise(bench: Bench) -> None:
    assert bench.actions.scopes_at()["base"] == "http://b"

    bench.actions.edit("Local", (Variable("base", "https://staging"),), {})

    assert bench.actions.scopes_at()["base"] == "https://staging"


def test_an_edit_is_written_and_secrets_apart_from_it(bench: Bench) -> None:
    bench.actions.edit("Local", (Variable("a", "1"), TOKEN), {"token": "hush hush"})

    owner = bench.now.owner("Local")
    bench.qtbot.waitUntil(lambda: bench.secrets.read(owner) == {"token": "hush hush"})
    bench.qtbot.waitUntil(lambda: bench.file.read()[0] == bench.now.environments)
    assert "hush" not in (bench.folder / "environments.json").read_text()
    assert bench.actions.scopes_at().resolve("token").secret
    assert bench.actions.masker().mask("Bearer hush hush") == "Bearer ••••"


def test_secrets_come_back_at_the_next_start(bench: Bench, bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    bench.actions.edit("Local", (TOKEN,), {"token": "hush"})
    bench.qtbot.waitUntil(lambda: bench.file.read()[0] == bench.now.environments)

    again = Bench(bridge, tmp_path, qtbot)

    assert again.actions.scopes_at()["token"] == "hush"


def test_the_choice_is_remembered(bench: Bench, bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> None:
    bench.actions.add("Staging")
    bench.actions.choose("Local")
    bench.qtbot.waitUntil(lambda: bench.written() == ["Local", "Staging"])
    bench.settings.flush()

    again = Bench(bridge, tmp_path, qtbot)

    assert (again.now.active, again.now.recent) == ("Local", ("Local", "Staging"))


def test_a_deleted_environment_comes_back_with_its_secrets(bench: Bench) -> None:
    bench.actions.edit("Local", (TOKEN,), {"token": "hush"})
    bench.actions.delete("Local")
    assert (bench.names, bench.now.active, bench.now.undo) == ([], "", "Deleted Local")

    bench.actions.undo()

    assert (bench.now.active, bench.actions.scopes_at()["token"]) == ("Local", "hush")
    bench.qtbot.waitUntil(lambda: bench.written() == ["Local"])


def test_a_renamed_environment_keeps_its_secrets_and_its_choice(bench: Bench) -> None:
    bench.actions.edit("Local", (TOKEN,), {"token": "hush"})

    bench.actions.rename("Local", "Here")

    assert (bench.now.active, bench.actions.scopes_at()["token"]) == ("Here", "hush")


def test_a_copy_has_all_values_and_a_name_of_its_own(bench: Bench) -> None:
    bench.actions.edit("Local", (TOKEN,), {"token": "hush"})

    bench.actions.duplicate("Local")
    bench.actions.duplicate("Local")

    assert bench.names == ["Local", "Local copy", "Local copy 2"]
    assert bench.actions.scopes_at()["token"] == "hush"


def test_every_step_can_be_undone_one_after_the_other(bench: Bench) -> None:
    bench.actions.add("Staging")
    bench.actions.edit("Staging", (Variable("a", "1"),), {})
    bench.actions.rename("Staging", "Stage")

    steps = []
    while bench.now.undo:
        steps.append(bench.now.undo)
        bench.actions.undo()

    assert steps == ["Renamed Staging", "Changed Staging", "Added Staging"]
    assert bench.names == ["Local"]


def test_a_captured_value_is_used_until_it_is_forgotten(bench: Bench) -> None:
    bench.actions.edit("Local", (Variable("id", "typed"),), {})

    bench.actions.capture("environment", "id", "captured")
    assert bench.actions.scopes_at()["id"] == "captured"

    bench.actions.forget_captured()
    assert bench.actions.scopes_at()["id"] == "typed"


def test_preview_and_send_show_the_same_made_up_values_and_the_next_send_others(bench: Bench) -> None:
    tab = Tab(1, RequestDraft())
    preview, send = bench.actions.scopes_for(tab), bench.actions.scopes_for(tab)

    assert preview["$uuid"] == send["$uuid"]
    assert preview["$now"] == send["$now"]
    assert bench.actions.scopes_for(sent(tab))["$uuid"] != send["$uuid"]


def test_a_request_is_completed_by_its_folders(bench: Bench, tmp_path: Path) -> None:
    bench.actions.note_collection(CollectionSnapshot(folder_of_requests(tmp_path / "c")))
    bench.qtbot.waitUntil(lambda: bench.names == ["Dev"])

    draft, scopes = bench.actions.prepared(Tab(1, RequestDraft(auth=InheritAuth()), path="in/get.yml"))

    assert draft.auth == BasicAuth("ada", "{{token}}")
    assert (scopes["where"], scopes["x"]) == ("in", "dev")


def test_environments_of_an_open_collection_lie_in_its_files(bench: Bench, tmp_path: Path) -> None:
    root = tmp_path / "c"
    bench.actions.note_collection(CollectionSnapshot(folder_of_requests(root)))
    bench.qtbot.waitUntil(lambda: bench.names == ["Dev"])

    bench.actions.add("Staging")
    bench.actions.edit("Staging", (Variable("a", "1"), TOKEN), {"token": "hush"})

    bench.qtbot.waitUntil(lambda: "token" in _text_below(root / "environments"))
    assert "hush" not in _text_below(root / "environments")
    assert bench.written() == ["Local"]
    bench.qtbot.waitUntil(lambda: bench.now.environments[1].path != "")
    bench.actions.delete("Staging")
    bench.qtbot.waitUntil(lambda: "token" not in _text_below(root / "environments"))


def test_when_the_collection_closes_the_workbenchs_own_are_back(bench: Bench, tmp_path: Path) -> None:
    bench.actions.note_collection(CollectionSnapshot(folder_of_requests(tmp_path / "c")))
    bench.qtbot.waitUntil(lambda: bench.names == ["Dev"])

    bench.actions.note_collection(CollectionSnapshot())

    bench.qtbot.waitUntil(lambda: (bench.names, bench.now.active) == (["Local"], "Local"))


def _text_below(folder: Path) -> str:
    return "".join(path.read_text() for path in folder.rglob("*.yml")) if folder.exists() else ""


def test_a_captured_value_is_kept_in_the_environment_and_that_is_undone(bench: Bench) -> None:
    bench.actions.capture("session", "task_id", "7")

    bench.actions.keep("session", "", "task_id")

    assert bench.now.environment is not None
    assert bench.now.environment.variables == (Variable("task_id", "7"),)
    assert bench.now.captured == {}
    bench.actions.undo()
    assert bench.now.environment.variables == ()


def test_a_captured_token_is_kept_as_a_secret(bench: Bench) -> None:
    bench.actions.capture("session", "access_token", "hush")

    bench.actions.keep("session", "", "access_token")

    assert bench.now.environment is not None
    assert bench.now.environment.variables == (Variable("access_token", secret=True),)
    assert bench.now.secrets[bench.now.owner("Local")] == {"access_token": "hush"}


def test_one_captured_value_is_forgotten_and_the_others_stay(bench: Bench) -> None:
    bench.actions.capture("session", "a", "1")
    bench.actions.capture("session", "b", "2")

    bench.actions.forget("session", "", "a")

    assert bench.now.captured == {("session", ""): {"b": "2"}}
    bench.actions.forget("session", "", "b")
    assert bench.now.captured == {}


def test_what_is_typed_into_a_request_counts_before_it_is_saved(bench: Bench) -> None:
    tab = Tab(1, RequestDraft(variables=(Variable("x", "typed"),)))

    assert bench.actions.scopes_for(tab)["x"] == "typed"


def test_an_imported_environment_is_chosen_and_its_secrets_go_where_secrets_are(bench: Bench) -> None:
    bench.actions.bring_in((Environment("Local", (Variable("token", "hush", secret=True), Variable("x", "1"))),))

    assert bench.now.active == "Local 2"
    assert bench.now.environment == Environment("Local 2", (TOKEN, Variable("x", "1")))
    assert bench.now.secrets[bench.now.owner("Local 2")] == {"token": "hush"}
    bench.qtbot.waitUntil(lambda: bench.secrets.read(bench.now.owner("Local 2")) == {"token": "hush"})
    bench.qtbot.waitUntil(lambda: bench.written() == ["Local", "Local 2"])
    assert "hush" not in (bench.folder / "environments.json").read_text()
    bench.actions.undo()
    assert bench.names == ["Local"]
    bench.qtbot.waitUntil(lambda: bench.secrets.read(bench.now.owner("Local 2")) == {})


def test_two_windows_on_one_file_keep_both_edits_and_tell_the_one_they_share(
    bench: Bench, bridge: Bridge, qtbot: QtBot
) -> None:
    bench.actions.edit("Local", (Variable("a", "1"), Variable("b", "1")), {})
    qtbot.waitUntil(lambda: len(bench.file.read()[0][0].variables) == 2)
    other = Bench(bridge, bench.folder, qtbot)

    other.actions.edit("Local", (Variable("a", "1"), Variable("b", "theirs"), Variable("c", "new")), {})
    qtbot.waitUntil(lambda: len(bench.file.read()[0][0].variables) == 3)
    bench.actions.edit("Local", (Variable("a", "mine"), Variable("b", "1")), {})

    both = (Variable("a", "mine"), Variable("b", "theirs"), Variable("c", "new"))
    qtbot.waitUntil(lambda: bench.now.environments[0].variables == both)
    assert bench.file.read()[0][0].variables == both
    assert bench.now.trouble == ""
    other.actions.edit("Local", (Variable("a", "1"), Variable("b", "again"), Variable("c", "new")), {})
    qtbot.waitUntil(lambda: bench.file.read()[0][0].variables[1].value == "again")
    bench.actions.edit("Local", (Variable("a", "mine"), Variable("b", "b"), Variable("c", "new")), {})
    qtbot.waitUntil(lambda: "Local: b" in bench.now.trouble)
    assert bench.now.environments[0].variables[1].value == "b"
