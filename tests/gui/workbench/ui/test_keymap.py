from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.common.theme import Theme
from workbench.ui.keymap import KeyMap, KeyMapModel


def _commands() -> Commands:
    commands = Commands()
    commands.add(Command("send", "Send", "Request", "Ctrl+Return", lambda: None))
    commands.add(Command("reset", "Reset", "Backend", "", lambda: None))
    return commands


def test_lists_only_commands_with_a_key() -> None:
    model = KeyMapModel(_commands().fixed())

    assert model.rowCount() == 1
    assert [model.index(0, column).data() for column in (0, 1)] == ["Ctrl+Enter", "Send"]


def test_closes_with_escape(qtbot: QtBot, theme: Theme) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    keys = KeyMap(theme, _commands(), window)
    keys.open()
    shown = keys.findChild(QTableView).model().rowCount()

    with qtbot.waitSignal(keys.finished):
        qtbot.keyClick(keys, Qt.Key.Key_Escape)

    assert shown == 1
