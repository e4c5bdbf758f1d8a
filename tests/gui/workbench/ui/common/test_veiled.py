from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui.common.empty import EmptyState
from workbench.ui.common.theme import Theme
from workbench.ui.common.veiled import Veiled


def test_cover_hides_the_panel_and_offers_a_way_on(qtbot: QtBot, theme: Theme) -> None:
    panel = QLabel("200 OK")
    veiled = Veiled(panel, EmptyState(theme, "eye-off", "Covered", "Guess first.", "To the question"))
    qtbot.addWidget(veiled)
    veiled.show()
    before = panel.isVisible(), veiled.covered

    veiled.set_covered(True)

    assert before == (True, False)
    assert (panel.isVisible(), veiled.covered) == (False, True)
    with qtbot.waitSignal(veiled.acted):
        veiled.findChildren(QPushButton)[0].click()
