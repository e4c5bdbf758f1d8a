"""The tree, opened as far as fits the eye."""

import json

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.core.json_tree import Node, parse
from workbench.ui.common.theme import Theme
from workbench.ui.response.tree_view import JsonTreeView

VALUE = {"items": [{"id": 1, "title": "x"}, {"id": 2}], "count": 2}


def made(theme: Theme, qtbot: QtBot) -> JsonTreeView:
    view = JsonTreeView(theme)
    qtbot.addWidget(view)
    view.show_tree(Node("root", parse(json.dumps(VALUE))))
    view.resize(500, 300)
    view.show()
    return view


def test_root_list_and_first_item_are_open(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    model = view.model()
    items = model.index(0, 0, model.index(0, 0))

    assert view.isExpanded(items)
    assert view.isExpanded(model.index(0, 0, items))
    assert not view.isExpanded(model.index(1, 0, items))
    assert not view.grab().isNull()


def test_ctrl_c_copies_the_value(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    model = view.model()
    items = model.index(0, 0, model.index(0, 0))
    view.setCurrentIndex(model.index(0, 0, items))

    qtbot.keyClick(view, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert json.loads(QGuiApplication.clipboard().text()) == {"id": 1, "title": "x"}
