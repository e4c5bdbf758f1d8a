"""An edited tab whose file another process changes: told, compared, settled field by field, kept twice, undone."""

import subprocess
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_conflicts import CollectionConflicts
from workbench.actions.collection_folder import CollectionFolder
from workbench.bridge import Bridge
from workbench.core.opencollection import read_request, write_request
from workbench.core.request import JsonBody, RequestDraft
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot, CollectionStore, Conflict
from workbench.state.requests import RequestsSnapshot, RequestsStore

ONE = RequestDraft("POST", "/base", name="one", body=JsonBody("base"))
MINE = replace(ONE, url="/mine", body=JsonBody("mine"))
THEIRS = replace(ONE, url="/theirs", body=JsonBody("theirs"), notes="theirs too")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def requests(qapp: object) -> RequestsStore:
    return RequestsStore(RequestsSnapshot())


@pytest.fixture
def store(qapp: object) -> CollectionStore:
    return CollectionStore(CollectionSnapshot())


@pytest.fixture
def actions(
    bridge: Bridge, requests: RequestsStore, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> CollectionActions:
    root = tmp_path / "demo"
    root.mkdir()
    (root / "one.yml").write_text(write_request(ONE, sequence=1))
    folder = CollectionFolder(store, bridge, tmp_path / "trash", bridge)
    made = CollectionActions(store, requests, folder, SettingsStore(tmp_path / "settings.json", bridge), bridge)
    made.open(root)
    qtbot.waitUntil(lambda: store.snapshot.collection is not None)
    made.open_request("one.yml")
    requests.replace(requests.snapshot.with_tab(replace(requests.snapshot.current, draft=MINE)))
    return made


@pytest.fixture
def conflicts(
    actions: CollectionActions, requests: RequestsStore, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> CollectionConflicts:
    """With the file already changed by somebody else, and noticed by reading it again."""
    (tmp_path / "demo/one.yml").write_text(write_request(THEIRS, sequence=1))
    actions.refresh()
    qtbot.waitUntil(lambda: bool(store.snapshot.conflicts))
    return CollectionConflicts(store, requests, actions, actions)


def draft(requests: RequestsStore) -> RequestDraft:
    return requests.snapshot.current.draft


def tab(requests: RequestsStore) -> int:
    return requests.snapshot.current.id


def test_a_file_that_another_process_writes_becomes_a_conflict(
    actions: CollectionActions, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> None:
    script = "import sys; from pathlib import Path; Path(sys.argv[1]).write_text(sys.argv[2])"
    file, tries = str(tmp_path / "demo/one.yml"), iter(range(10_000))

    def told() -> bool:  # again and again, until the watcher listens
        if not store.snapshot.conflicts:
            theirs = replace(THEIRS, notes=f"try {next(tries)}")
            subprocess.run([sys.executable, "-c", script, file, write_request(theirs, sequence=1)], check=True)
        return bool(store.snapshot.conflicts)

    qtbot.waitUntil(told, timeout=20_000)

    (conflict,) = store.snapshot.conflicts
    assert (conflict.fields, conflict.base) == (("url", "body"), ONE)
    assert conflict.theirs is not None
    assert conflict.theirs.body == JsonBody("theirs")


def test_each_field_is_chosen_and_the_outcome_is_saved(
    conflicts: CollectionConflicts, requests: RequestsStore, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> None:
    conflicts.settle(tab(requests), ("body",), save=True)
    assert not store.snapshot.conflicts
    qtbot.waitUntil(lambda: not requests.snapshot.current.edited)

    wanted = replace(THEIRS, url="/mine")
    assert draft(requests) == wanted
    assert read_request((tmp_path / "demo/one.yml").read_text(), "one.yml").draft == wanted


def test_a_choice_is_undone_and_is_a_conflict_again(
    conflicts: CollectionConflicts,
    actions: CollectionActions,
    requests: RequestsStore,
    store: CollectionStore,
    qtbot: QtBot,
) -> None:
    before = store.snapshot.conflicts
    conflicts.take_theirs()
    assert draft(requests) == THEIRS
    assert store.snapshot.done == "Settled one.yml"

    actions.undo()
    qtbot.waitUntil(lambda: bool(store.snapshot.conflicts))

    assert store.snapshot.conflicts == before
    assert (draft(requests).url, draft(requests).body) == (MINE.url, MINE.body)


def test_mine_stays_unsaved(conflicts: CollectionConflicts, requests: RequestsStore, store: CollectionStore) -> None:
    conflicts.keep_mine()

    assert not store.snapshot.conflicts
    assert draft(requests) == replace(MINE, notes="theirs too")
    assert requests.snapshot.current.edited


def test_both_are_kept_and_undo_takes_the_copy_away(
    conflicts: CollectionConflicts,
    actions: CollectionActions,
    requests: RequestsStore,
    store: CollectionStore,
    *,
    qtbot: QtBot,
    tmp_path: Path,
) -> None:
    copy = tmp_path / "demo/one copy.yml"
    conflicts.keep_both(tab(requests))
    qtbot.waitUntil(lambda: store.snapshot.done == "Saved your version as one copy")

    assert draft(requests) == THEIRS
    assert not store.snapshot.conflicts
    assert read_request(copy.read_text(), "").draft == replace(MINE, name="one copy", notes="theirs too")

    actions.undo()
    qtbot.waitUntil(lambda: bool(store.snapshot.conflicts))
    assert not copy.exists()
    assert draft(requests).body == MINE.body


def test_a_file_that_is_gone_is_written_again_or_let_go(
    actions: CollectionActions, requests: RequestsStore, store: CollectionStore, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "demo/one.yml"
    file.unlink()
    actions.refresh()
    qtbot.waitUntil(lambda: store.snapshot.conflicts == (Conflict(tab(requests), "one.yml"),))
    conflicts = CollectionConflicts(store, requests, actions, actions)

    conflicts.keep_mine()
    qtbot.waitUntil(file.exists)
    qtbot.waitUntil(lambda: not requests.snapshot.current.edited)
    assert read_request(file.read_text(), "one.yml").draft == MINE

    requests.replace(requests.snapshot.with_tab(replace(requests.snapshot.current, draft=ONE)))
    file.unlink()
    actions.refresh()
    qtbot.waitUntil(lambda: bool(store.snapshot.conflicts))
    conflicts.take_theirs()
    assert requests.snapshot.current.path == ""
    assert draft(requests) == ONE
