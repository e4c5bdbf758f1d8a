"""The collection wired into a window: what ships is opened at first use, and what was open comes back."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any
from unittest.mock import Mock

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from workbench.actions.owned_secrets import OwnedSecrets
from workbench.compose import collection
from workbench.compose.context import Context
from workbench.core.request import RequestDraft
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.collection.save_as import SaveAsDialog


class Area:
    """The one part of the request area that the collection works with."""

    def __init__(self, requests: RequestsStore) -> None:
        self.requests = requests


@pytest.fixture
def area(shell: Any) -> Any:
    shell.environments = SimpleNamespace(note_collection=lambda _snapshot: None, owned=Mock(spec=OwnedSecrets))
    return Area(RequestsStore(RequestsSnapshot()))


@pytest.fixture
def rail(shell: Context, area: Any, qtbot: QtBot) -> CollectionRail:
    made = collection.wire(shell, area)
    qtbot.addWidget(made)
    qtbot.waitUntil(lambda: shell.collection.snapshot.collection is not None, timeout=20_000)
    return made


def test_at_first_use_there_is_a_copy_of_what_ships(shell: Context, rail: CollectionRail) -> None:
    found = shell.collection.snapshot.collection

    assert found is not None
    assert found.root == shell.paths.collections / "tasks-api"
    assert found.folder.name == "Tasks API"
    assert not [one for one in found.folder.requests() if one.problem]
    assert rail.tree.model().rowCount() == len(found.folder.items)


def test_a_request_goes_from_the_tree_into_a_tab_and_back(
    shell: Context, rail: CollectionRail, area: Any, qtbot: QtBot
) -> None:
    rail.request_chosen.emit("Tasks/create task.yml")
    assert area.requests.snapshot.current.draft.method == "POST"

    shell.commands.run("collection.save")
    rail.duplicate_requested.emit("Tasks/create task.yml")
    qtbot.waitUntil(lambda: shell.collection.snapshot.done == "Duplicated create task")
    shell.commands.run("collection.undo")
    qtbot.waitUntil(lambda: shell.collection.snapshot.done == "")


def test_saved_requests_are_in_the_palette(shell: Context, rail: CollectionRail, area: Any) -> None:
    command = next(one for one in shell.commands.all() if one.title == "POST create task")

    command.run()

    assert area.requests.snapshot.current.path == "Tasks/create task.yml"


def test_a_new_request_asks_for_name_and_folder(shell: Context, rail: CollectionRail, area: Any, qtbot: QtBot) -> None:
    area.requests.replace(RequestsSnapshot().with_new(RequestDraft(name="mine")))
    shell.commands.run("collection.save")
    dialog = rail.window().findChild(SaveAsDialog)
    assert dialog is not None

    dialog.save.click()

    qtbot.waitUntil(lambda: area.requests.snapshot.current.path == "mine.yml")


def test_a_folder_is_run_in_the_runner(shell: Any, rail: CollectionRail) -> None:
    ran: list[str] = []
    shell.runner = SimpleNamespace(open=ran.append)

    rail.run_requested.emit("Tasks")

    assert ran == ["Tasks"]


def test_what_was_open_comes_back(shell: Context, area: Any, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    shell.settings.set("collection", str(tmp_path / "mine"))

    rail = collection.wire(shell, area)
    qtbot.addWidget(rail)
    qtbot.waitUntil(lambda: shell.collection.snapshot.collection is not None)

    assert shell.collection.snapshot.collection is not None
    assert shell.collection.snapshot.collection.root == tmp_path / "mine"


def test_a_folder_is_asked_for(shell: Context, rail: CollectionRail, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    shell.commands.run("collection.open")
    dialog = rail.window().findChild(QFileDialog)
    assert dialog is not None

    dialog.fileSelected.emit(str(tmp_path / "other"))
    dialog.close()

    qtbot.waitUntil(lambda: shell.collection.snapshot.collection.root == tmp_path / "other")  # type: ignore[union-attr]
