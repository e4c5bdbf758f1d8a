from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.ui.common.header import PanelHeader
from workbench.ui.common.theme import Theme


def test_badges_stand_beside_the_title_and_controls_at_the_end(qtbot: QtBot, theme: Theme) -> None:
    header = PanelHeader(theme, "Switchboard")
    qtbot.addWidget(header)
    control, badge = QLabel("control"), QLabel("badge")
    header.add(control)
    header.add_beside_title(badge)
    header.resize(340, 32)
    header.show()

    assert badge.x() < 170 < control.x()
    assert header.height() == 32
