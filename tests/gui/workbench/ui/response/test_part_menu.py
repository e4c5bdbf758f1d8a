"""What can be done with one part of an answer."""

from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from workbench.core.assertions.part import Part
from workbench.ui.response.part_menu import PartMenu


def test_only_json_has_a_path_to_copy(qtbot: QtBot) -> None:
    around = QWidget()
    qtbot.addWidget(around)
    menu = PartMenu(around)

    menu.aim(Part("header", "Location", "/tasks/7"), "/tasks/7")
    of_header = menu.copies_path.isVisible()
    menu.aim(Part("json", "$.id", 7), "7")

    assert not of_header
    assert menu.copies_path.isVisible()
