from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import plan
from tests.unit.workbench.core.switches import SWITCHES
from workbench.core.experiment import ExperimentResult
from workbench.state.experiment import ExperimentSetup, ExperimentSnapshot
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.screen import ExperimentScreen

READY = ExperimentSnapshot(
    setup=ExperimentSetup("data.index", "none", "owner"), switches=SWITCHES, request_title="GET /tasks", asked=True
)


def make(qtbot: QtBot, theme: Theme, snapshot: ExperimentSnapshot) -> ExperimentScreen:
    screen = ExperimentScreen(theme)
    qtbot.addWidget(screen)
    screen.resize(1400, 850)
    screen.render_snapshot(snapshot)
    screen.show()
    return screen


def buttons(screen: ExperimentScreen) -> dict[str, QPushButton]:
    return {button.text(): button for button in screen.findChildren(QPushButton) if button.isVisible()}


def test_the_setup_offers_to_run(qtbot: QtBot, theme: Theme) -> None:
    screen = make(qtbot, theme, READY)

    assert list(buttons(screen)) == ["Run experiment"]
    with qtbot.waitSignal(screen.run_requested):
        qtbot.mouseClick(buttons(screen)["Run experiment"], Qt.MouseButton.LeftButton)


def test_a_guess_or_a_skip_comes_before_the_run(qtbot: QtBot, theme: Theme) -> None:
    screen = make(qtbot, theme, replace(READY, asked=False))
    assert not buttons(screen)["Run experiment"].isEnabled()
    assert "Skip" in buttons(screen)["Run experiment"].toolTip()

    with qtbot.waitSignal(screen.predicted):
        buttons(screen)["Skip"].click()
    screen.render_snapshot(READY)

    assert buttons(screen)["Run experiment"].isEnabled()


def test_a_conclusion_is_handed_on(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    screen = make(qtbot, theme, ExperimentSnapshot(shown=finished, past=(finished,)))
    screen._verdict._conclusion_pane.field.setPlainText("The tree skips rows.")

    with qtbot.waitSignal(screen.concluded) as concluded:
        buttons(screen)["Keep"].click()

    assert concluded.args == ["The tree skips rows."]


def test_two_equal_positions_can_not_be_run(qtbot: QtBot, theme: Theme) -> None:
    same = ExperimentSnapshot(setup=ExperimentSetup("data.index", "none", "none"), switches=SWITCHES)

    screen = make(qtbot, theme, same)

    assert not buttons(screen)["Run experiment"].isEnabled()


def test_a_running_experiment_offers_only_cancel(qtbot: QtBot, theme: Theme) -> None:
    screen = make(qtbot, theme, ExperimentSnapshot(plan=plan(), switches=SWITCHES))

    assert list(buttons(screen)) == ["Cancel"]
    with qtbot.waitSignal(screen.cancel_requested):
        buttons(screen)["Cancel"].click()


def test_a_result_offers_to_run_again_and_to_export(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    screen = make(qtbot, theme, ExperimentSnapshot(shown=finished, past=(finished,)))

    assert list(buttons(screen)) == ["Keep", "Run again", "Export report"]
    with qtbot.waitSignal(screen.run_again_requested):
        buttons(screen)["Run again"].click()


def test_a_problem_is_told_where_it_happened(qtbot: QtBot, theme: Theme) -> None:
    screen = make(qtbot, theme, ExperimentSnapshot(switches=SWITCHES, problem="The backend is not running."))

    assert screen._message.isVisible()
    assert screen._message.title == "The experiment did not run"


def test_tells_when_it_is_looked_at(qtbot: QtBot, theme: Theme) -> None:
    screen = ExperimentScreen(theme)
    qtbot.addWidget(screen)

    with qtbot.waitSignal(screen.looked_at):
        screen.show()


def test_theme_change_redraws_everything(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    screen = make(qtbot, theme, ExperimentSnapshot(shown=finished, past=(finished,)))
    light = screen.grab().toImage()

    theme.set_mode("dark")

    assert screen.grab().toImage() != light
