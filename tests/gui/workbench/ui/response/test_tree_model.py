"""The lazy tree."""

import json

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.json_tree import Node, parse
from workbench.ui.response.tree_model import KIND, JsonTreeModel


def made(value: object) -> JsonTreeModel:
    model = JsonTreeModel()
    model.show_tree(Node("root", parse(json.dumps(value))))
    return model


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(made({"items": [{"id": 1}, {"id": 2}], "count": 2, "none": None}))


def test_children_are_made_only_when_asked_for() -> None:
    model = made({"items": list(range(100_000))})
    root = model.index(0, 0)
    items = model.index(0, 0, root)

    assert model.hasChildren(items)
    assert items.internalPointer().children is None
    assert model.rowCount(items) == 4
    assert model.index(3, 1, items).data() == "99,997 more"


def test_lines_say_key_value_and_kind() -> None:
    model = made({"a": "x"})
    cell = model.index(0, 1, model.index(0, 0))

    assert (cell.siblingAtColumn(0).data(), cell.data(), cell.data(KIND)) == ("a", '"x"', "string")


def test_the_same_tree_again_is_not_reset() -> None:
    model = JsonTreeModel()
    root = Node("root", parse("[]"))

    assert model.show_tree(root)
    assert not model.show_tree(root)
    assert model.show_tree(None)
    assert model.rowCount() == 0
