"""Two screens over one set of open requests."""

from pytestqt.qtbot import QtBot

from tests.gui.workbench.compose.request_area import Bench, bench
from workbench.core.assertion import Assertion, Capture
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


def test_a_chosen_value_is_asserted_and_captured_and_that_is_undone(qtbot: QtBot, bench: Bench) -> None:
    area = bench.area
    area.request.show()
    bench.context.requests.send()
    qtbot.waitUntil(lambda: area.answers.snapshot.tree is not None)
    tree = area.response.body.tree
    tree.setCurrentIndex(tree.model().index(1, 0, tree.model().index(0, 0)))
    commands = bench.context.commands

    commands.run("response.assert")
    commands.run("response.assert")
    commands.run("response.capture")

    draft = bench.context.requests.draft
    assert draft.assertions == (Assertion("json", "$.count", "eq", "3"),)
    assert draft.captures == (Capture("count", "json", "$.count"),)
    assert area.request.editors.tests.isVisible()
    area.request.editors.tests.editor.assertions.undo()
    assert bench.context.requests.draft.assertions == ()


def test_where_nothing_is_chosen_it_is_the_status_that_is_asserted(qtbot: QtBot, bench: Bench) -> None:
    area = bench.area
    area.request.show()
    bench.context.requests.send()
    qtbot.waitUntil(lambda: area.answers.snapshot.tree is not None)

    bench.context.commands.run("response.assert")

    assert bench.context.requests.draft.assertions == (Assertion("status", "", "eq", "200"),)
