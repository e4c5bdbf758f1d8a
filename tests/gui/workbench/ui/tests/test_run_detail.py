from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.tests.runs import BROKEN_RUN, FAILED_RUN, PASSED_RUN, PLAN
from workbench.ui.common.theme import Theme
from workbench.ui.tests.run_detail import RunDetail
from workbench.ui.tests.runs_model import RunLine


@pytest.fixture
def detail(theme: Theme, qtbot: QtBot) -> RunDetail:
    made = RunDetail(theme)
    qtbot.addWidget(made)
    return made


def test_it_shows_each_assertion(detail: RunDetail) -> None:
    detail.show_line(RunLine(PLAN[1], "failed", FAILED_RUN))

    assert detail.title.text() == "POST create task"
    assert detail.results.model.rowCount() == 3
    assert detail.words.isHidden()


def test_without_an_answer_it_says_why(detail: RunDetail) -> None:
    detail.show_line(RunLine(PLAN[2], "error", BROKEN_RUN))

    assert detail.words.text() == "Nothing listens there."
    assert detail.results.isHidden()


@pytest.mark.parametrize(
    ("line", "words"),
    [
        (None, "Choose a request"),
        (RunLine(PLAN[0], "waiting"), "not sent yet"),
        (RunLine(PLAN[0], "sending"), "being sent"),
        (RunLine(PLAN[0], "passed", replace(PASSED_RUN, results=())), "no assertions"),
    ],
)
def test_there_is_always_a_word(detail: RunDetail, line: RunLine | None, words: str) -> None:
    detail.show_line(line)

    assert words in detail.words.text()
    assert detail.open_button.isEnabled() == (line is not None)


def test_the_request_can_be_opened(detail: RunDetail, qtbot: QtBot) -> None:
    detail.show_line(RunLine(PLAN[0], "waiting"))

    with qtbot.waitSignal(detail.open_requested):
        detail.open_button.click()
