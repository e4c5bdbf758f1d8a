"""The history list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.history import HistoryEntry
from workbench.state.history import HistorySnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.request.history_popup import HistoryModel, HistoryPopup, path_of

ENTRIES = (
    HistoryEntry(7, 0.0, "GET", "http://h/tasks?x=1", "200", 1.0, 5),
    HistoryEntry(6, 0.0, "DELETE", "http://h/tasks/1", "timeout", 1.0, 0),
)


def made(theme: Theme, qtbot: QtBot) -> HistoryPopup:
    popup = HistoryPopup(theme)
    qtbot.addWidget(popup)
    popup.render_history(HistorySnapshot(entries=ENTRIES, total=9))
    return popup


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = HistoryModel()
    model.show_entries(ENTRIES)

    qtmodeltester.check(model)


def test_the_keyboard_alone_reopens_an_entry(theme: Theme, qtbot: QtBot) -> None:
    popup = made(theme, qtbot)

    qtbot.keyClick(popup.search, Qt.Key.Key_Down)
    with qtbot.waitSignal(popup.reopen_requested) as told:
        qtbot.keyClick(popup.search, Qt.Key.Key_Return)

    assert told.args == [6]


def test_typing_searches_and_opening_looks_up_anew(theme: Theme, qtbot: QtBot) -> None:
    popup = made(theme, qtbot)
    told: list[str] = []
    popup.search_requested.connect(told.append)

    qtbot.keyClicks(popup.search, "ab")
    anchor = QPushButton()
    qtbot.addWidget(anchor)
    popup.open_below(anchor)
    popup.hide()

    assert told == ["a", "ab", "ab"]


def test_it_paints_and_says_when_nothing_was_found(theme: Theme, qtbot: QtBot) -> None:
    popup = made(theme, qtbot)
    assert not popup.grab().isNull()

    popup.render_history(HistorySnapshot(words="x", notice="set aside"))

    assert popup.list.isHidden()


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://127.0.0.1:8000/tasks?limit=2", "/tasks?limit=2"),
        ("http://127.0.0.1:8000", "/"),
        ("{{base}}/tasks", "/tasks"),
        ("{{base}}", "{{base}}"),
        ("/tasks", "/tasks"),
    ],
)
def test_a_url_is_named_by_its_path(url: str, shown: str) -> None:
    assert path_of(url) == shown
