"""The variables of an environment as a table."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.ui.environment.variables_model import Column, VariablesModel

PLAIN, SECRET = Variable("a", "1"), Variable("token", secret=True)
Told = list[tuple[tuple[Variable, ...], Any]]


def made(**secrets: str) -> tuple[VariablesModel, Told]:
    model = VariablesModel()
    model.show_variables((PLAIN, SECRET), secrets)
    told: Told = []
    model.edited.connect(lambda variables, held: told.append((variables, held)))
    return model, told


def put(model: VariablesModel, row: int, column: Column, value: object) -> None:
    check = column in (Column.ON, Column.SECRET)
    model.setData(
        model.index(row, column), value, Qt.ItemDataRole.CheckStateRole if check else Qt.ItemDataRole.EditRole
    )


def test_it_keeps_to_the_rules_of_models(qtbot: QtBot) -> None:
    model, _ = made(token="hush")
    QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Warning)

    put(model, 2, Column.NAME, "new")
    model.remove(0)


def test_a_secret_is_covered_and_its_editor_has_the_value(qtbot: QtBot) -> None:
    model, _ = made(token="hush")
    index = model.index(1, Column.VALUE)

    assert index.data() == "••••"
    assert index.data(Qt.ItemDataRole.EditRole) == "hush"
    assert "hush" not in str(index.data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_secret_that_this_machine_has_no_value_of_says_so(qtbot: QtBot) -> None:
    model, _ = made()

    assert model.index(1, Column.VALUE).data() == "no value on this machine"


def test_a_typed_secret_goes_beside_the_variables(qtbot: QtBot) -> None:
    model, told = made()

    put(model, 1, Column.VALUE, "hush")

    assert told == [((PLAIN, SECRET), {"token": "hush"})]


def test_making_it_secret_moves_the_value_out_of_the_file(qtbot: QtBot) -> None:
    model, told = made()

    put(model, 0, Column.SECRET, Qt.CheckState.Checked.value)

    assert told == [((Variable("a", secret=True), SECRET), {"a": "1"})]


def test_a_secret_never_gets_into_the_file_by_a_click(qtbot: QtBot) -> None:
    model, told = made(token="hush")

    put(model, 1, Column.SECRET, Qt.CheckState.Unchecked.value)

    assert told == [((PLAIN, Variable("token")), {})]


def test_a_renamed_secret_keeps_its_value(qtbot: QtBot) -> None:
    model, told = made(token="hush")

    put(model, 1, Column.NAME, "jwt")

    assert told == [((PLAIN, Variable("jwt", secret=True)), {"jwt": "hush"})]


def test_rows_are_added_switched_off_noted_and_removed(qtbot: QtBot) -> None:
    model, told = made()

    put(model, 2, Column.NAME, "b")
    put(model, 2, Column.NOTE, "who")
    put(model, 2, Column.ON, Qt.CheckState.Unchecked.value)
    assert told[-1][0][2] == Variable("b", enabled=False, note="who")

    model.remove(2)
    assert told[-1][0] == (PLAIN, SECRET)


def test_an_edit_without_a_change_is_none(qtbot: QtBot) -> None:
    model, told = made(token="hush")

    put(model, 0, Column.VALUE, "1")
    put(model, 1, Column.VALUE, "hush")

    assert told == []


def test_a_plain_value_that_is_called_like_a_credential_is_covered_until_it_is_edited() -> None:
    model = VariablesModel()
    model.show_variables((Variable("ada_password", "published"), Variable("my_token", "{{other}}")), {})

    value = model.index(0, Column.VALUE)

    assert value.data() == "••••"
    assert value.data(Qt.ItemDataRole.EditRole) == "published"
    assert "stands in the file" in value.data(Qt.ItemDataRole.ToolTipRole)
    assert model.index(1, Column.VALUE).data() == "{{other}}"
