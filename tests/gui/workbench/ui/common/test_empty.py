from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui.common.empty import EmptyState
from workbench.ui.common.theme import Theme


def test_offers_its_one_action(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "workflow", "No request yet", "Send one and watch it travel.", "Send GET /tasks")
    qtbot.addWidget(empty)
    empty.show()

    with qtbot.waitSignal(empty.acted):
        qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)


def test_has_no_button_without_an_action(qtbot: QtBot, theme: Theme) -> None:
    empty = EmptyState(theme, "workflow", "Nothing", "Later.")
    qtbot.addWidget(empty)

    assert empty.findChild(QPushButton) is None
