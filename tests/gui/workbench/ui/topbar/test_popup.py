from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.topbar.popup import Popup


def test_opens_under_a_button_inside_the_window_and_closes_with_escape(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(400, 300)
    button = QPushButton("open", window)
    button.move(340, 10)
    popup = Popup(window)
    popup.setFixedSize(200, 100)
    told: list[bool] = []
    popup.shown.connect(told.append)
    window.show()

    popup.open_under(button)
    right_edge = popup.geometry().right()
    qtbot.keyClick(popup, Qt.Key.Key_Escape)

    assert right_edge <= window.geometry().right()
    assert told == [True, False]
