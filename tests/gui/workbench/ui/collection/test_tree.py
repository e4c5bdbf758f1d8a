import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.core.collection import Collection
from workbench.ui.collection.tree import CollectionTree
from workbench.ui.common.theme import Theme


@pytest.fixture
def tree(theme: Theme, qtbot: QtBot, collection: Collection) -> CollectionTree:
    made = CollectionTree(theme)
    qtbot.addWidget(made)
    made.resize(240, 400)
    made.render_collection(collection)
    made.show()
    return made


def visible(tree: CollectionTree) -> list[str]:
    index, found = tree.model().index(0, 0), []
    while index.isValid():
        found.append(str(index.data()))
        index = tree.indexBelow(index)
    return found


def click(tree: CollectionTree, qtbot: QtBot, path: str) -> None:
    place = tree.visualRect(tree.model().index_of(path)).center()  # type: ignore[attr-defined]
    qtbot.mouseClick(tree.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_the_first_folder_is_open_at_first(tree: CollectionTree) -> None:
    assert visible(tree) == ["Auth", "Deep", "log in", "me", "Empty", "one", "two", "bad"]


def test_a_click_opens_a_request_and_folds_a_folder(tree: CollectionTree, qtbot: QtBot) -> None:
    with qtbot.waitSignal(tree.request_chosen) as chosen:
        click(tree, qtbot, "one.yml")
    assert chosen.args == ["one.yml"]

    click(tree, qtbot, "Auth")
    assert visible(tree)[:2] == ["Auth", "Empty"]


def test_it_is_worked_by_keys_alone(tree: CollectionTree, qtbot: QtBot) -> None:
    tree.setFocus()
    tree.choose("one.yml")
    for key, modifier, signal in (
        (Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, tree.request_chosen),
        (Qt.Key.Key_Delete, Qt.KeyboardModifier.NoModifier, tree.delete_requested),
        (Qt.Key.Key_D, Qt.KeyboardModifier.ControlModifier, tree.duplicate_requested),
    ):
        with qtbot.waitSignal(signal) as asked:
            qtbot.keyClick(tree, key, modifier)
        assert asked.args == ["one.yml"]
    with qtbot.waitSignal(tree.undo_requested):
        qtbot.keyClick(tree, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(tree, Qt.Key.Key_Down)
    assert (tree.path, tree.folder) == ("two.yml", "")


def test_items_are_moved_by_keys_alone(tree: CollectionTree, qtbot: QtBot) -> None:
    asked: list[tuple[str, str, str]] = []
    tree.move_requested.connect(lambda *where: asked.append(where))
    tree.choose("one.yml")
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Down):
        qtbot.keyClick(tree, key, Qt.KeyboardModifier.AltModifier)
    tree.choose("Auth/me.yml")
    qtbot.keyClick(tree, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    qtbot.keyClick(tree, Qt.Key.Key_X, Qt.KeyboardModifier.ControlModifier)
    tree.choose("Empty")
    qtbot.keyClick(tree, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)

    assert asked == [
        ("one.yml", "", "bad.yml"),
        ("Auth/me.yml", "Auth", "Auth/log in.yml"),
        ("Auth/me.yml", "Empty", ""),
    ]


def test_a_name_is_typed_in_place(tree: CollectionTree, qtbot: QtBot) -> None:
    tree.edit_name("Auth/me.yml")
    editor = tree.findChild(QLineEdit)
    assert editor is not None
    assert editor.text() == "me"

    editor.setText("who am I")
    with qtbot.waitSignal(tree.rename_requested) as asked:
        qtbot.keyClick(editor, Qt.Key.Key_Return)

    assert asked.args == ["Auth/me.yml", "who am I"]


def test_what_is_open_and_chosen_stays_when_files_change(tree: CollectionTree, collection: Collection) -> None:
    tree.choose("Auth/Deep/x.yml")
    before = visible(tree)

    tree.render_collection(None)
    assert visible(tree) == []
    tree.render_collection(collection)

    assert visible(tree) == before
    tree.choose("Auth/Deep/x.yml")
    assert tree.folder == "Auth/Deep"


def test_a_name_that_is_being_typed_is_finished_first(
    tree: CollectionTree, collection: Collection, qtbot: QtBot
) -> None:
    tree.edit_name("one.yml")
    tree.render_collection(collection, "log")
    assert "two" in visible(tree)

    editor = tree.findChild(QLineEdit)
    assert editor is not None
    qtbot.keyClick(editor, Qt.Key.Key_Escape)

    assert visible(tree) == ["Auth", "log in"]


def test_something_new_is_named_once_it_is_there(tree: CollectionTree, collection: Collection) -> None:
    tree.render_collection(None)
    tree.edit_name("one.yml")
    tree.render_collection(collection)

    assert tree.findChild(QLineEdit) is not None


def test_searching_opens_everything_and_closing_it_again_does_not_last(
    tree: CollectionTree, collection: Collection
) -> None:
    tree.render_collection(collection, "x")
    assert visible(tree) == ["Auth", "Deep", "x"]

    tree.render_collection(collection)
    assert visible(tree)[:3] == ["Auth", "Deep", "log in"]


def test_the_menu_is_asked_for_where_it_belongs(tree: CollectionTree, qtbot: QtBot) -> None:
    place = tree.visualRect(tree.model().index_of("one.yml")).center()  # type: ignore[attr-defined]
    with qtbot.waitSignal(tree.menu_requested) as asked:
        tree.customContextMenuRequested.emit(place)
    assert asked.args == ["one.yml", tree.viewport().mapToGlobal(place)]

    with qtbot.waitSignal(tree.menu_requested) as asked:
        tree.customContextMenuRequested.emit(QPoint(5, 395))
    assert asked.args[0] == ""
