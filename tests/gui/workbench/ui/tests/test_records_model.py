from dataclasses import replace

from PySide6.QtCore import QModelIndex, Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion, Capture
from workbench.ui.tests.fields import assertion_fields, capture_fields
from workbench.ui.tests.records_model import CHOICES, HINT, ON, RecordsModel

ASSERTIONS = (Assertion("status", "", "eq", "200"), Assertion("json", "$.id", "exists"))
SUBJECT, KEY, OPERATOR, EXPECTED = range(1, 5)


def model_of(*records: Assertion) -> RecordsModel:
    model = RecordsModel(assertion_fields(), Assertion(expected="200"))
    model.show_records(records)
    return model


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(model_of(*ASSERTIONS))


def test_cells_are_worded() -> None:
    model = model_of(*ASSERTIONS)

    assert [model.index(1, column).data() for column in range(1, 5)] == ["JSON", "$.id", "exists", ""]
    assert model.index(2, SUBJECT).data(HINT) == "add …"


def test_typing_into_the_last_line_adds_a_record(qtbot: QtBot) -> None:
    model = model_of(*ASSERTIONS)

    with qtbot.waitSignal(model.edited) as edited:
        model.setData(model.index(2, SUBJECT), "header")

    assert edited.args == [(*ASSERTIONS, Assertion("header", "", "eq", "200"))]
    assert model.rowCount() == 4


def test_only_cells_that_mean_something_are_editable() -> None:
    model = model_of(*ASSERTIONS)

    assert not model.flags(model.index(0, KEY)) & Qt.ItemFlag.ItemIsEditable
    assert model.flags(model.index(1, KEY)) & Qt.ItemFlag.ItemIsEditable
    assert not model.flags(model.index(1, EXPECTED)) & Qt.ItemFlag.ItemIsEditable


def test_another_subject_takes_along_only_what_it_has() -> None:
    model = model_of(Assertion("json", "$.id", "is_type", "string"))

    model.setData(model.index(0, SUBJECT), "schema")
    assert model.records == (Assertion("schema", "", "valid", "string"),)
    model.setData(model.index(0, SUBJECT), "time")
    assert model.records == (Assertion("time", "", "lt", "string"),)


def test_a_type_is_chosen_from_the_types() -> None:
    model = model_of(Assertion("json", "$.id", "eq", "7"))

    model.setData(model.index(0, OPERATOR), "is_type")

    assert model.records[0] == Assertion("json", "$.id", "is_type", "string")
    assert ("integer", "integer") in model.index(0, EXPECTED).data(CHOICES)


def test_an_operator_without_value_drops_it() -> None:
    model = model_of(Assertion("json", "$.id", "eq", "7"))

    model.setData(model.index(0, OPERATOR), "exists")

    assert model.records[0] == Assertion("json", "$.id", "exists", "")


def test_rows_are_switched_off_moved_and_removed() -> None:
    model = model_of(*ASSERTIONS)

    model.setData(model.index(0, ON), Qt.CheckState.Unchecked, Qt.ItemDataRole.CheckStateRole)
    assert model.move(0, 1)
    assert model.records == (ASSERTIONS[1], replace(ASSERTIONS[0], enabled=False))
    assert not model.move(1, 1)
    model.remove(0)
    assert model.records == (replace(ASSERTIONS[0], enabled=False),)


def test_every_change_can_be_undone_and_redone(qtbot: QtBot) -> None:
    model = model_of(*ASSERTIONS)
    model.remove(0)
    model.setData(model.index(0, KEY), "$.x")

    model.undo()
    with qtbot.waitSignal(model.edited) as edited:
        model.undo()
    assert edited.args == [ASSERTIONS]
    model.undo()
    model.redo()
    assert model.records == ASSERTIONS[1:]


def test_another_request_begins_a_new_history() -> None:
    model = model_of(*ASSERTIONS)
    model.remove(0)
    model.show_records((ASSERTIONS[0],))

    model.undo()

    assert model.records == (ASSERTIONS[0],)


def test_the_echo_of_an_edit_keeps_the_history() -> None:
    model = model_of(*ASSERTIONS)
    model.remove(0)
    model.show_records(model.records)

    model.undo()

    assert model.records == ASSERTIONS


def test_a_capture_is_edited_the_same_way(qtbot: QtBot) -> None:
    model = RecordsModel(capture_fields(), Capture())

    model.setData(model.index(0, 1), "{{ task_id }}")
    model.setData(model.index(0, 3), "$.id")
    assert model.records == (Capture("task_id", "json", "$.id"),)
    model.setData(model.index(0, 2), "status")
    model.setData(model.index(0, 4), "collection")

    assert model.records == (Capture("task_id", "status", "", "collection"),)
    assert model.rowCount(QModelIndex()) == 2
