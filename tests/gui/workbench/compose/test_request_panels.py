"""Two screens over one set of open requests."""

from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.core.request import RequestDraft

__all__ = ["bench"]


def test_both_screens_show_the_same_requests(qtbot: QtBot, bench: Bench) -> None:
    other = bench.area.another()
    qtbot.addWidget(other.request)
    qtbot.addWidget(other.response)

    bench.area.actions.requests.open_draft(RequestDraft(url="{{base}}/seen/on/both"))

    assert [panel.bar.url.toPlainText() for panel in (bench.area.request, other.request)] == [
        "{{base}}/seen/on/both"
    ] * 2


def test_a_gesture_goes_to_the_panel_in_sight(qtbot: QtBot, bench: Bench) -> None:
    other = bench.area.another()
    qtbot.addWidget(other.request)
    qtbot.addWidget(other.response)
    first = bench.area.fronts.pair
    other.request.show()

    assert first.request is bench.area.request
    assert bench.area.fronts.pair is other
