"""The lazy tree."""

from collections.abc import Callable

from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.assertions.part import Part
from workbench.core.json_tree import Node
from workbench.ui.response.tree_model import KIND, JsonTreeModel

TreeOf = Callable[[object], Node]


def made(root: Node) -> JsonTreeModel:
    model = JsonTreeModel()
    model.show_tree(root)
    return model


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot, tree_of: TreeOf) -> None:
    qtmodeltester.check(made(tree_of({"items": [{"id": 1}, {"id": 2}], "count": 2, "none": None})))


def test_children_are_made_only_when_asked_for(tree_of: TreeOf) -> None:
    model = made(tree_of({"items": list(range(100_000))}))
    root = model.index(0, 0)
    items = model.index(0, 0, root)

    assert model.hasChildren(items)
    assert items.internalPointer().children is None
    assert model.rowCount(items) == 4
    assert model.index(3, 1, items).data() == "99,997 more"


def test_lines_say_key_value_and_kind(tree_of: TreeOf) -> None:
    model = made(tree_of({"a": "x"}))
    cell = model.index(0, 1, model.index(0, 0))

    assert (cell.siblingAtColumn(0).data(), cell.data(), cell.data(KIND)) == ("a", '"x"', "string")


def test_the_same_tree_again_is_not_reset(tree_of: TreeOf) -> None:
    model = JsonTreeModel()
    root = tree_of([])

    assert model.show_tree(root)
    assert not model.show_tree(root)
    assert model.show_tree(None)
    assert model.rowCount() == 0


def test_the_way_to_a_place_leads_through_stretches_of_long_lists(tree_of: TreeOf) -> None:
    root = tree_of({"items": [{"id": number} for number in range(500)]})
    model = made(root)
    offset = root.document.text(root, 1 << 20).index('{"id": 250}') + 8

    way = model.path_to(offset)

    assert [index.data() for index in way] == ["root", "items", "3 … 499", "203 … 302", "250", "id"]


def test_a_line_knows_its_json_path_and_value_also_inside_of_long_lists(tree_of: TreeOf) -> None:
    model = made(tree_of({"items": [{"id": number} for number in range(500)], "due at": None}))
    root = model.index(0, 0)
    page = model.index(3, 0, model.index(0, 0, root))
    folded = model.index(1, 0, page)
    fifth = model.index(2, 0, folded)

    assert model.part(model.index(0, 0, fifth)) == Part("json", "$.items[105].id", 105)
    assert model.part(fifth) == Part("json", "$.items[105]", {})
    assert model.part(folded) is None
    assert model.part(model.index(1, 1, root)) == Part("json", "$['due at']", None)
