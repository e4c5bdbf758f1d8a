"""The shut eye of an ignored row."""

from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from workbench.core.response_diff import structure
from workbench.state.compare import CompareSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.compare.mark_delegate import MarkDelegate
from workbench.ui.compare.rows_model import RowsModel


def test_ignored_rows_look_different(theme: Theme, qtbot: QtBot) -> None:
    table, model = QTableView(), RowsModel(theme)
    qtbot.addWidget(table)
    table.setModel(model)
    table.setItemDelegate(MarkDelegate(theme, table))
    rows = tuple(structure('{"a": 1}', '{"a": 2}'))

    model.show_compared(CompareSnapshot(rows=rows), as_text=False)
    plain = table.grab().toImage()
    model.show_compared(CompareSnapshot(rows=rows, ignored={"$.a": True}), as_text=False)

    assert table.grab().toImage() != plain
