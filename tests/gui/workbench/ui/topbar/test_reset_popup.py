from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from server.contract.control import Status
from workbench.ui.common.theme import Theme
from workbench.ui.topbar.reset_popup import ResetPopup


def test_asks_for_the_chosen_world(qtbot: QtBot, theme: Theme, status: Status) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    popup = ResetPopup(theme, window)
    popup.render_status(status)
    now = popup.world.currentData()
    popup.world.setCurrentIndex(0)

    with qtbot.waitSignal(popup.reset_requested) as told:
        qtbot.mouseClick(popup.button, Qt.MouseButton.LeftButton)

    assert now == "tasks-200k"
    assert told.args == ["tasks-1k", True]
