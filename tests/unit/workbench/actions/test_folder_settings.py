"""Editing what a folder hands down, on a real folder."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_folder import CollectionFolder
from workbench.actions.environment_keeper import EnvironmentKeeper
from workbench.actions.environments import EnvironmentActions
from workbench.actions.folder_settings import FolderSettingsActions
from workbench.bridge import Bridge
from workbench.client.environment_files import EnvironmentFile
from workbench.client.secrets import Ring, RingError, SecretStore
from workbench.core.collection import Folder, Variable
from workbench.core.request import INHERIT, BasicAuth, BearerAuth, NoAuth, Row
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.environments import EnvironmentsSnapshot, EnvironmentsStore
from workbench.state.folder_settings import FolderSettingsSnapshot, FolderSettingsStore
from workbench.state.requests import RequestsSnapshot, RequestsStore

TEXT = """# ours
info:
  name: In
  type: folder
request:
  variables:
    - name: a
      value: "1" # kept
    - name: b
      value: "1"
x: somebody else's
"""
SECRET = Variable("key", secret=True)


def no_ring() -> Ring:
    raise RingError("this system has no keyring")


class Bench:
    """The actions, and what they work on."""

    def __init__(self, bridge: Bridge, folder: Path, qtbot: QtBot) -> None:
        self.root = folder / "demo"
        self.file = self.root / "In" / "folder.yml"
        self.file.parent.mkdir(parents=True)
        self.file.write_text(TEXT)
        self.qtbot = qtbot
        self.secrets = SecretStore(folder / "secrets", no_ring)
        environments = EnvironmentsStore(EnvironmentsSnapshot())
        keeper = EnvironmentKeeper(
            environments,
            bridge,
            bridge,
            file=EnvironmentFile(folder / "e.json"),
            secrets=self.secrets,
            trash=folder / "trash",
        )
        settings = SettingsStore(folder / "settings.json", bridge)
        self.environments = EnvironmentActions(environments, keeper, settings, bridge)
        self.collection_store = CollectionStore(CollectionSnapshot())
        disk = CollectionFolder(self.collection_store, bridge, folder / "trash", bridge)
        requests = RequestsStore(RequestsSnapshot())
        self.collection = CollectionActions(self.collection_store, requests, disk, settings, bridge)
        self.store = FolderSettingsStore(FolderSettingsSnapshot())
        self.actions = FolderSettingsActions(self.store, self.collection, self.environments, bridge)
        self.collection_store.changed.connect(self.environments.note_collection)
        self.collection_store.changed.connect(self.actions.note_collection)
        self.collection.moved.connect(self.environments.owned.note_moved)
        self.collection.open(self.root)
        qtbot.waitUntil(lambda: environments.snapshot.collection is not None)

    @property
    def now(self) -> FolderSettingsSnapshot:
        return self.store.snapshot

    @property
    def draft(self) -> Folder:
        assert self.now.draft is not None
        return self.now.draft

    def with_value(self, name: str, value: str) -> None:
        given = self.draft.defaults.variables
        fresh = tuple(replace(one, value=value) if one.name == name else one for one in given)
        self.actions.edit_variables(fresh, {})

    def save(self) -> None:
        self.actions.save()
        self.qtbot.waitUntil(lambda: self.now.draft is None)


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def bench(bridge: Bridge, tmp_path: Path, qtbot: QtBot) -> Bench:
    return Bench(bridge, tmp_path, qtbot)


def test_one_edited_value_changes_one_line_and_can_be_taken_back(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    bench.with_value("a", "2")
    bench.save()

    assert bench.file.read_text() == TEXT.replace('"1" # kept', '"2" # kept')
    assert bench.collection_store.snapshot.done == "Changed the settings of In"
    bench.collection.undo()
    qtbot.waitUntil(lambda: bench.file.read_text() == TEXT)


def test_a_typed_password_goes_by_a_name_in_the_file(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    given = bench.draft.defaults
    bench.actions.edit(replace(bench.draft, defaults=replace(given, auth=BasicAuth("ada", "s3cret"))))
    bench.save()

    assert "s3cret" not in bench.file.read_text()
    assert "{{password}}" in bench.file.read_text()
    owned = bench.environments.owned
    assert owned.of("folder", "In")["password"] == "s3cret"
    qtbot.waitUntil(lambda: bench.secrets.read(owned.owner("folder", "In")).get("password") == "s3cret")


def test_nothing_is_written_before_it_is_saved_nor_when_it_is_given_up(bench: Bench) -> None:
    bench.actions.open("In")
    bench.with_value("a", "2")
    assert bench.now.edited

    bench.actions.close()

    assert bench.file.read_text() == TEXT
    assert bench.now.draft is None


def test_headers_auth_docs_and_switches_are_written(bench: Bench) -> None:
    bench.actions.open("In")
    defaults = replace(bench.draft.defaults, auth=BearerAuth("{{t}}"), headers=(Row("Accept", "a/b"),))
    bench.actions.edit(replace(bench.draft, defaults=defaults, notes="Why.", switches=(("cache", "on"),)))
    bench.save()

    found = bench.collection_store.snapshot.item("In")
    assert isinstance(found, Folder)
    assert found.defaults == defaults
    assert (found.notes, found.switches) == ("Why.", (("cache", "on"),))
    assert "x: somebody else's" in bench.file.read_text()


def test_on_top_of_all_none_is_the_same_as_nothing_inherited(bench: Bench) -> None:
    bench.actions.open("")
    bench.actions.edit(replace(bench.draft, defaults=replace(bench.draft.defaults, auth=NoAuth())))

    assert bench.draft.defaults.auth == INHERIT
    assert not bench.now.edited


def test_what_an_editor_writes_meanwhile_is_taken_in(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    bench.with_value("a", "2")
    other = TEXT.replace('- name: b\n      value: "1"', '- name: b\n      value: "theirs"')
    bench.file.write_text(other)
    bench.collection.refresh()
    qtbot.waitUntil(lambda: bench.draft.defaults.variables[1].value == "theirs")

    bench.save()

    assert bench.file.read_text() == other.replace('"1" # kept', '"2" # kept')


@pytest.mark.parametrize(("keep", "value"), [(True, "mine"), (False, "theirs")])
def test_what_both_changed_is_asked(bench: Bench, qtbot: QtBot, *, keep: bool, value: str) -> None:
    bench.actions.open("In")
    bench.with_value("a", "mine")
    bench.file.write_text(TEXT.replace('"1" # kept', '"theirs" # kept'))
    bench.collection.refresh()
    qtbot.waitUntil(lambda: bench.now.clashing == ("variable a",))
    bench.actions.save()
    assert not bench.now.saving

    (bench.actions.keep_mine if keep else bench.actions.take_theirs)()

    assert bench.draft.defaults.variables[0].value == value
    assert bench.now.clashing == ()
    if keep:
        bench.save()
        assert '"mine" # kept' in bench.file.read_text()
    else:
        assert not bench.now.edited


def test_a_row_that_was_removed_comes_back(bench: Bench) -> None:
    bench.actions.open("In")
    before = bench.now.draft
    bench.actions.edit_variables((), {})

    bench.actions.undo()

    assert bench.now.draft == before
    assert not bench.now.can_undo


def test_the_value_of_a_secret_goes_into_the_secret_store_only(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    bench.actions.edit_variables((SECRET,), {"key": "hush"})
    bench.save()

    owner = bench.environments.owned.owner("folder", "In")
    qtbot.waitUntil(lambda: bench.secrets.read(owner) == {"key": "hush"})
    assert "hush" not in bench.file.read_text()
    qtbot.waitUntil(lambda: bench.environments.scopes_at("In/x.yml").get("key") == "hush")
    bench.collection.undo()
    qtbot.waitUntil(lambda: bench.secrets.read(owner) == {})


def test_secrets_follow_a_folder_that_is_renamed(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    bench.actions.edit_variables((SECRET,), {"key": "hush"})
    bench.save()

    bench.collection.rename("In", "Out")

    qtbot.waitUntil(lambda: bench.collection_store.snapshot.item("Out") is not None)
    owner = bench.environments.owned.owner("folder", "Out")
    qtbot.waitUntil(lambda: bench.secrets.read(owner) == {"key": "hush"})
    gone = bench.environments.owned.owner("folder", "In")
    qtbot.waitUntil(lambda: bench.secrets.read(gone) == {})


def test_a_folder_that_is_gone_is_told_and_what_was_typed_stays(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("In")
    bench.with_value("a", "2")

    bench.collection.delete("In")

    qtbot.waitUntil(lambda: "gone" in bench.now.trouble)
    assert bench.draft.defaults.variables[0].value == "2"


def test_it_says_what_comes_from_above(bench: Bench, qtbot: QtBot) -> None:
    bench.actions.open("")
    bench.actions.edit(replace(bench.draft, defaults=replace(bench.draft.defaults, auth=BearerAuth("{{t}}"))))
    bench.save()

    bench.actions.open("In")

    assert bench.now.above.auth == BearerAuth("{{t}}")
    assert bench.now.above.auth_from is not None
    assert bench.now.above.auth_from.path == ""


def test_what_is_being_typed_is_known_to_the_other_rows(bench: Bench) -> None:
    bench.actions.open("In")

    bench.actions.edit_variables((Variable("host", "h"), Variable("url", "http://{{host}}")), {})

    assert bench.now.scopes["url"] == "http://h"
    bench.actions.undo()
    assert "host" not in bench.now.scopes
