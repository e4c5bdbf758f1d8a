"""Read-only tables."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.ui.common.theme import Theme
from workbench.ui.response.pairs_table import LinesModel, PairsTable


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = LinesModel(("Name", "Value"))
    model.show_lines([("a", "1"), ("b", "2")])

    qtmodeltester.check(model)


def test_ctrl_c_copies_the_cell(theme: Theme, qtbot: QtBot) -> None:
    table = PairsTable(theme, ("Name", "Value"), (100,))
    qtbot.addWidget(table)
    table.show_lines([("etag", '"abc"')])
    table.setCurrentIndex(table.model().index(0, 1))

    qtbot.keyClick(table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)

    assert QGuiApplication.clipboard().text() == '"abc"'
