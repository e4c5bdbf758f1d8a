from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command
from workbench.ui.common.theme import Theme
from workbench.ui.palette.delegate import CommandDelegate
from workbench.ui.palette.model import CommandModel


def test_draws_group_title_and_shortcut(qtbot: QtBot, theme: Theme) -> None:
    view, model, delegate = QListView(), CommandModel(), CommandDelegate(theme)
    qtbot.addWidget(view)
    view.setModel(model)
    view.setItemDelegate(delegate)
    view.resize(500, 60)
    empty = view.grab().toImage()

    model.load((Command("send", "Send request", "Request", "Ctrl+Return", lambda: None),))

    assert view.grab().toImage() != empty
    assert view.sizeHintForRow(0) >= 28
