from PySide6.QtCore import Qt

from workbench.state.metrics import MetricsSnapshot
from workbench.ui.charts.table import COLUMNS, TickTable


def test_rows_are_newest_first_and_columns_are_named(traffic: MetricsSnapshot) -> None:
    table = TickTable()

    table.show_ticks(traffic)

    assert table.rowCount() == 40
    assert [table.headerData(c, Qt.Orientation.Horizontal) for c in range(table.columnCount())] == list(COLUMNS)
    cells = [table.index(0, column).data() for column in range(1, len(COLUMNS))]
    assert cells == ["10", "2.40", "2.90", "2.90", "3", "1", "9", "0", "1", "0"]
