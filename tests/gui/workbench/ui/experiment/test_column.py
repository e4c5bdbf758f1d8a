from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.experiment.column import ScrollingColumn


def _column(qtbot: QtBot) -> ScrollingColumn:
    inner = QWidget()
    layout = QVBoxLayout(inner)
    for _ in range(20):
        label = QLabel("Sends follow a schedule, so a slow backend is asked as often as a fast one.")
        label.setWordWrap(True)
        layout.addWidget(label)
    column = ScrollingColumn(inner)
    qtbot.addWidget(column)
    return column


def test_nothing_is_squeezed_in_a_low_window(qtbot: QtBot) -> None:
    column = _column(qtbot)
    column.resize(300, 200)
    with qtbot.waitExposed(column):
        column.show()

    assert column.verticalScrollBar().maximum() > 0
    assert all(
        label.height() >= label.heightForWidth(label.width()) for label in column.findChildren(QLabel) if label.text()
    )


def test_as_high_as_what_is_in_it_where_there_is_room(qtbot: QtBot) -> None:
    column = _column(qtbot)
    column.resize(300, 2000)
    with qtbot.waitExposed(column):
        column.show()

    assert column.verticalScrollBar().maximum() == 0
    assert 400 < column.sizeHint().height() < 2000
