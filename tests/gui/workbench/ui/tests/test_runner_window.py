from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.tests.runner_window import RunnerWindow


def test_it_comes_to_the_front_and_closes_with_escape(theme: Theme, qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    window = RunnerWindow(theme, parent)

    window.come_to_front()
    assert window.isVisible()
    window.reject()

    assert window.isHidden()
