"""Imports wired into a window: a file becomes saved requests, a newer API becomes changes, and all of it is undone."""

import json
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from workbench.actions.owned_secrets import OwnedSecrets
from workbench.compose import collection, imports
from workbench.compose.context import Context
from workbench.core.request import BearerAuth
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.imports.dialog import ImportDialog

POSTMAN = {
    "info": {"name": "Shop"},
    "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "t"}]},
    "item": [
        {"name": "Orders", "item": [{"name": "list", "request": "http://h/orders"}]},
        {"name": "odd"},
    ],
}


def api(*paths: str) -> str:
    return json.dumps(
        {"openapi": "3.1.0", "info": {"title": "API"}, "paths": {path: {"get": {"summary": path}} for path in paths}}
    )


@pytest.fixture
def area(shell: Any) -> Any:
    owned = Mock(spec=OwnedSecrets)
    shell.environments = SimpleNamespace(
        note_collection=lambda _snapshot: None, owned=owned, bring_in=lambda _environments: None
    )
    return SimpleNamespace(requests=RequestsStore(RequestsSnapshot()))


@pytest.fixture
def rail(shell: Context, area: Any, qtbot: QtBot) -> Iterator[CollectionRail]:
    made = collection.wire(shell, area)
    qtbot.addWidget(made)
    imports.wire(shell, area, made)
    qtbot.waitUntil(lambda: shell.collection.snapshot.collection is not None, timeout=20_000)
    yield made
    for dialog in made.findChildren(QDialog):
        dialog.close()


def dialog_of(rail: CollectionRail) -> ImportDialog:
    return next(one for one in rail.window().findChildren(ImportDialog) if one.isVisible())


def read(shell: Context, rail: CollectionRail, qtbot: QtBot, text: str) -> ImportDialog:
    shell.commands.run("collection.import")
    dialog = dialog_of(rail)
    dialog.source.text_given.emit(text)
    qtbot.waitUntil(lambda: dialog.take.isEnabled() or bool(dialog.message.title), timeout=10_000)
    return dialog


def names(shell: Context) -> set[str]:
    found = shell.collection.snapshot.collection
    return {one.draft.name for one in found.folder.requests()} if found else set()


def test_a_collection_goes_into_the_open_one_and_is_undone(shell: Context, rail: CollectionRail, qtbot: QtBot) -> None:
    dialog = read(shell, rail, qtbot, json.dumps(POSTMAN))
    assert dialog.summary.text() == "Postman: 1 requests and 0 environments in Shop"
    assert "odd: the whole item" in dialog.losses.report("x")

    dialog.take.click()

    qtbot.waitUntil(lambda: "list" in names(shell), timeout=10_000)
    assert shell.collection.snapshot.done == "Imported Shop"
    shell.commands.run("collection.undo")
    qtbot.waitUntil(lambda: "list" not in names(shell), timeout=10_000)


def test_as_tabs_requests_bring_what_their_folders_hand_down(
    shell: Context, rail: CollectionRail, area: Any, qtbot: QtBot
) -> None:
    read(shell, rail, qtbot, json.dumps(POSTMAN)).tabs.click()

    draft = area.requests.snapshot.current.draft
    assert (draft.name, draft.auth) == ("list", BearerAuth("t"))


def test_what_is_not_ticked_stays_out(shell: Context, rail: CollectionRail, qtbot: QtBot) -> None:
    dialog = read(shell, rail, qtbot, api("/a", "/b"))
    dialog.preview.setData(dialog.preview.index(0, 0), 0, 10)

    assert dialog.take.text() == "Import 1 into the collection"
    dialog.take.click()

    qtbot.waitUntil(lambda: "/b" in names(shell), timeout=10_000)
    assert "/a" not in names(shell)


def test_a_newer_api_is_shown_as_changes(shell: Context, rail: CollectionRail, qtbot: QtBot) -> None:
    read(shell, rail, qtbot, api("/a", "/b")).take.click()
    qtbot.waitUntil(lambda: shell.collection.snapshot.done == "Imported API", timeout=10_000)

    dialog = read(shell, rail, qtbot, api("/a", "/c"))
    rows = [dialog.changes.index(row, 0).data() for row in range(dialog.changes.rowCount())]
    assert rows == ["GET /c", "GET /b"]
    assert dialog.take.text() == "Accept 1 changes"
    dialog.take.click()

    qtbot.waitUntil(lambda: "/c" in names(shell), timeout=10_000)
    assert {"/a", "/b", "/c"} <= names(shell)


def test_a_malformed_text_says_where(shell: Context, rail: CollectionRail, qtbot: QtBot) -> None:
    dialog = read(shell, rail, qtbot, '{"openapi": "3.1.0",\n "paths": {,}}')

    assert dialog.message.title == "pasted text can't be imported"
    assert "Line 2, column 12" in dialog.message.accessibleName()


def test_a_file_that_is_dropped_is_read(shell: Context, rail: CollectionRail, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "some.http"
    file.write_text("GET http://h/dropped\n")
    shell.commands.run("collection.import")
    dialog = dialog_of(rail)

    dialog.source.file_chosen.emit(file)

    qtbot.waitUntil(dialog.take.isEnabled, timeout=10_000)
    assert dialog.summary.text().startswith(".http: 1 requests")
