from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from workbench.core.collection import Collection, Folder
from workbench.core.request import RequestDraft
from workbench.state.collection import CollectionSnapshot, Opening
from workbench.state.requests import RequestsSnapshot, Tab
from workbench.ui.collection.rail import CollectionRail
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme


@pytest.fixture
def rail(theme: Theme, qtbot: QtBot) -> CollectionRail:
    made = CollectionRail(theme)
    qtbot.addWidget(made)
    made.resize(240, 500)
    made.show()
    return made


def titles(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions() if action.text()]


def open_menu() -> QMenu:
    menu = QApplication.activePopupWidget()
    assert isinstance(menu, QMenu)
    return menu


def test_without_a_collection_it_offers_to_open_one(rail: CollectionRail, qtbot: QtBot) -> None:
    button = next(one for one in rail.findChildren(Button) if one.text() == "Open a folder")
    assert button.isVisible()
    with qtbot.waitSignal(rail.open_requested):
        button.click()

    assert not rail.import_button.isVisible()
    rail.offer(imports=True)
    with qtbot.waitSignal(rail.import_requested):
        rail.import_button.click()


def test_an_empty_collection_offers_a_first_request(rail: CollectionRail, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(Collection(Path("demo"), Folder("", "Demo"))))

    button = next(one for one in rail.findChildren(Button) if one.text() == "New request")
    assert button.isVisible()
    with qtbot.waitSignal(rail.new_request_requested):
        button.click()


def test_a_collection_is_shown_with_its_edits(rail: CollectionRail, collection: Collection) -> None:
    rail.render_collection(CollectionSnapshot(collection, selected="two.yml"))
    assert rail.tree.isVisible()
    assert rail.tree.path == "two.yml"
    assert "Demo" in rail.header.toolTip()

    draft = RequestDraft(name="one")
    tab = Tab(1, replace(draft, url="/x"), path="one.yml", saved=draft)
    rail.render_requests(RequestsSnapshot((tab,)))
    assert rail.tree.path == "one.yml"


def test_searching_narrows_the_tree(rail: CollectionRail, collection: Collection, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.search_button.click()
    assert rail.search.isVisible()

    qtbot.keyClicks(rail.search, "log")

    assert rail.tree.model().rowCount() == 1


def test_the_menu_of_a_request_does_what_it_says(rail: CollectionRail, collection: Collection, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.tree.menu_requested.emit("one.yml", QPoint())
    menu = open_menu()
    assert titles(menu) == [
        *("New request", "New folder", "Open", "Duplicate", "Rename", "Show the file", "Copy as", "Export", "Delete")
    ]
    for title, signal in (
        ("Open", rail.request_chosen),
        ("Duplicate", rail.duplicate_requested),
        ("Delete", rail.delete_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            next(action for action in menu.actions() if action.text() == title).trigger()
        assert asked.args == ["one.yml"]
    menu.close()


def test_a_folder_is_run_only_when_somebody_runs_it(rail: CollectionRail, collection: Collection, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.offer(runs=True)
    rail.tree.menu_requested.emit("Auth", QPoint())
    menu = open_menu()

    with qtbot.waitSignal(rail.run_requested) as asked:
        next(action for action in menu.actions() if action.text() == "Run this folder").trigger()

    assert asked.args == ["Auth"]
    menu.close()


def test_a_broken_file_can_only_be_looked_at_or_deleted(rail: CollectionRail, collection: Collection) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.tree.menu_requested.emit("bad.yml", QPoint())
    menu = open_menu()

    assert titles(menu)[2:] == ["Show the file", "Delete"]
    menu.close()


def test_the_plus_offers_what_can_be_made(rail: CollectionRail, collection: Collection) -> None:
    rail.render_collection(CollectionSnapshot(collection, recent=("/demo",)))
    rail.more.click()
    menu = open_menu()

    assert titles(menu) == [
        *("New request", "New folder", "Settings of the collection…", "Export"),
        *("Open a folder…", "Open again", "Close the collection"),
    ]
    menu.close()

    rail.offer(runs=True)
    rail.offer(imports=True)
    rail.more.click()
    menu = open_menu()
    assert titles(menu)[2:5] == ["Run the collection", "Settings of the collection…", "Import…"]
    menu.close()


def test_opening_takes_the_place_of_the_empty_page(rail: CollectionRail) -> None:
    rail.render_collection(CollectionSnapshot(opening=Opening(Path("demo"), 10, 100)))

    assert not any(one.isVisible() for one in rail.findChildren(Button) if one.text() == "Open a folder")


def test_the_focus_goes_from_search_to_the_tree(rail: CollectionRail, collection: Collection, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.begin_search()
    qtbot.keyClick(rail.search, Qt.Key.Key_Tab)

    assert rail.tree.hasFocus()


def chosen(menu: QMenu, *way: str) -> QAction:
    """The entry at the end of a way through submenus."""
    for title in way[:-1]:
        inner = next(action.menu() for action in menu.actions() if action.text() == title)
        assert isinstance(inner, QMenu)
        menu = inner
    return next(action for action in menu.actions() if action.text() == way[-1])


@pytest.mark.parametrize(("path", "zips"), [("one.yml", False), ("Auth", True), ("", True)])
def test_every_item_can_be_exported_from_its_menu(
    rail: CollectionRail, collection: Collection, qtbot: QtBot, path: str, zips: bool
) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.tree.menu_requested.emit(path, QPoint())
    menu = open_menu()

    for title, kind in (("Postman 2.1…", "postman"), (".http…", "http"), ("Hurl…", "hurl")):
        with qtbot.waitSignal(rail.export_requested) as asked:
            chosen(menu, "Export", title).trigger()
        assert asked.args == [kind, path]
    exports = chosen(menu, "Export").menu()
    assert isinstance(exports, QMenu)
    assert ("Zip of its files…" in titles(exports)) == zips
    menu.close()


def test_a_request_is_copied_from_its_menu(rail: CollectionRail, collection: Collection, qtbot: QtBot) -> None:
    rail.render_collection(CollectionSnapshot(collection))
    rail.tree.menu_requested.emit("one.yml", QPoint())
    menu = open_menu()

    with qtbot.waitSignal(rail.copy_requested) as asked:
        chosen(menu, "Copy as", "Hurl with {{variables}}").trigger()
    assert asked.args == ["hurl-variables", "one.yml"]
    menu.close()


def test_the_request_in_front_is_marked_once_its_collection_is_there(
    rail: CollectionRail, collection: Collection
) -> None:
    rail.render_requests(RequestsSnapshot((Tab(1, RequestDraft(name="two"), path="two.yml"),)))

    rail.render_collection(CollectionSnapshot(collection))

    assert rail.tree.path == "two.yml"
