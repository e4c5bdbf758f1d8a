from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Command, Commands
from workbench.ui.common.theme import Theme
from workbench.ui.palette.palette import CommandPalette


class Bench:
    """A window with a field that has the focus, and the palette open over it."""

    def __init__(self, qtbot: QtBot, theme: Theme) -> None:
        self.ran: list[str] = []
        self.window = QWidget()
        self.window.resize(900, 600)
        self.before = QLineEdit(self.window)
        commands = Commands()
        for title in ("Send request", "Run burst", "Reset world"):
            commands.add(Command(title, title, "Bench", "", partial(self.ran.append, title)))
        self.palette = CommandPalette(theme, commands, self.window)
        qtbot.addWidget(self.window)
        with qtbot.waitActive(self.window):
            self.window.show()
        self.before.setFocus()
        self.palette.open()


@pytest.fixture
def bench(qtbot: QtBot, theme: Theme) -> Bench:
    return Bench(qtbot, theme)


def test_typed_letters_and_enter_run_a_command(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClicks(bench.palette.field, "rew")
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Return)

    assert bench.ran == ["Reset world"]
    assert not bench.palette.isVisible()
    assert bench.before.hasFocus()


def test_arrows_move_through_the_list(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Return)

    assert bench.ran == ["Run burst"]


def test_escape_runs_nothing_and_gives_the_focus_back(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClick(bench.palette.field, Qt.Key.Key_Escape)

    assert bench.ran == []
    assert bench.before.hasFocus()


def test_says_when_nothing_fits(qtbot: QtBot, bench: Bench) -> None:
    qtbot.keyClicks(bench.palette.field, "zzzz")

    assert bench.palette.model.rowCount() == 0
    assert bench.palette._none.isVisible()
