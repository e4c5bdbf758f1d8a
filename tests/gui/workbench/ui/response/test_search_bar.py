"""Looking for words."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.core.lines import Found, Match
from workbench.ui.common.theme import Theme
from workbench.ui.response.search_bar import SearchBar

FOUND = Found("x", 12_000, (Match(1, 0, 1), Match(2, 0, 1)))


def made(theme: Theme, qtbot: QtBot) -> SearchBar:
    bar = SearchBar(theme)
    qtbot.addWidget(bar)
    bar.open()
    return bar


def test_typing_asks_once_it_pauses(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)

    with qtbot.waitSignal(bar.search_requested) as told:
        qtbot.keyClicks(bar.field, "ab")

    assert told.args == ["ab"]


def test_enter_walks_through_the_matches_and_round_the_end(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    bar.show_found(FOUND)
    assert bar.count_text == "1 of 12,000"

    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.current == FOUND.matches[1]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return)
    assert bar.current == FOUND.matches[0]
    qtbot.keyClick(bar.field, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    assert bar.current == FOUND.matches[1]


def test_nothing_found_is_said_and_escape_closes(theme: Theme, qtbot: QtBot) -> None:
    bar = made(theme, qtbot)
    bar.show_found(Found("zz"))
    assert bar.count_text == "nothing found"

    with qtbot.waitSignal(bar.closed):
        qtbot.keyClick(bar.field, Qt.Key.Key_Escape)
    assert not bar.isVisible()
