"""The settings of folders, wired into a window, on the collection that ships."""

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.compose import collection, environments, folder_settings
from workbench.compose.folder_settings import switched
from workbench.core.collection import Folder, Variable
from workbench.state.features import FeaturesSnapshot
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.folder_settings.dialog import FolderSettingsDialog

__all__ = ["bench"]


@pytest.fixture
def rail(bench: Bench, qtbot: QtBot) -> CollectionRail:
    made = collection.wire(bench.context, bench.area)
    qtbot.addWidget(made)
    folder_settings.wire(bench.context, made, bench.area.fronts)
    block = environments.wire(bench.context)
    qtbot.addWidget(block)
    qtbot.waitUntil(lambda: bench.context.environments.snapshot.collection is not None, timeout=20_000)
    made.show()
    return made


def dialog_of(rail: CollectionRail) -> FolderSettingsDialog:
    found = rail.findChild(FolderSettingsDialog)
    assert isinstance(found, FolderSettingsDialog)
    return found


def item(bench: Bench, path: str) -> Folder:
    found = bench.context.collection.snapshot.item(path)
    assert isinstance(found, Folder)
    return found


def test_a_variable_typed_for_a_folder_is_in_effect_once_it_is_saved(
    bench: Bench, rail: CollectionRail, qtbot: QtBot
) -> None:
    rail.tree.menu_requested.emit("Tasks", QPoint())
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    next(one for one in menu.actions() if one.text() == "Settings…").trigger()
    menu.close()
    dialog = dialog_of(rail)
    assert dialog.title.text() == "Settings of the folder Tasks"

    dialog.variables_edited.emit((Variable("owner", "7"),), {})
    dialog.save.click()

    qtbot.waitUntil(lambda: item(bench, "Tasks").defaults.variables == (Variable("owner", "7"),))
    assert not dialog.isVisible()
    bench.context.collection.open_request("Tasks/list tasks.yml")
    tab = bench.area.requests.snapshot.current
    qtbot.waitUntil(lambda: bench.context.environments.scopes_for(tab).get("owner") == "7")
    bench.context.commands.run("collection.undo")
    qtbot.waitUntil(lambda: item(bench, "Tasks").defaults.variables == ())


def test_the_palette_leads_to_the_settings_of_every_folder(bench: Bench, rail: CollectionRail) -> None:
    listed = {one.id: one for one in bench.context.commands.all()}
    assert "collection.settings.Tasks" in listed

    listed["collection.settings.Tasks"].run()

    assert dialog_of(rail).isVisible()
    dialog_of(rail).reject()
    bench.context.commands.run("collection.settings")
    assert dialog_of(rail).title.text().startswith("Settings of the collection")
    dialog_of(rail).reject()


def test_a_request_leads_to_the_folder_that_it_inherits_from(bench: Bench, rail: CollectionRail) -> None:
    bench.area.request.editors.auth.inherited.folder_requested.emit("Tasks")

    assert dialog_of(rail).title.text() == "Settings of the folder Tasks"
    dialog_of(rail).reject()


def test_what_differs_from_the_defaults_is_taken_over() -> None:
    choices = tuple(ChoiceInfo(value=value, label=value) for value in ("off", "on"))
    cache, other = (
        FeatureInfo(id=name, group="Cache", title=name, summary="", choices=choices, default="off", params=())
        for name in ("cache", "other")
    )
    now = Switchboard(version=1, settings={"cache": Setting(choice="on"), "other": Setting(choice="off")}, order=())

    assert switched(FeaturesSnapshot((cache, other), now)) == (("cache", "on"),)
