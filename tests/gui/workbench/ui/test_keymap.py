"""The dialog in which commands get other keys."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QKeySequenceEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.gui.workbench.ui.names import nameless
from workbench.actions.commands import Command, Commands
from workbench.ui.common.theme import Theme
from workbench.ui.keymap import KeyMap
from workbench.ui.keymap_model import KEYS

CTRL = Qt.KeyboardModifier.ControlModifier


Bench = tuple[KeyMap, Commands]


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot) -> Iterator[Bench]:
    commands = Commands()
    for name, key in (
        ("send", "Ctrl+Return"),
        ("cancel", "Esc"),
        ("close", "Esc"),
        ("palette", "Ctrl+K"),
        ("reset", ""),
    ):
        commands.add(Command(name, name.title(), "Request", key, lambda: None))
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    keys = KeyMap(theme, commands, window)
    keys.open()
    yield keys, commands
    if isValid(keys):
        keys.close()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def keys_of(commands: Commands) -> dict[str, str]:
    return {command.id: command.shortcut for command in commands.fixed()}


def press(keys: KeyMap, qtbot: QtBot, command: str, key: Qt.Key) -> None:
    keys.table.setCurrentIndex(keys.model.index(keys.model.row_of(command), KEYS))
    keys.begin_change()
    editor = keys.table.findChild(QKeySequenceEdit)
    assert isinstance(editor, QKeySequenceEdit)
    qtbot.keyClick(editor, key, CTRL)
    qtbot.waitUntil(lambda: keys.table.state() == QTableView.State.NoState)


def test_a_command_gets_the_keys_that_are_pressed_and_undo_gives_the_old_back(bench: Bench, qtbot: QtBot) -> None:
    keys, commands = bench

    press(keys, qtbot, "reset", Qt.Key.Key_J)

    assert keys_of(commands)["reset"] == "Ctrl+J"
    assert keys.words.text() == "“Reset” is on Ctrl+J now."
    keys.undo.click()
    assert keys_of(commands)["reset"] == ""


def test_taken_keys_are_told_and_change_hands_only_when_wanted(bench: Bench, qtbot: QtBot) -> None:
    keys, commands = bench

    press(keys, qtbot, "reset", Qt.Key.Key_K)
    assert keys.words.text() == "Ctrl+K is taken by “Palette”."
    assert keys_of(commands)["palette"] == "Ctrl+K"

    keys.take.click()
    assert (keys_of(commands)["palette"], keys_of(commands)["reset"]) == ("", "Ctrl+K")
    keys.undo.click()
    assert commands.chosen == {}


def test_keys_go_and_come_back(bench: Bench) -> None:
    keys, commands = bench
    keys.table.selectRow(keys.model.row_of("close"))

    keys.clear.click()
    assert keys_of(commands)["close"] == ""
    keys.reset.click()
    assert keys_of(commands)["close"] == "Esc"

    keys.clear.click()
    keys.reset_all.click()
    assert commands.chosen == {}
    keys.undo.click()
    assert commands.chosen == {"close": ""}


def test_closes_with_escape_and_everything_has_a_name(bench: Bench, qtbot: QtBot) -> None:
    keys, _ = bench

    assert nameless(keys) == []
    with qtbot.waitSignal(keys.finished):
        qtbot.keyClick(keys, Qt.Key.Key_Escape)


def test_what_is_searched_is_changed_without_the_mouse(bench: Bench, qtbot: QtBot) -> None:
    keys, commands = bench

    qtbot.keyClicks(keys.search, "palette")
    qtbot.keyClick(keys.search, Qt.Key.Key_Return)
    editor = keys.table.findChild(QKeySequenceEdit)
    assert isinstance(editor, QKeySequenceEdit)
    qtbot.keyClick(editor, Qt.Key.Key_J, CTRL)

    qtbot.waitUntil(lambda: keys_of(commands)["palette"] == "Ctrl+J")


def test_arrow_goes_from_the_search_to_what_it_found(bench: Bench, qtbot: QtBot) -> None:
    keys, _ = bench
    qtbot.keyClicks(keys.search, "reset")

    qtbot.keyClick(keys.search, Qt.Key.Key_Down)

    assert keys.focusWidget() is keys.table
    assert keys.table.currentIndex().row() == 0
