"""The line for a JSONPath."""

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from workbench.state.response import FilterState
from workbench.ui.common.theme import Theme
from workbench.ui.response.filter_bar import FilterBar


@pytest.fixture
def bar(theme: Theme, qtbot: QtBot) -> FilterBar:
    made = FilterBar(theme)
    qtbot.addWidget(made)
    made.resize(420, 30)
    made.open()
    return made


def test_it_filters_when_typing_pauses_and_escape_shows_everything(bar: FilterBar, qtbot: QtBot) -> None:
    with qtbot.waitSignal(bar.filter_requested) as told:
        qtbot.keyClicks(bar.field, "id")
    assert told.args == ["$.id"]

    with qtbot.waitSignal(bar.filter_requested) as told:
        qtbot.keyClick(bar, Qt.Key.Key_Escape)
    assert told.args == [""]
    assert not bar.isVisible()


@pytest.mark.parametrize(
    ("state", "words"),
    [
        (FilterState("$.a", count=1), "1 found"),
        (FilterState("$.a", count=100_000, capped=True), "100,000 found, more not shown"),
        (FilterState("$.a", working=True), "filtering…"),
        (FilterState("$.a", error="no"), "no"),
    ],
)
def test_it_tells_what_came_of_it(bar: FilterBar, state: FilterState, words: str) -> None:
    bar.show_filter(state)

    assert bar.outcome.text() == words


def test_a_filter_typed_on_another_screen_is_shown_here_too(theme: Theme, qtbot: QtBot) -> None:
    bar = FilterBar(theme)
    qtbot.addWidget(bar)

    bar.show_filter(FilterState("$.items", count=3))

    assert bar.isVisible()
    assert bar.field.text() == "$.items"
    assert not bar.grab().isNull()
