from pathlib import Path

from PySide6.QtWidgets import QMenu, QWidget
from pytestqt.qtbot import QtBot

from workbench.ui.collection.menu import fill, recent_menu


def test_entries_run_what_they_were_given(qtbot: QtBot) -> None:
    ran: list[str] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = fill(QMenu(parent), [("One", "F2", lambda: ran.append("one")), None, ("Two", "", lambda: ran.append("two"))])

    for action in menu.actions():
        action.trigger()

    assert ran == ["one", "two"]
    assert menu.actions()[0].shortcut().toString() == "F2"


def test_folders_of_before_are_opened_again(qtbot: QtBot) -> None:
    opened: list[Path] = []
    parent = QWidget()
    qtbot.addWidget(parent)
    menu = recent_menu(parent, ("a", "b"), opened.append)

    menu.actions()[1].trigger()

    assert opened == [Path("b")]
