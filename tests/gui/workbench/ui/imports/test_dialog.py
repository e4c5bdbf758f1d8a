"""The dialog shows an import, asks for what is ticked, and closes when that went through."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from workbench.core.collection import Collection, Folder
from workbench.core.imports.report import Imported
from workbench.state.imports import ImportSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.imports.dialog import ImportDialog

COLLECTION = Collection(Path("x"), Folder("", "tasks", (Folder("a", "inner"),)))


@pytest.fixture
def dialog(theme: Theme, qtbot: QtBot) -> Iterator[ImportDialog]:
    made = ImportDialog(theme, COLLECTION, "a", "")
    made.render_import(ImportSnapshot(finished=3))
    made.show()
    yield made
    if isValid(made):
        made.close()


def test_what_is_ticked_is_asked_for(dialog: ImportDialog, imported: Imported, qtbot: QtBot) -> None:
    dialog.render_import(ImportSnapshot("a.json", "Postman", imported, finished=3))

    assert dialog.take.text() == "Import 4 into the collection"
    assert dialog.lost.text() == "1 things are not carried over:"
    with qtbot.waitSignal(dialog.collection_requested) as asked:
        dialog.take.click()
    assert asked.args == [imported, "a"]


def test_a_problem_takes_the_place_of_a_preview(dialog: ImportDialog) -> None:
    dialog.render_import(ImportSnapshot("a.json", problem="Line 1, column 2: it ends.", finished=3))

    assert dialog.message.title == "a.json can't be imported"
    assert not dialog.take.isVisible()


def test_it_closes_when_its_own_import_went_through_and_not_for_one_before(
    dialog: ImportDialog, imported: Imported
) -> None:
    snapshot = ImportSnapshot("a.json", "HAR", imported, finished=3)
    dialog.render_import(snapshot)
    assert dialog.isVisible()

    dialog.render_import(replace(snapshot, finished=4))

    assert not dialog.isVisible()
