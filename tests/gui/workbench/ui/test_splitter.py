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


def test_a_panel_gets_room_for_a_while_and_gives_it_back(qtbot: QtBot) -> None:
    splitter = _splitter(qtbot)

    splitter.give_room(0, 500)
    roomy = splitter.sizes()
    kept = splitter.kept_sizes
    splitter.resize(1200, 200)
    splitter.give_room(0, 0)

    assert roomy == [500, 499]
    assert kept == (340, 659)
    assert splitter.sizes() == [340, 859]


def test_what_the_user_dragged_stays(qtbot: QtBot) -> None:
    splitter = _splitter(qtbot)
    handle = splitter.handle(1)
    qtbot.mousePress(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 50))
    qtbot.mouseMove(handle, QPoint(-40, 50))
    qtbot.mouseRelease(handle, Qt.MouseButton.LeftButton, pos=QPoint(0, 50))
    dragged = splitter.sizes()

    splitter.give_room(0, 500)

    assert dragged[0] < 340
    assert splitter.sizes() == dragged
