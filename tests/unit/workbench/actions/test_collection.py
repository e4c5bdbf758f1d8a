"""Working with a collection from the window, on a real folder."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_folder import CollectionFolder
from workbench.bridge import Bridge
from workbench.core.opencollection import read_request, write_request
from workbench.core.request import BasicAuth, JsonBody, RequestDraft
from workbench.core.variable import Variable
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsSnapshot, RequestsStore

ONE = RequestDraft("POST", name="one")


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    made = Bridge()
    made.start()
    yield made
    made.stop()


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = tmp_path / "demo"
    made.mkdir()
    (made / "one.yml").write_text(write_request(ONE, sequence=1))
    return made


@pytest.fixture
def requests(qapp: object) -> RequestsStore:
    return RequestsStore(RequestsSnapshot())


@pytest.fixture
def store(qapp: object) -> CollectionStore:
    return CollectionStore(CollectionSnapshot())


@pytest.fixture
def actions(
    bridge: Bridge, root: Path, requests: RequestsStore, store: CollectionStore, *, qtbot: QtBot, tmp_path: Path
) -> CollectionActions:
    folder = CollectionFolder(store, bridge, tmp_path / "trash", bridge)
    made = CollectionActions(store, requests, folder, SettingsStore(tmp_path / "settings.json", bridge), bridge)
    made.open(root)
    qtbot.waitUntil(lambda: store.snapshot.collection is not None)
    return made


@pytest.fixture
def wait(store: CollectionStore, qtbot: QtBot) -> Callable[[Callable[[CollectionSnapshot], bool]], None]:
    def until(holds: Callable[[CollectionSnapshot], bool]) -> None:
        qtbot.waitUntil(lambda: holds(store.snapshot), timeout=10_000)

    return until


Wait = Callable[[Callable[[CollectionSnapshot], bool]], None]


def edit(requests: RequestsStore, draft: RequestDraft) -> None:
    requests.replace(requests.snapshot.with_tab(replace(requests.snapshot.current, draft=draft)))


def held(root: Path, path: str = "one.yml") -> RequestDraft:
    return read_request((root / path).read_text(), path).draft


def test_a_folder_is_remembered(actions: CollectionActions, root: Path) -> None:
    assert actions.last == str(root)
    assert actions.snapshot.recent == (str(root),)
    actions.close()
    assert (actions.last, actions.snapshot.collection, actions.disk) == ("", None, None)


def test_a_folder_that_can_not_be_opened_leaves_the_old_one(actions: CollectionActions, wait: Wait, root: Path) -> None:
    actions.open(root / "none")
    wait(lambda found: found.trouble is not None)

    assert actions.snapshot.trouble is not None
    assert "none can't be opened" in actions.snapshot.trouble.what
    assert actions.snapshot.collection is not None


def test_a_request_is_edited_and_saved(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    actions.open_request("one.yml")
    edit(requests, replace(ONE, url="/changed"))
    assert requests.snapshot.current.edited

    actions.save()
    qtbot.waitUntil(lambda: not requests.snapshot.current.edited)

    assert held(root).url == "/changed"


def test_a_typed_password_goes_by_a_name_in_the_file(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    named: list[tuple[str, dict[str, str]]] = []
    actions.secrets_named.connect(lambda path, values: named.append((path, values)))
    actions.open_request("one.yml")
    edit(requests, replace(ONE, auth=BasicAuth("ada", "s3cret")))

    actions.save()
    qtbot.waitUntil(lambda: not requests.snapshot.current.edited)

    assert "s3cret" not in (root / "one.yml").read_text()
    assert held(root).auth == requests.snapshot.current.draft.auth == BasicAuth("ada", "{{password}}")
    assert held(root).variables == (Variable("password", secret=True),)
    assert named == [("one.yml", {"password": "s3cret"})]
    assert "{{password}}" in requests.snapshot.current.note


def test_a_typed_password_goes_into_no_new_file_either(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    named: list[tuple[str, dict[str, str]]] = []
    actions.secrets_named.connect(lambda path, values: named.append((path, values)))
    requests.replace(requests.snapshot.with_new(replace(ONE, auth=BasicAuth("ada", "s3cret"))))

    actions.save_as("", "log in")
    qtbot.waitUntil(lambda: bool(requests.snapshot.current.path) and not requests.snapshot.current.edited)

    path = requests.snapshot.current.path
    assert "s3cret" not in (root / path).read_text()
    assert named == [(path, {"password": "s3cret"})]


def test_a_copy_is_told(actions: CollectionActions, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.copied) as told:
        actions.duplicate("one.yml")

    assert told.args is not None
    assert told.args[0] == "one.yml"
    assert told.args[1] not in ("", "one.yml")


def test_edits_from_outside_that_fit_are_saved_along(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    actions.open_request("one.yml")
    edit(requests, replace(ONE, url="/mine"))
    (root / "one.yml").write_text(write_request(replace(ONE, method="PUT"), sequence=1))

    actions.save()
    qtbot.waitUntil(lambda: not requests.snapshot.current.edited and held(root).url == "/mine")

    assert held(root) == replace(ONE, method="PUT", url="/mine")


def test_edits_from_outside_that_contradict_are_not_written_over(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    actions.open_request("one.yml")
    edit(requests, replace(ONE, body=JsonBody("mine")))
    (root / "one.yml").write_text(write_request(replace(ONE, body=JsonBody("theirs"))))

    with qtbot.waitSignal(actions.choice_wanted):
        actions.save()
    assert held(root).body == JsonBody("theirs")
    with qtbot.waitSignal(actions.choice_wanted):
        actions.save()  # once more does not write over it either

    assert held(root).body == JsonBody("theirs")
    actions.drop_conflict(requests.snapshot.current.id)
    actions.save()
    qtbot.waitUntil(lambda: held(root).body == JsonBody("mine"))


def test_what_other_programs_do_is_noticed(
    actions: CollectionActions, requests: RequestsStore, root: Path, wait: Wait, qtbot: QtBot
) -> None:
    actions.open_request("one.yml")

    def touch() -> bool:  # again and again, until the watcher listens
        text = write_request(replace(ONE, url=f"/{len(requests.snapshot.current.draft.url)}", notes="theirs"))
        (root / "one.yml").write_text(text if (root / "one.yml").read_text() != text else text + "\n")
        return requests.snapshot.current.draft.notes == "theirs"

    qtbot.waitUntil(touch, timeout=20_000)


def test_a_tab_without_a_file_asks_where(actions: CollectionActions, requests: RequestsStore, qtbot: QtBot) -> None:
    with qtbot.waitSignal(actions.place_wanted):
        actions.save()

    actions.save_as("", "brand new")
    qtbot.waitUntil(lambda: requests.snapshot.current.path == "brand new.yml")

    assert requests.snapshot.current.draft.name == "brand new"
    assert not requests.snapshot.current.edited


def test_new_things_let_their_names_be_typed(actions: CollectionActions, qtbot: QtBot, root: Path) -> None:
    with qtbot.waitSignal(actions.rename_wanted) as folder:
        actions.new_folder()
    with qtbot.waitSignal(actions.rename_wanted) as request:
        actions.new_request(folder.args[0])

    assert request.args == ["New folder/new request.yml"]
    assert (root / request.args[0]).exists()


def test_tabs_follow_what_is_renamed_and_moved_and_come_back_on_undo(
    actions: CollectionActions, requests: RequestsStore, qtbot: QtBot, wait: Wait
) -> None:
    actions.open_request("one.yml")
    actions.rename("one.yml", "uno")
    qtbot.waitUntil(lambda: requests.snapshot.current.path == "uno.yml")
    assert requests.snapshot.current.draft.name == "uno"

    actions.undo()
    qtbot.waitUntil(lambda: requests.snapshot.current.path == "one.yml")
    assert requests.snapshot.current.draft.name == "one"
    wait(lambda found: found.done == "")


def test_a_deleted_request_comes_back_with_its_tab(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot, wait: Wait
) -> None:
    actions.open_request("one.yml")
    actions.delete("one.yml")
    wait(lambda found: found.done == "Deleted one")
    assert requests.snapshot.current.path == ""
    assert not (root / "one.yml").exists()

    actions.undo()
    qtbot.waitUntil(lambda: requests.snapshot.current.saved == ONE)
    assert (root / "one.yml").exists()


def test_moves_and_copies_are_done(actions: CollectionActions, wait: Wait, root: Path) -> None:
    actions.duplicate("one.yml")
    wait(lambda found: found.item("one copy.yml") is not None)
    actions.move("one copy.yml", "", "one.yml")
    wait(lambda found: found.collection is not None and found.collection.folder.items[0].path == "one copy.yml")
    actions.rename("one.yml", " ")
    actions.dismiss()

    assert actions.snapshot.done == ""


def test_what_can_not_be_done_is_told(actions: CollectionActions, wait: Wait, root: Path) -> None:
    (root / "taken").mkdir()
    actions.move("one.yml", "nowhere/at/all", "x")
    actions.duplicate("gone.yml")
    wait(lambda found: found.trouble is not None)

    assert actions.snapshot.trouble is not None
    assert "gone.yml" in actions.snapshot.trouble.why


def test_a_broken_file_is_told_instead_of_opened(
    actions: CollectionActions, requests: RequestsStore, root: Path, wait: Wait
) -> None:
    (root / "bad.yml").write_text("http: [")
    actions.refresh()
    wait(lambda found: found.item("bad.yml") is not None)

    actions.open_request("bad.yml")

    assert actions.snapshot.trouble is not None
    assert "Line 2" in actions.snapshot.trouble.why
    assert len(requests.snapshot.tabs) == 1


def test_all_edited_tabs_are_saved_at_once(
    actions: CollectionActions, requests: RequestsStore, root: Path, qtbot: QtBot
) -> None:
    actions.open_request("one.yml")
    edit(requests, replace(ONE, url="/x"))
    actions.save_all()
    qtbot.waitUntil(lambda: held(root).url == "/x")


def test_another_folder_lets_go_of_the_tabs(
    actions: CollectionActions, requests: RequestsStore, tmp_path: Path, wait: Wait
) -> None:
    actions.open_request("one.yml")
    actions.select("one.yml")
    (tmp_path / "other").mkdir()

    actions.open(tmp_path / "other")
    wait(lambda found: found.collection is not None and found.collection.root.name == "other")

    assert requests.snapshot.current.path == ""
    assert actions.snapshot.selected == ""
    assert len(actions.snapshot.recent) == 2
