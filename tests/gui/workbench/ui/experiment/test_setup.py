from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QLabel, QSpinBox
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.switches import SWITCHES
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.setup import SetupPane

READY = ExperimentSnapshot(
    setup=ExperimentSetup("data.index", "none", "owner"), switches=SWITCHES, request_title="GET /tasks"
)


def make(qtbot: QtBot, theme: Theme) -> SetupPane:
    pane = SetupPane(theme)
    qtbot.addWidget(pane)
    pane.render_snapshot(READY)
    pane.show()
    return pane


def box(pane: SetupPane, name: str) -> QComboBox:
    return next(one for one in pane.findChildren(QComboBox) if one.accessibleName() == name)


def test_shows_the_setup_without_a_signal(qtbot: QtBot, theme: Theme) -> None:
    pane = SetupPane(theme)
    qtbot.addWidget(pane)

    with qtbot.assertNotEmitted(pane.setup_changed):
        pane.render_snapshot(READY)

    assert box(pane, "Switch that differs").currentData() == "data.index"
    assert box(pane, "Position of side B").currentData() == "owner"
    assert "GET /tasks" in [label.text() for label in pane.findChildren(QLabel)]


def test_another_switch_is_told_by_its_id(qtbot: QtBot, theme: Theme) -> None:
    pane = make(qtbot, theme)
    switches = box(pane, "Switch that differs")

    with qtbot.waitSignal(pane.feature_chosen) as told:
        switches.setCurrentIndex(0)
        switches.activated.emit(0)

    assert told.args == ["http.etag"]


def test_positions_count_and_load_are_told_together(qtbot: QtBot, theme: Theme) -> None:
    pane = make(qtbot, theme)
    count = next(one for one in pane.findChildren(QSpinBox) if one.accessibleName() == "Requests per run")

    with qtbot.waitSignal(pane.setup_changed) as told:
        count.setValue(200)

    assert told.args == [ExperimentSetup("data.index", "none", "owner", count=200)]


def test_the_pace_decides_which_figure_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    pane = make(qtbot, theme)
    with qtbot.waitSignal(pane.setup_changed) as told:
        pane.findChild(Segmented).segment("clients").click()
    assert told.args is not None

    pane.render_snapshot(ExperimentSnapshot(setup=told.args[0], switches=SWITCHES))

    clients = next(one for one in pane.findChildren(QSpinBox) if one.accessibleName() == "Clients")
    assert clients.isVisible()
    assert not pane.findChild(QDoubleSpinBox).isVisible()


def test_a_rate_is_worked_out_unless_one_is_typed(qtbot: QtBot, theme: Theme) -> None:
    pane = make(qtbot, theme)
    rate = pane.findChild(QDoubleSpinBox)
    automatic = rate.text()

    with qtbot.waitSignal(pane.setup_changed) as told:
        rate.setValue(25.0)

    assert automatic == "automatic"
    assert told.args is not None
    assert told.args[0].rate_per_s == 25.0
    assert any("20 requests to each side" in label.text() for label in pane.findChildren(QLabel))
