"""Exports wired into a window: in the rail's menus, in history, with a response, and in the palette."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from workbench.client.kept_responses import KeptResponses
from workbench.compose import exports
from workbench.core.collection import Collection, Folder, SavedRequest
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsSnapshot, RequestsStore
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.request_screen.history_list import HistoryList
from workbench.ui.response.panel import ResponsePanel


class Copying:
    """Notes what was to be copied."""

    def __init__(self) -> None:
        self.copied: list[tuple[str, str]] = []

    def copy_saved(self, kind: str, path: str, _draft: RequestDraft) -> None:
        self.copied.append((kind, path))


@pytest.fixture
def area(qapp: object) -> Any:
    return SimpleNamespace(requests=RequestsStore(RequestsSnapshot()), actions=SimpleNamespace(copy=Copying()))


@pytest.fixture
def rail(shell: Any, tmp_path: Path, qtbot: QtBot) -> CollectionRail:
    made = CollectionRail(shell.theme)
    qtbot.addWidget(made)
    shell.collection_store = CollectionStore(CollectionSnapshot())
    shell.kept = SimpleNamespace(responses=KeptResponses(tmp_path / "kept"))
    return made


def place(rail: CollectionRail) -> QFileDialog:
    return rail.findChildren(QFileDialog)[-1]


def test_a_command_and_a_menu_ask_for_a_place_and_tell_in_the_tab(
    shell: Any, rail: CollectionRail, area: Any, tmp_path: Path, qtbot: QtBot
) -> None:
    exports.wire(shell, area, rail)
    offered = {one.id: one for one in shell.commands.all() if "export" in one.id}
    assert [one.enabled() for one in offered.values()] == [False] * 5

    item = SavedRequest("a.yml", RequestDraft(name="a/b"))
    shell.collection_store.replace(CollectionSnapshot(Collection(tmp_path, Folder("", "Demo", (item,)))))
    for ask, name in (
        (offered["collection.export_postman"].run, "Demo.postman_collection.json"),
        (lambda: rail.export_requested.emit("hurl", "a.yml"), "a-b.hurl"),
    ):
        ask()
        dialog = place(rail)
        assert dialog.selectedFiles()[0].endswith(name)
        with qtbot.waitSignal(area.requests.changed):
            dialog.fileSelected.emit(str(tmp_path / name))
        dialog.close()
        assert area.requests.snapshot.current.note == f"Exported to {tmp_path / name}."
        assert (tmp_path / name).stat().st_size


def test_a_saved_request_is_copied(shell: Any, rail: CollectionRail, area: Any, tmp_path: Path) -> None:
    exports.wire(shell, area, rail)
    item = SavedRequest("a.yml", RequestDraft(name="a"))
    shell.collection_store.replace(CollectionSnapshot(Collection(tmp_path, Folder("", "Demo", (item,)))))

    rail.copy_requested.emit("curl", "a.yml")
    rail.copy_requested.emit("curl", "none.yml")

    assert area.actions.copy.copied == [("curl", "a.yml")]


def test_an_exchange_is_offered_where_it_stands(shell: Any, rail: CollectionRail, area: Any, qtbot: QtBot) -> None:
    history, response = HistoryList(shell.theme), ResponsePanel(shell.theme)
    qtbot.addWidget(history)
    qtbot.addWidget(response)
    exports.offer(exports.wire(shell, area, rail), rail, history, response)

    (action,) = [one for one in response.status.menu.actions() if "HAR" in one.text()]
    action.trigger()
    assert not rail.findChildren(QFileDialog)  # nothing was sent
    history.har_requested.emit("1")
    assert place(rail).selectedFiles()[0].endswith("exchange.har")
    place(rail).close()
