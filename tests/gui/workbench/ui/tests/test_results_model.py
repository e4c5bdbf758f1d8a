from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from workbench.core.assertion import Assertion, AssertionResult, Capture
from workbench.core.captures import Captured
from workbench.ui.tests.results_model import ResultsModel, outcome_of, outcome_of_capture

FAILED = AssertionResult(Assertion("json", "$.id", "eq", "1"), "failed", "2", "2, not 1")


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = ResultsModel()
    model.show_outcomes((outcome_of(FAILED),))

    qtmodeltester.check(model)


def test_a_failed_assertion_shows_why() -> None:
    outcome = outcome_of(FAILED)

    assert (outcome.words, outcome.seen, outcome.fails) == ("$.id is 1", "2, not 1", True)


def test_a_missed_time_fails_nothing() -> None:
    outcome = outcome_of(AssertionResult(Assertion("time", "", "lt", "5"), "soft", "7.00 ms", "7.00 ms, not under 5"))

    assert not outcome.fails
    assert outcome.look.word == "missed, fails nothing"


def test_a_capture_shows_its_value_or_what_went_wrong() -> None:
    capture = Capture("id", "json", "$.id")

    assert outcome_of_capture(Captured(capture, "7")).seen == "7"
    assert outcome_of_capture(Captured(Capture("access_token"), "abcdefghijklmnop")).seen == "••••nop"
    assert outcome_of_capture(Captured(capture, problem="The answer has no $.id.")).fails
