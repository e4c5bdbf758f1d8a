"""The history of the left rail."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.names import nameless
from workbench.core.history import HistoryEntry
from workbench.state.history import HistorySnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.request_screen.history_list import HistoryList


def entry(number: int, outcome: str = "200") -> HistoryEntry:
    return HistoryEntry(number, 0.0, "GET", "http://h/tasks", outcome, 1.0, 5, f"x{number}")


ENTRIES = tuple(entry(number, outcome) for number, outcome in ((4, "201"), (3, "429"), (2, "timeout"), (1, "500")))


def made(theme: Theme, qtbot: QtBot) -> HistoryList:
    view = HistoryList(theme)
    qtbot.addWidget(view)
    view.resize(240, 300)
    view.render_history(HistorySnapshot("", ENTRIES, 4))
    with qtbot.waitExposed(view):
        view.show()
    return view


def mark(view: HistoryList, qtbot: QtBot, row: int) -> None:
    at = view.list.visualRect(view.model.index(row)).center()
    qtbot.mouseClick(view.list.viewport(), Qt.MouseButton.LeftButton, pos=at)


def test_two_marked_rows_are_compared_the_older_first(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    told: list[tuple[str, str]] = []
    view.compare_requested.connect(lambda older, newer: told.append((older, newer)))

    mark(view, qtbot, 0)
    mark(view, qtbot, 2)

    assert told == [("x2", "x4")]


def test_a_third_mark_lets_the_first_go(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)

    for row in (0, 1, 3):
        mark(view, qtbot, row)

    assert len(view.marked()) == 2
    assert view.marked()[0].id == 1


def test_enter_opens_a_row_again(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    view.list.setCurrentIndex(view.model.index(1))

    with qtbot.waitSignal(view.reopen_requested) as told:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)

    assert told.args == [3]


def test_letters_kept_answers_and_every_outcome_are_drawn(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)
    plain = view.list.grab().toImage()

    view.show_compared({"x4": "B", "x3": "A"})
    view.show_kept(frozenset({"x4"}))

    assert view.list.grab().toImage() != plain
    assert nameless(view) == []


def test_an_empty_history_says_how_it_begins(theme: Theme, qtbot: QtBot) -> None:
    view = made(theme, qtbot)

    view.render_history(HistorySnapshot())

    assert view.model.rowCount() == 0


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> HistoryList:
    """Outlives the test, and with it the menu that is deleted after it."""
    return made(theme, qtbot)


@pytest.mark.parametrize(("row", "able"), [(1, True), (2, False)])
def test_a_row_whose_answer_is_kept_is_saved_as_har_from_its_menu(view: HistoryList, row: int, able: bool) -> None:
    view.show_kept(frozenset(("x3",)))
    view.list.customContextMenuRequested.emit(view.list.visualRect(view.model.index(row)).center())
    menu = view.findChild(QMenu)
    assert menu is not None
    opens, saves = menu.actions()

    assert saves.isEnabled() == able
    told: list[object] = []
    view.har_requested.connect(told.append)
    view.reopen_requested.connect(told.append)
    saves.trigger()
    opens.trigger()

    assert told == (["x3", 3] if able else [2])
    menu.close()
