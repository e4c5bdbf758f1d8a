import time

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListView
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import result
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.past_runs import PastRuns, PastRunsModel, when

PAST = (result(n=20), result(5.0, 5.0, n=20, number=8))


def test_model_names_every_run() -> None:
    model = PastRunsModel()
    model.set_results(PAST)

    assert model.rowCount() == 2
    assert model.row_of(8) == 1
    assert model.row_of(77) == -1
    spoken = model.data(model.index(0), int(Qt.ItemDataRole.AccessibleTextRole))
    assert str(spoken).startswith("#9 Index on tasks")


def test_a_click_asks_for_the_run(qtbot: QtBot, theme: Theme) -> None:
    runs = PastRuns(theme)
    qtbot.addWidget(runs)
    runs.render_past(PAST, PAST[0])
    view = runs.findChild(QListView)

    with qtbot.waitSignal(runs.chosen) as told:
        view.clicked.emit(view.model().index(1, 0))

    assert told.args == [8]
    assert not runs.grab().isNull()


def test_hidden_while_there_are_none(qtbot: QtBot, theme: Theme) -> None:
    runs = PastRuns(theme)
    qtbot.addWidget(runs)

    runs.render_past((), None)

    assert runs.isHidden()


def test_times_are_told_as_people_do() -> None:
    assert when(time.time()).startswith("today ")
    assert when(1_760_000_000.0) in ("9 Oct", "8 Oct")
