"""The table in which rows are typed."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.core.request import Row
from workbench.ui.common.theme import Theme
from workbench.ui.request.rows_model import Column
from workbench.ui.request.rows_table import RowsTable


def made(theme: Theme, qtbot: QtBot) -> tuple[RowsTable, list[tuple[Row, ...]]]:
    table = RowsTable(theme, "Headers")
    qtbot.addWidget(table)
    table.show_rows((Row("a", "1"),))
    table.resize(700, 200)
    table.show()
    told: list[tuple[Row, ...]] = []
    table.edited.connect(told.append)
    return table, told


def test_typing_into_the_empty_line_adds_a_row(theme: Theme, qtbot: QtBot) -> None:
    table, told = made(theme, qtbot)
    table.view.setCurrentIndex(table.model.index(1, Column.KEY))

    editor = table.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)
    qtbot.keyClicks(editor, "X-New")
    qtbot.keyClick(editor, Qt.Key.Key_Return)

    qtbot.waitUntil(lambda: told == [(Row("a", "1"), Row("X-New"))])


def test_delete_and_the_cross_remove(theme: Theme, qtbot: QtBot) -> None:
    table, told = made(theme, qtbot)

    table.view.clicked.emit(table.model.index(0, Column.REMOVE))
    assert told == [()]

    table.show_rows((Row("b", "2"),))
    table.view.setCurrentIndex(table.model.index(0, Column.ON))
    qtbot.keyClick(table.view, Qt.Key.Key_Delete)
    assert told[-1] == ()


def test_it_paints_with_rows_that_are_off(theme: Theme, qtbot: QtBot) -> None:
    table, _ = made(theme, qtbot)
    table.show_rows((Row("a", "1", enabled=False, note="n"), Row("b")))

    assert not table.grab().isNull()
    assert table.view.accessibleName() == "Headers"


def test_tab_leaves_the_table_after_its_last_cell_and_backtab_before_its_first(theme: Theme, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    layout = QVBoxLayout(window)
    before, table, after = QLineEdit(), RowsTable(theme, "Headers"), QLineEdit()
    for widget in (before, table, after):
        layout.addWidget(widget)
    table.show_rows((Row("a", "1"),))
    with qtbot.waitActive(window):
        window.show()
    before.setFocus()

    def reaches(key: Qt.Key, target: QWidget) -> bool:
        for _ in range(20):
            QTest.keyClick(QApplication.focusWidget(), key)
            if target.hasFocus():
                return True
        return False

    assert reaches(Qt.Key.Key_Tab, after)
    assert reaches(Qt.Key.Key_Backtab, before)


def test_alt_and_arrows_move_a_row_and_the_cursor_goes_along(theme: Theme, qtbot: QtBot) -> None:
    table, told = made(theme, qtbot)
    rows = (Row("a", "1"), Row("b", "2"))
    table.show_rows(rows)
    table.view.setCurrentIndex(table.model.index(0, Column.ON))

    qtbot.keyClick(table.view, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)

    assert told == [rows[::-1]]
    assert table.view.currentIndex().row() == 1


def test_every_column_is_in_sight_in_a_narrow_panel_until_the_user_sets_widths(theme: Theme, qtbot: QtBot) -> None:
    table, _ = made(theme, qtbot)
    table.resize(380, 200)
    header = table.view.horizontalHeader()

    assert header.length() <= table.view.viewport().width()
    header.resizeSection(Column.VALUE, 300)
    table.resize(390, 200)
    assert header.sectionSize(Column.VALUE) == 300
