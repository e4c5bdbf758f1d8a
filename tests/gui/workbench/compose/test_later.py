from types import ModuleType

from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.compose.context import Context
from workbench.compose.later import PanelLater


def test_the_panel_comes_once_its_module_is_imported(qtbot: QtBot, shell: Context) -> None:
    asked: list[str] = []

    def make(module: ModuleType) -> QWidget:
        asked.append(module.__name__)
        return QLabel("here")

    later = PanelLater(shell.bridge, "colorsys", make)
    qtbot.addWidget(later)
    before = later.filled

    later.load()
    later.load()

    qtbot.waitUntil(lambda: later.filled)
    assert not before
    assert asked == ["colorsys"]
    assert [label.text() for label in later.findChildren(QLabel)] == ["here"]
