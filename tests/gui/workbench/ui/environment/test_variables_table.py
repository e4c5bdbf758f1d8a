"""The table of variables."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from workbench.core.collection import Variable
from workbench.ui.common.theme import Theme
from workbench.ui.environment.variables_model import Column
from workbench.ui.environment.variables_table import VariablesTable
from workbench.ui.variables.secret_field import SecretField


def made(theme: Theme, qtbot: QtBot) -> VariablesTable:
    table = VariablesTable(theme)
    qtbot.addWidget(table)
    table.show_variables((Variable("a", "1"), Variable("token", secret=True)), {"token": "hush"})
    table.resize(700, 200)
    table.show()
    return table


def test_a_secret_is_edited_in_a_covered_field(theme: Theme, qtbot: QtBot) -> None:
    table = made(theme, qtbot)

    table.view.edit(table.model.index(1, Column.VALUE))

    field = table.view.findChild(SecretField)
    assert isinstance(field, SecretField)
    assert (field.text(), field.covered) == ("hush", True)


def test_typing_a_name_adds_a_variable(theme: Theme, qtbot: QtBot) -> None:
    table = made(theme, qtbot)
    table.view.setCurrentIndex(table.model.index(2, Column.NAME))
    editor = table.view.findChild(QLineEdit)
    assert isinstance(editor, QLineEdit)

    with qtbot.waitSignal(table.edited) as told:
        QTest.keyClicks(editor, "owner")
        QTest.keyClick(editor, Qt.Key.Key_Return)

    assert told.args is not None
    assert told.args[0][2] == Variable("owner")
