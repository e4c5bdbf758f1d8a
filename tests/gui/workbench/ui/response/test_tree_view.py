"""The tree, opened as far as fits the eye."""

import json
from collections.abc import Callable

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.assertions.part import Part
from workbench.core.json_tree import Node
from workbench.ui.common.theme import Theme
from workbench.ui.response.tree_view import JsonTreeView

VALUE = {"items": [{"id": 1, "title": "x"}, {"id": 2}], "count": 2}


TreeOf = Callable[[object], Node]


def made(theme: Theme, qtbot: QtBot, tree_of: TreeOf) -> JsonTreeView:
    view = JsonTreeView(theme)
    qtbot.addWidget(view)
    view.show_tree(tree_of(VALUE))
    view.resize(500, 300)
    view.show()
    return view


def test_root_list_and_first_item_are_open(theme: Theme, qtbot: QtBot, tree_of: TreeOf) -> None:
    view = made(theme, qtbot, tree_of)
    model = view.model()
    items = model.index(0, 0, model.index(0, 0))

    assert view.isExpanded(items)
    assert view.isExpanded(model.index(0, 0, items))
    assert not view.isExpanded(model.index(1, 0, items))
    assert not view.grab().isNull()


def test_ctrl_c_copies_the_value(theme: Theme, qtbot: QtBot, tree_of: TreeOf) -> None:
    view = made(theme, qtbot, tree_of)
    model = view.model()
    items = model.index(0, 0, model.index(0, 0))
    view.setCurrentIndex(model.index(0, 0, items))

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert json.loads(QGuiApplication.clipboard().text()) == {"id": 1, "title": "x"}


def test_a_place_that_was_found_is_opened_and_chosen(theme: Theme, qtbot: QtBot, tree_of: TreeOf) -> None:
    view = made(theme, qtbot, tree_of)

    view.show_found("2}", json.dumps(VALUE).index("2}"))

    assert view.currentIndex().data() == "id"
    assert view.currentIndex().parent().data() == "1"
    assert not view.grab().isNull()


def test_the_menu_is_about_the_current_line(theme: Theme, qtbot: QtBot, tree_of: TreeOf) -> None:
    view = made(theme, qtbot, tree_of)
    model = view.model()
    view.setCurrentIndex(model.index(1, 0, model.index(0, 0)))
    asked: list[object] = []
    view.menu.assert_requested.connect(asked.append)
    view.menu.capture_requested.connect(asked.append)

    view.contextMenuEvent(QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, QPoint(3, 3), QPoint(3, 3)))
    view.menu.asserts.trigger()
    view.menu.captures.trigger()
    view.menu.copies.trigger()
    copied = QGuiApplication.clipboard().text()
    view.menu.copies_path.trigger()
    view.menu.hide()

    assert asked == [Part("json", "$.count", 2)] * 2
    assert (copied, QGuiApplication.clipboard().text()) == ("2", "$.count")
