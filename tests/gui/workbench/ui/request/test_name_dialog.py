"""Asking for a name."""

from PySide6.QtWidgets import QInputDialog, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.request.name_dialog import ask_name


def test_the_old_name_stands_there_and_the_new_one_is_told(qtbot: QtBot) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    told: list[str] = []

    ask_name(parent, "old", told.append)
    dialog = parent.findChild(QInputDialog)
    assert isinstance(dialog, QInputDialog)
    assert dialog.textValue() == "old"
    dialog.setTextValue("new")
    dialog.accept()

    assert told == ["new"]
