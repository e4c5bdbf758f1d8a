import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.tests.runs import ended, idle, running
from workbench.ui.common.theme import Theme
from workbench.ui.tests.runner_view import RunnerView


@pytest.fixture
def view(theme: Theme, qtbot: QtBot) -> RunnerView:
    made = RunnerView(theme)
    qtbot.addWidget(made)
    made.resize(900, 500)
    return made


def test_before_a_run_it_counts_and_offers_to_run(view: RunnerView, qtbot: QtBot) -> None:
    view.render_runner(idle(environment="Local"))

    assert view.counts.text() == "3 requests"
    assert view.scope.text() == "Environment Local"
    assert not view.report.isEnabled()
    with qtbot.waitSignal(view.run_requested):
        view.start.click()


def test_while_it_runs_the_button_cancels_and_the_rest_waits(view: RunnerView, qtbot: QtBot) -> None:
    view.render_runner(running(1))

    assert view.start.text() == "Cancel"
    assert view.counts.text() == "1 of 3 · 1 passed"
    assert (view.progress.value(), view.progress.maximum()) == (1, 3)
    assert not view.data.isEnabled()
    with qtbot.waitSignal(view.cancel_requested):
        view.start.click()


def test_at_the_end_it_sums_up_and_shows_the_first_that_failed(view: RunnerView) -> None:
    view.render_runner(running(0))
    view.render_runner(running(2))
    view.render_runner(ended())

    assert view.counts.text() == "3 of 3 · 1 passed · 1 failed · 1 broken · 1.50 s · stopped at the first failure"
    assert view.detail.title.text() == "POST create task"
    assert view.report.isEnabled()


def test_a_line_that_was_chosen_stays_while_the_run_goes_on(view: RunnerView) -> None:
    view.render_runner(running(2))
    view.list.setCurrentIndex(view.model.index(0))

    view.render_runner(ended())

    assert view.list.currentIndex().row() == 0


def test_enter_opens_the_request(view: RunnerView, qtbot: QtBot) -> None:
    view.render_runner(ended())
    view.list.setCurrentIndex(view.model.index(1))

    with qtbot.waitSignal(view.open_requested) as opened:
        qtbot.keyClick(view.list, Qt.Key.Key_Return)

    assert opened.args == [1]


def test_data_is_named_and_can_be_taken_away(view: RunnerView, qtbot: QtBot) -> None:
    view.render_runner(idle(data="/somewhere/people.csv", rows=({}, {})))

    assert view.data.text() == "people.csv · 2 rows"
    with qtbot.waitSignal(view.data_chosen) as chosen:
        view.no_data.click()
    assert chosen.args == [""]


def test_stopping_at_a_failure_is_told_once(view: RunnerView, qtbot: QtBot) -> None:
    with qtbot.waitSignal(view.stop_on_failure_changed) as changed:
        view.stop.click()
    assert changed.args == [True]

    with qtbot.assertNotEmitted(view.stop_on_failure_changed):
        view.render_runner(idle(stop_on_failure=True))


def test_a_problem_and_a_notice_have_their_place(view: RunnerView) -> None:
    view.render_runner(idle(problem="x.csv was not taken."))
    assert view.words.text() == "x.csv was not taken."

    view.render_runner(idle())
    assert view.words.isHidden()


@pytest.mark.parametrize(("ask", "signal"), [("choose_data", "data_chosen"), ("choose_report", "report_requested")])
def test_files_are_asked_for_without_blocking(view: RunnerView, qtbot: QtBot, ask: str, signal: str) -> None:
    getattr(view, ask)()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None

    with qtbot.waitSignal(getattr(view, signal)) as chosen:
        dialog.fileSelected.emit("/somewhere/file")
    assert chosen.args == ["/somewhere/file"]
    dialog.close()
