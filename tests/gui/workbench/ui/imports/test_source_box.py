from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.imports.source_box import SourceBox


def test_text_and_addresses_are_given_on(theme: Theme, qtbot: QtBot) -> None:
    box = SourceBox(theme, "http://h/openapi.json")
    qtbot.addWidget(box)
    given: list[str] = []
    box.text_given.connect(given.append)
    box.address_given.connect(given.append)

    box.show_way("text")
    box.text.setPlainText("curl h")
    box.pages.currentWidget().findChildren(QPushButton)[-1].click()
    box.show_way("address")
    qtbot.keyClick(box.address, Qt.Key.Key_Return)

    assert given == ["curl h", "http://h/openapi.json"]
