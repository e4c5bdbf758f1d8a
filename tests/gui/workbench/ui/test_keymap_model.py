"""Commands and keys as a table."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.keymap_model import KEYS, TITLE, KeyMapModel


def made() -> tuple[KeyMapModel, Commands]:
    commands = Commands()
    commands.add(Command("reset", "Reset", "Backend", "", lambda: None))
    commands.add(Command("send", "Send", "Request", "Ctrl+Return", lambda: None))
    return KeyMapModel(commands), commands


def titles(model: KeyMapModel) -> list[object]:
    return [model.index(row, TITLE).data() for row in range(model.rowCount())]


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    qtmodeltester.check(made()[0])


def test_commands_with_keys_come_first() -> None:
    model, _ = made()

    assert titles(model) == ["Send", "Reset"]
    assert model.index(0, KEYS).data() == "Ctrl+Enter"
    assert model.index(0, KEYS).data(Qt.ItemDataRole.EditRole) == QKeySequence("Ctrl+Return")


def test_words_filter_by_title_and_keys() -> None:
    model, _ = made()

    model.show_only("ctrl ent")
    assert titles(model) == ["Send"]
    assert (model.row_of("send"), model.row_of("reset")) == (0, -1)


def test_it_follows_what_is_chosen() -> None:
    model, commands = made()

    commands.rebind("reset", "Ctrl+J")

    row = model.row_of("reset")
    assert model.index(row, KEYS).data() == "Ctrl+J"
    assert [model.is_changed(command) for command in commands.fixed()] == [True, False]
