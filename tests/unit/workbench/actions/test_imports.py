"""An import from its source into the files of a real folder, and back."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from workbench.actions.collection import CollectionActions
from workbench.actions.collection_folder import CollectionFolder
from workbench.actions.imports import MOST_TABS, ImportActions
from workbench.bridge import Bridge
from workbench.core.collection import Environment, Variable
from workbench.core.imports.report import Imported
from workbench.settings import SettingsStore
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.imports import ImportSnapshot, ImportStore
from workbench.state.requests import RequestsSnapshot, RequestsStore


class Desk:
    """Everything that an import works with."""

    def __init__(self, bridge: Bridge, tmp_path: Path) -> None:
        self.root = tmp_path / "demo"
        self.root.mkdir()
        self.requests = RequestsStore(RequestsSnapshot())
        self.collection_store = CollectionStore(CollectionSnapshot())
        folder = CollectionFolder(self.collection_store, bridge, tmp_path / "trash", bridge)
        settings = SettingsStore(tmp_path / "settings.json", bridge)
        self.collection = CollectionActions(self.collection_store, self.requests, folder, settings, bridge)
        self.store = ImportStore(ImportSnapshot())
        self.environments: list[tuple[Environment, ...]] = []
        self.secrets: dict[str, Mapping[str, str]] = {}
        self.actions = ImportActions(
            self.store,
            bridge,
            self.collection,
            self.requests,
            bridge,
            take_environments=self.environments.append,
            take_secrets=self.secrets.__setitem__,
        )

    @property
    def snapshot(self) -> ImportSnapshot:
        return self.store.snapshot

    def files(self) -> list[str]:
        return [path.name for path in sorted(self.root.rglob("*.yml"))]


@pytest.fixture
def desk(qapp: object, tmp_path: Path, qtbot: QtBot) -> Iterator[Desk]:
    bridge = Bridge()
    bridge.start()
    made = Desk(bridge, tmp_path)
    made.collection.open(made.root)
    qtbot.waitUntil(lambda: made.collection_store.snapshot.collection is not None)
    yield made
    bridge.stop()


def api(*paths: str) -> str:
    operations = {path: {"get": {"summary": path.strip("/")}} for path in paths}
    return json.dumps({"openapi": "3.1.0", "info": {"title": "API"}, "paths": operations})


def read(desk: Desk, qtbot: QtBot, text: str) -> None:
    desk.actions.read_text(text)
    qtbot.waitUntil(lambda: desk.snapshot.imported is not None or bool(desk.snapshot.problem), timeout=10_000)


def take(desk: Desk, qtbot: QtBot) -> None:
    assert desk.snapshot.imported is not None
    before = desk.snapshot.finished
    desk.actions.into_collection(desk.snapshot.imported, "")
    qtbot.waitUntil(lambda: desk.snapshot.finished > before, timeout=10_000)


def test_into_files_and_undone(desk: Desk, qtbot: QtBot) -> None:
    read(desk, qtbot, api("/a"))
    assert (desk.snapshot.kind, desk.snapshot.known) == ("OpenAPI", None)
    take(desk, qtbot)
    assert desk.files() == ["a.yml", "folder.yml"]

    desk.collection.undo()

    qtbot.waitUntil(lambda: desk.files() == [], timeout=10_000)


def test_a_newer_version_gives_changes_to_accept(desk: Desk, qtbot: QtBot) -> None:
    read(desk, qtbot, api("/a"))
    take(desk, qtbot)
    read(desk, qtbot, api("/b"))

    assert (desk.snapshot.known, [one.kind for one in desk.snapshot.changes]) == ("API", ["new", "removed"])
    before = desk.snapshot.finished
    desk.actions.accept(desk.snapshot.changes)
    qtbot.waitUntil(lambda: desk.snapshot.finished > before, timeout=10_000)

    assert desk.files() == ["b.yml", "folder.yml"]


def test_as_tabs_no_more_than_one_can_look_at(desk: Desk, qtbot: QtBot) -> None:
    read(desk, qtbot, "\n###\n".join(f"GET http://h/{number}" for number in range(30)))
    assert desk.snapshot.imported is not None

    desk.actions.into_tabs(desk.snapshot.imported)

    assert len(desk.requests.snapshot.tabs) == MOST_TABS + 1


def test_what_cannot_be_read_says_why_and_begins_anew(desk: Desk, qtbot: QtBot, tmp_path: Path) -> None:
    desk.actions.read_file(tmp_path / "none.json")
    qtbot.waitUntil(lambda: bool(desk.snapshot.problem), timeout=10_000)
    assert "No such file" in desk.snapshot.problem

    desk.actions.begin()

    assert desk.snapshot == ImportSnapshot()


def test_a_cancelled_import_leaves_nothing(desk: Desk, qtbot: QtBot) -> None:
    read(desk, qtbot, api("/a"))
    assert desk.snapshot.imported is not None
    desk.actions.into_collection(desk.snapshot.imported, "")

    desk.actions.cancel()
    desk.collection.refresh()

    qtbot.waitUntil(lambda: desk.snapshot.working is None, timeout=10_000)
    assert desk.snapshot.problem == ""


def test_environments_without_requests_go_where_environments_are(desk: Desk) -> None:
    given = (Environment("Staging", (Variable("token", "abc", secret=True),)),)

    desk.actions.into_collection(Imported("Staging", environments=given), "")
    desk.actions.into_tabs(Imported("Staging", environments=given))

    assert desk.environments == [given, given]
    assert desk.files() == []
    assert desk.snapshot.finished == 2


def test_the_secrets_of_a_postman_collection_go_where_secrets_are_and_leave_with_it(desk: Desk, qtbot: QtBot) -> None:
    source = {
        "info": {"name": "API"},
        "item": [{"name": "a", "request": "http://h"}],
        "variable": [{"key": "token", "value": "hush", "type": "secret"}],
    }
    desk.actions.read_text(json.dumps(source))
    qtbot.waitUntil(lambda: desk.snapshot.imported is not None, timeout=10_000)
    assert desk.snapshot.imported is not None
    assert not [one for one in desk.snapshot.imported.losses if "token" in one.what]

    desk.actions.into_collection(desk.snapshot.imported, "")

    qtbot.waitUntil(lambda: desk.snapshot.finished == 1)
    assert desk.secrets == {"API": {"token": "hush"}}
    assert not [path for path in desk.root.rglob("*.yml") if "hush" in path.read_text()]
    desk.collection.undo()
    qtbot.waitUntil(lambda: desk.secrets == {"API": {}})


def test_the_credentials_of_a_request_go_by_a_name_in_its_file(desk: Desk, qtbot: QtBot) -> None:
    desk.actions.read_text("### me\nGET http://h/me\nAuthorization: Bearer hush\n")
    qtbot.waitUntil(lambda: desk.snapshot.imported is not None, timeout=10_000)
    assert desk.snapshot.imported is not None

    desk.actions.into_collection(desk.snapshot.imported, "")

    qtbot.waitUntil(lambda: desk.snapshot.finished == 1)
    (values,) = desk.secrets.values()
    assert len(values) == 1
    assert "hush" in next(iter(values.values()))
    assert not [path for path in desk.root.rglob("*.yml") if "hush" in path.read_text()]
