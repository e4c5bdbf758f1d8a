"""Rows as a table."""

from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.request import Row
from workbench.ui.request.rows_model import Column, RowsModel

ROWS = (Row("a", "1", note="first"), Row("b", "2", enabled=False))


def made() -> tuple[RowsModel, list[tuple[Row, ...]]]:
    model = RowsModel()
    model.show_rows(ROWS)
    told: list[tuple[Row, ...]] = []
    model.edited.connect(told.append)
    return model, told


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model, _ = made()

    qtmodeltester.check(model)


def test_the_last_line_is_empty_and_becomes_a_row_when_typed_into() -> None:
    model, told = made()

    assert model.rowCount() == 3
    assert model.setData(model.index(2, Column.VALUE), "new")
    assert told == [(*ROWS, Row("", "new"))]
    assert model.rowCount() == 4


def test_check_key_and_note_are_edited() -> None:
    model, told = made()

    model.setData(model.index(1, Column.ON), Qt.CheckState.Checked, Qt.ItemDataRole.CheckStateRole)
    model.setData(model.index(0, Column.KEY), "z")
    model.setData(model.index(0, Column.NOTE), "n")

    assert told[-1] == (Row("z", "1", note="n"), Row("b", "2"))


def test_the_same_text_again_is_no_edit() -> None:
    model, told = made()

    assert not model.setData(model.index(0, Column.KEY), "a")
    assert told == []


def test_rows_are_removed_but_not_the_empty_one() -> None:
    model, told = made()

    model.remove(2)
    model.remove(0)

    assert told == [(ROWS[1],)]


def test_it_speaks() -> None:
    model, _ = made()

    assert model.index(1, Column.ON).data(Qt.ItemDataRole.AccessibleTextRole) == "b, off"
    assert model.index(0, Column.REMOVE).data(Qt.ItemDataRole.AccessibleTextRole) == "Remove a"
