from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.shortcuts import Shortcuts


class Bench:
    """A window with a text field, and commands that note what was run."""

    def __init__(self, qtbot: QtBot) -> None:
        self.window, self.field = QWidget(), QLineEdit()
        QVBoxLayout(self.window).addWidget(self.field)
        self.commands, self.ran = Commands(), list[str]()
        self.shortcuts = Shortcuts(self.commands, self.window)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()

    def add(self, name: str, shortcut: str, enabled: bool = True) -> None:
        self.commands.add(Command(name, name, "", shortcut, lambda: self.ran.append(name), lambda: enabled))


def test_command_added_later_gets_its_key(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("palette", "Ctrl+K")

    qtbot.keyClick(bench.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert bench.ran == ["palette"]


def test_first_enabled_command_of_a_key_is_run(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("cancel", "Escape", enabled=False)
    bench.add("close", "Esc")

    qtbot.keyClick(bench.window, Qt.Key.Key_Escape)

    assert bench.ran == ["close"]


def test_enter_of_the_number_pad_counts_too(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("send", "Ctrl+Return")

    qtbot.keyClick(bench.window, Qt.Key.Key_Enter, Qt.KeyboardModifier.ControlModifier)

    assert bench.ran == ["send"]


def test_single_letter_is_typed_where_text_is_typed(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("replay", "R")
    bench.field.setFocus()

    qtbot.keyClick(bench.field, Qt.Key.Key_R)

    assert bench.ran == []
    assert bench.field.text() == "r"


def test_palette_key_works_while_typing(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("palette", "Ctrl+K")
    bench.field.setFocus()

    qtbot.keyClick(bench.field, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)

    assert bench.ran == ["palette"]


def test_other_keys_work_at_once_and_the_old_ones_no_more(qtbot: QtBot) -> None:
    bench = Bench(qtbot)
    bench.add("palette", "Ctrl+K")

    bench.commands.rebind("palette", "Ctrl+J")
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    for key in (Qt.Key.Key_K, Qt.Key.Key_J):
        qtbot.keyClick(bench.window, key, Qt.KeyboardModifier.ControlModifier)

    assert bench.ran == ["palette"]
