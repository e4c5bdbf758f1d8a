"""Rows as a table."""

from PySide6.QtCore import QPersistentModelIndex, Qt
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


def test_rows_move_and_only_what_differs_is_told(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model, told = made()
    changed: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    model.modelReset.connect(lambda: changed.append((-1, -1)))

    assert model.move(0, 1)
    assert not model.move(1, 1)
    model.show_rows((*ROWS[::-1], Row("c")))
    model.show_rows((ROWS[1], Row("c")))

    assert told == [ROWS[::-1]]
    assert model.rows == (ROWS[1], Row("c"))
    assert (-1, -1) not in changed
    qtmodeltester.check(model)


def test_any_rows_follow_any_others() -> None:
    rows = tuple(Row(name) for name in "abcd")
    model = RowsModel()
    for some in ((), rows, rows[1:], rows[:1], (rows[0], rows[3]), rows[::-1], ()):
        model.show_rows(some)
        assert model.rows == some
        assert [model.index(row, Column.KEY).data() for row in range(model.rowCount())] == [
            *(row.name for row in some),
            "",
        ]


def test_the_line_that_is_typed_into_stays_where_it_is() -> None:
    model, _ = made()
    typed_into = QPersistentModelIndex(model.index(2, Column.KEY))

    model.setData(model.index(2, Column.KEY), "new")

    assert typed_into.row() == 2
