from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.tests.runs import ended, idle, running
from workbench.ui.tests.runs_model import LINE, RunsModel


def states(model: RunsModel) -> list[str]:
    return [model.index(row).data(LINE).state for row in range(model.rowCount())]


def test_it_is_a_sound_model(qtmodeltester: ModelTester, qtbot: QtBot) -> None:
    model = RunsModel()
    model.show_run(running(1))

    qtmodeltester.check(model)


def test_lines_wait_are_sent_and_come_out() -> None:
    model = RunsModel()

    model.show_run(idle())
    assert states(model) == ["waiting"] * 3
    model.show_run(running(1))
    assert states(model) == ["passed", "sending", "waiting"]
    model.show_run(ended())
    assert states(model) == ["passed", "failed", "error"]


def test_a_run_that_goes_on_changes_only_what_is_new(qtbot: QtBot) -> None:
    model = RunsModel()
    model.show_run(running(1))

    with qtbot.waitSignal(model.dataChanged) as changed, qtbot.assertNotEmitted(model.modelReset):
        model.show_run(running(2))

    assert changed.args[0].row() == 1


def test_a_line_tells_what_came_of_it() -> None:
    model = RunsModel()
    model.show_run(ended())

    assert model.line(0).facts == "200      2.0 ms    1/1"
    assert model.line(1).facts == "201      7.0 ms    1/2"
    assert model.line(2).facts == "Nothing listens there."
    assert model.index(1).data() == "POST create task, failed. 201 7.0 ms 1/2"


def test_the_same_folder_run_again_begins_anew() -> None:
    model = RunsModel()
    model.show_run(ended())

    model.show_run(running(0))

    assert states(model) == ["sending", "waiting", "waiting"]
