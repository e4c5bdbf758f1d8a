import pytest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.common.buttons import COMMAND, IconButton
from workbench.ui.common.pill import Badge
from workbench.ui.common.theme import Theme
from workbench.ui.key_tips import KeyTips, told


@pytest.mark.parametrize(
    ("tip", "shortcut", "wanted"),
    [
        ("History (Ctrl+H)", "F6", "History (F6)"),
        ("History (Ctrl+H)", "", "History"),
        ("History", "Ctrl+Return", "History (Ctrl+Enter)"),
    ],
)
def test_keys_at_the_end_of_a_tooltip(tip: str, shortcut: str, wanted: str) -> None:
    assert told(tip, shortcut) == wanted


def test_tooltips_and_badges_name_the_keys_that_were_chosen(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    button, badge = IconButton(theme, "history", "History (Ctrl+H)"), Badge(theme, "Ctrl H", "key")
    layout = QVBoxLayout(window)
    for widget in (button, badge):
        widget.setProperty(COMMAND, "history.open")
        layout.addWidget(widget)
    commands = Commands()
    commands.add(Command("history.open", "Search history", "Request", "Ctrl+H", lambda: None))
    KeyTips(commands, window)

    commands.rebind("history.open", "Ctrl+J")

    qtbot.waitUntil(lambda: button.toolTip() == "History (Ctrl+J)")
    assert button.accessibleName() == "History (Ctrl+J)"
    assert badge.text() == "Ctrl J"

    button.setToolTip("History (Ctrl+H)")  # as a panel does that draws itself anew
    assert button.toolTip() == "History (Ctrl+J)"

    commands.rebind("history.open", "Ctrl+H")
    qtbot.waitUntil(lambda: button.toolTip() == "History (Ctrl+H)")
