from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.splitter import Splitter


def _splitter(qtbot: QtBot) -> Splitter:
    splitter = Splitter(Qt.Orientation.Horizontal, (340, 600), 1)
    for words in ("left", "right"):
        splitter.addWidget(QLabel(words))
    qtbot.addWidget(splitter)
    splitter.resize(1000, 200)
    splitter.show()
    splitter.restore_sizes(())
    return splitter


def test_starts_at_its_start_sizes_and_the_middle_takes_the_rest(qtbot: QtBot) -> None:
    splitter = _splitter(qtbot)

    assert splitter.sizes()[0] == 340
    assert sum(splitter.sizes()) == 999


def test_double_click_on_the_handle_goes_back(qtbot: QtBot) -> None:
    splitter = _splitter(qtbot)
    splitter.setSizes([500, 499])

    with qtbot.waitSignal(splitter.sizes_changed):
        qtbot.mouseDClick(splitter.handle(1), Qt.MouseButton.LeftButton, pos=QPoint(0, 50))

    assert splitter.sizes()[0] == 340


def test_kept_sizes_come_back_only_when_they_fit(qtbot: QtBot) -> None:
    splitter = _splitter(qtbot)

    splitter.restore_sizes((400, 599))
    fitting = splitter.sizes()
    splitter.restore_sizes((1, 2, 3))

    assert fitting == [400, 599]
    assert splitter.sizes()[0] == 340
