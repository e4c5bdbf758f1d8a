from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.core.request import RequestDraft
from workbench.state.requests import Tab
from workbench.ui.common.theme import Theme
from workbench.ui.tests.results import ResultsView

PASSED = AssertionResult(Assertion("status", "", "eq", "200"), "passed", "200")
FAILED = AssertionResult(Assertion("json", "$.id", "eq", "1"), "failed", "2", "2, not 1")
OPEN = AssertionResult(Assertion("schema", "", "valid"), "could_not_check", "", "No document.")


def shown(theme: Theme, qtbot: QtBot, *results: AssertionResult, captured: tuple[Captured, ...] = ()) -> ResultsView:
    view = ResultsView(theme)
    qtbot.addWidget(view)
    view.render_results(Tab(1, RequestDraft(), results=results, captured=captured))
    return view


def test_it_counts_and_names_what_failed(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot, PASSED, FAILED, OPEN)

    assert view.verdict == "✕ 1 failed · 1 not checked"
    assert view.model.rowCount() == 3


def test_all_passed_needs_no_words(theme: Theme, qtbot: QtBot) -> None:
    assert shown(theme, qtbot, PASSED).verdict == ""


def test_a_capture_that_found_nothing_counts(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot, PASSED, captured=(Captured(Capture("id"), problem="The answer has no $.id."),))

    assert view.verdict == "✕ 1 not captured"


def test_without_results_it_is_not_there(theme: Theme, qtbot: QtBot) -> None:
    assert shown(theme, qtbot).isHidden()


def test_it_paints_in_both_looks(theme: Theme, qtbot: QtBot) -> None:
    view = shown(theme, qtbot, PASSED, FAILED, OPEN)
    view.resize(400, 200)
    light = view.grab().toImage()

    theme.set_mode("dark")

    assert view.grab().toImage() != light
