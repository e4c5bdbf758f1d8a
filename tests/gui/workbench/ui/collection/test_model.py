import pytest
from PySide6.QtCore import QMimeData, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from workbench.core.collection import Collection
from workbench.ui.collection.model import EDITED, LEVEL, PATH, CollectionModel

NOWHERE = QModelIndex()
MOVE = Qt.DropAction.MoveAction


@pytest.fixture
def model(collection: Collection) -> CollectionModel:
    made = CollectionModel()
    made.show(collection, "")
    return made


def names(model: CollectionModel, parent: QModelIndex = NOWHERE) -> list[str]:
    return [model.index(row, 0, parent).data() for row in range(model.rowCount(parent))]


def test_it_is_a_sound_model(collection: Collection) -> None:
    model = CollectionModel()
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)

    assert model.show(collection, "")
    assert not model.show(collection, "")
    assert model.show(collection, "log")
    assert model.show(None, "")
    tester.deleteLater()


def test_items_stand_in_their_order_and_are_found_by_path(model: CollectionModel) -> None:
    assert names(model) == ["Auth", "Empty", "one", "two", "bad"]
    deep = model.index_of("Auth/Deep/x.yml")
    assert (deep.data(PATH), deep.data(LEVEL), deep.parent().data()) == ("Auth/Deep/x.yml", 2, "Deep")
    assert not model.index_of("none").isValid()
    assert model.item(NOWHERE) is None


@pytest.mark.parametrize(("needle", "left"), [("LOG", ["Auth"]), ("delete", ["two"]), ("empty", ["Empty"]), ("zz", [])])
def test_only_what_is_searched_for_is_left(
    model: CollectionModel, collection: Collection, needle: str, left: list[str]
) -> None:
    model.show(collection, needle)

    assert names(model) == left


def test_edits_are_marked(model: CollectionModel) -> None:
    model.mark_edited(frozenset({"one.yml", "none.yml"}))

    assert model.index_of("one.yml").data(EDITED)
    spoken = model.index_of("one.yml").data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "GET one, not saved"
    model.mark_edited(frozenset())
    assert not model.index_of("one.yml").data(EDITED)


def test_problems_and_counts_are_spoken(model: CollectionModel) -> None:
    role = Qt.ItemDataRole.AccessibleTextRole

    assert model.index_of("bad.yml").data(role) == "bad, can't be read: Line 3, column 1: expected a value."
    assert model.index_of("Auth").data(role) == "Auth, folder, 3 requests"
    assert "Line 3" in model.index_of("bad.yml").data(Qt.ItemDataRole.ToolTipRole)
    assert not model.flags(model.index_of("bad.yml")) & Qt.ItemFlag.ItemIsEditable


def test_a_typed_name_is_asked_for(model: CollectionModel) -> None:
    asked: list[tuple[str, str]] = []
    model.renamed.connect(lambda path, name: asked.append((path, name)))

    assert not model.setData(model.index_of("one.yml"), "uno")
    model.setData(model.index_of("one.yml"), "  ")

    assert asked == [("one.yml", "uno")]


def dragged(model: CollectionModel, path: str) -> QMimeData:
    return model.mimeData([model.index_of(path)])


def test_what_is_dropped_asks_to_be_moved(model: CollectionModel) -> None:
    asked: list[tuple[str, str, str]] = []
    model.moved.connect(lambda *where: asked.append(where))

    model.dropMimeData(dragged(model, "one.yml"), MOVE, -1, -1, model.index_of("Auth"))
    model.dropMimeData(dragged(model, "one.yml"), MOVE, 2, 0, model.index_of("Auth"))
    model.dropMimeData(dragged(model, "two.yml"), MOVE, 2, 0, NOWHERE)
    model.dropMimeData(dragged(model, "two.yml"), MOVE, 0, 0, NOWHERE)
    model.dropMimeData(dragged(model, "Empty"), MOVE, 0, 0, NOWHERE)

    assert asked == [
        ("one.yml", "Auth", ""),
        ("one.yml", "Auth", "Auth/me.yml"),
        ("two.yml", "", "one.yml"),
        ("two.yml", "", "one.yml"),
        ("Empty", "", "Auth"),
    ]


def test_a_folder_does_not_go_into_itself(model: CollectionModel) -> None:
    for target in ("Auth", "Auth/Deep"):
        assert not model.canDropMimeData(dragged(model, "Auth"), MOVE, -1, -1, model.index_of(target))
    assert model.canDropMimeData(dragged(model, "Auth/Deep"), MOVE, -1, -1, NOWHERE)
    assert not model.canDropMimeData(QMimeData(), MOVE, -1, -1, NOWHERE)
    assert model.supportedDropActions() == MOVE
    assert model.columnCount() == len(model.mimeTypes()) == 1
