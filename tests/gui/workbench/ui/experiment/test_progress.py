from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import plan
from workbench.core.burst import BurstProgress
from workbench.core.experiment import ExperimentProgress
from workbench.ui.common.buttons import Button
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.progress import ProgressPane

MEASURING = ExperimentProgress(1, 4, "B", "measuring", BurstProgress(312, 500, 312, 0, 7.8, 4.7, 0.41), (8.94,))


def test_says_how_far_it_is_and_what_cancel_does(qtbot: QtBot, theme: Theme) -> None:
    pane = ProgressPane(theme)
    qtbot.addWidget(pane)

    pane.render_progress(plan(), MEASURING, cancelling=False)

    words = [label.text() for label in pane.findChildren(QLabel)]
    assert "Run 2 of 4" in words
    assert "B owner · 312 / 500 · about 30 s left" in words
    assert "Measuring. p50 so far 0.41 ms. Cancel puts the switches back and keeps no result." in words
    assert pane.findChild(QProgressBar).value() == 812


def test_cancel_can_be_pressed_once(qtbot: QtBot, theme: Theme) -> None:
    pane = ProgressPane(theme)
    qtbot.addWidget(pane)
    pane.render_progress(plan(), None, cancelling=False)
    button = pane.findChild(Button)

    with qtbot.waitSignal(pane.cancel_requested):
        button.click()
    pane.render_progress(plan(), MEASURING, cancelling=True)

    assert not button.isEnabled()


def test_calibrating_promises_no_time(qtbot: QtBot, theme: Theme) -> None:
    pane = ProgressPane(theme)
    qtbot.addWidget(pane)

    pane.render_progress(plan(calibrate=True), ExperimentProgress(0, 4, "A", "calibrating"), cancelling=False)

    words = [label.text() for label in pane.findChildren(QLabel)]
    assert "Calibrating" in words
    assert "A none · 0 / 500" in words
