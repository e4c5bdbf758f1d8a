from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import snapshot_of
from tests.unit.workbench.core.trace.traces import make_summary, make_trace
from workbench.state.traces import TracesSnapshot, with_filter, with_traces
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.request_list import RequestList


@pytest.fixture
def requests(qtbot: QtBot, theme: Theme) -> Iterator[RequestList]:
    requests = RequestList(theme)
    qtbot.addWidget(requests)
    requests.resize(280, 400)
    requests.show()
    yield requests
    requests.hide()


@pytest.fixture
def snapshot() -> TracesSnapshot:
    return with_traces(TracesSnapshot(), [make_summary(1), make_summary(2, status=429), make_summary(3, status=500)])


def test_a_click_asks_for_the_request(qtbot: QtBot, requests: RequestList, snapshot: TracesSnapshot) -> None:
    requests.show_snapshot(snapshot)
    view = requests.view

    with qtbot.waitSignal(requests.selection_requested) as asked:
        place = view.visualRect(view.model().index(1, 0)).center()
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    assert asked.args == [2]


def test_what_is_shown_is_marked_without_asking_again(
    qtbot: QtBot, requests: RequestList, snapshot: TracesSnapshot
) -> None:
    with qtbot.assertNotEmitted(requests.selection_requested):
        requests.show_snapshot(replace(snapshot, selected=make_trace(2)))

    assert requests.view.currentIndex().row() == 1


def test_typing_a_filter_asks_for_it(qtbot: QtBot, requests: RequestList) -> None:
    with qtbot.waitSignal(requests.filter_requested) as asked:
        qtbot.keyClicks(requests.filter, "n")

    assert asked.args == ["n"]


def test_a_bad_filter_is_explained(requests: RequestList, snapshot: TracesSnapshot) -> None:
    requests.show_snapshot(with_filter(snapshot, "color:red"))

    assert "unknown name" in requests.error.text()
    assert requests.error.isVisible()


def test_count_says_what_is_shown_and_what_was_dropped(requests: RequestList, snapshot: TracesSnapshot) -> None:
    requests.show_snapshot(replace(with_filter(snapshot, "status:4xx"), dropped=1_200))

    assert requests.count.text() == "1 of 3 requests · 1,200 older ones dropped"


def test_lines_are_painted_for_every_outcome(requests: RequestList) -> None:
    traces = [
        make_summary(1, repeats=100),
        make_summary(2, status=429, turned_at="http.rate_limit"),
        make_summary(3, status=500, failed_at="handler", bars=()),
    ]
    requests.show_snapshot(with_traces(snapshot_of(make_trace(9)), traces))

    assert not requests.grab().isNull()
