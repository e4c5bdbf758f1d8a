import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox
from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion
from workbench.core.variables import Scope, Scopes
from workbench.ui.common.theme import Theme
from workbench.ui.tests.fields import assertion_fields
from workbench.ui.tests.records_model import RecordsModel
from workbench.ui.tests.records_table import RecordsTable

ASSERTIONS = (Assertion("status", "", "eq", "200"), Assertion("json", "$.id", "eq", "7"))


@pytest.fixture
def table(theme: Theme, qtbot: QtBot) -> RecordsTable:
    model = RecordsModel(assertion_fields(), Assertion())
    model.show_records(ASSERTIONS)
    made = RecordsTable(theme, model, "Assertions")
    model.setParent(made)
    made.resize(600, made.sizeHint().height())
    qtbot.addWidget(made)
    made.show()
    return made


def records(table: RecordsTable) -> tuple[object, ...]:
    model = table.model()
    assert isinstance(model, RecordsModel)
    return model.records


def test_it_is_as_high_as_its_rows(table: RecordsTable) -> None:
    before = table.sizeHint().height()

    table.model().setData(table.model().index(2, 1), "time")  # type: ignore[attr-defined]  # ours

    assert table.sizeHint().height() == before + table.verticalHeader().defaultSectionSize()


def test_delete_removes_and_ctrl_z_brings_back(table: RecordsTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(0, 5))
    qtbot.keyClick(table, Qt.Key.Key_Delete)
    assert records(table) == ASSERTIONS[1:]

    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)

    assert records(table) == ASSERTIONS


def test_alt_and_an_arrow_move_a_row(table: RecordsTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(1, 5))

    qtbot.keyClick(table, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)

    assert records(table) == (ASSERTIONS[1], ASSERTIONS[0])
    assert table.currentIndex().row() == 0


def test_the_cross_removes(table: RecordsTable, qtbot: QtBot) -> None:
    place = table.visualRect(table.model().index(1, 5)).center()

    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert records(table) == ASSERTIONS[:1]


def test_choices_are_a_list(table: RecordsTable, qtbot: QtBot) -> None:
    table.setCurrentIndex(table.model().index(1, 3))
    box = table.findChild(QComboBox)
    assert box is not None

    box.setCurrentIndex(box.findData("gt"))
    box.activated.emit(box.currentIndex())

    assert records(table) == (ASSERTIONS[0], Assertion("json", "$.id", "gt", "7"))


def test_variables_look_known_or_unknown(table: RecordsTable) -> None:
    table.model().setData(table.model().index(1, 4), "{{id}}")  # type: ignore[attr-defined]  # ours
    unknown = table.grab().toImage()

    table.show_scopes(Scopes((Scope.plain("session", {"id": "7"}),)))

    assert table.grab().toImage() != unknown
