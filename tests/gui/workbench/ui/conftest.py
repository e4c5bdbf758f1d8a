"""A window with plain panels, to see what the shell itself does."""

import pytest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.common.theme import Theme
from workbench.ui.learn_screen import LearnScreen, Panels
from workbench.ui.main_window import MainWindow


@pytest.fixture
def panels() -> Panels:
    notice = QWidget()
    notice.hide()
    named = (QLabel(name) for name in ("request", "response", "pipeline", "switchboard", "charts"))
    return Panels(QLabel("lesson"), notice, *named)


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, panels: Panels) -> MainWindow:
    commands = Commands()
    made = MainWindow(theme, commands, LearnScreen(theme, panels), [("experiment", "Experiment", QLabel("experiment"))])
    commands.add(Command("view.palette", "Search", "View", "Ctrl+K", made.palette_popup.open))
    qtbot.addWidget(made)
    return made
