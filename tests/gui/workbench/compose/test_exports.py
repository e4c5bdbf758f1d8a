"""Exports wired into a window: offered only where there is something to export."""

from pathlib import Path
from types import SimpleNamespace
from typing import Any

from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.compose import exports
from workbench.core.collection import Collection, Folder
from workbench.state.collection import CollectionSnapshot, CollectionStore
from workbench.state.requests import RequestsSnapshot, RequestsStore


def test_a_command_asks_for_a_place_and_tells_in_the_tab(shell: Any, tmp_path: Path, qtbot: QtBot) -> None:
    requests, parent = RequestsStore(RequestsSnapshot()), QWidget()
    qtbot.addWidget(parent)
    shell.collection_store = CollectionStore(CollectionSnapshot())
    exports.wire(shell, SimpleNamespace(requests=requests), parent)  # type: ignore[arg-type]  # the part that is used
    offered = {one.id: one for one in shell.commands.all() if "export" in one.id}
    assert [one.enabled() for one in offered.values()] == [False, False, False]

    shell.collection_store.replace(CollectionSnapshot(Collection(tmp_path, Folder("", "Demo"))))
    offered["collection.export_postman"].run()
    dialog = parent.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "out.json"))
    dialog.close()

    qtbot.waitUntil(lambda: requests.snapshot.current.note.startswith("Exported to"), timeout=10_000)
