from dataclasses import replace

from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import plan, result
from workbench.core.experiment import ExperimentResult
from workbench.ui.common.buttons import Button, IconButton
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.verdict_panel import VerdictPanel


def words(panel: VerdictPanel) -> set[str]:
    return {label.text() for label in panel.findChildren(QLabel)}


def test_a_clear_effect_in_words(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)

    panel.render_result(finished)

    assert {"clear effect", "22.0×", "faster at p50", "7 / 8"} <= words(panel)
    assert any(text.startswith("SQL −98.7 %") for text in words(panel))


def test_no_difference_shows_no_factor(qtbot: QtBot, theme: Theme) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)

    panel.render_result(result(5.0, 5.0))

    assert {"no difference to be seen", "no difference to be seen at p50", "="} <= words(panel)


def test_the_verdict_can_be_copied(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)
    panel.render_result(finished)

    with qtbot.waitSignal(panel.copy_requested) as told:
        panel.findChild(IconButton).click()

    assert told.args is not None
    assert told.args[0].startswith("clear effect: 22.0× faster at p50")


def noisy(rate_per_s: float, a_ms: float) -> ExperimentResult:
    base = replace(result(a_ms, 5.0), plan=plan(rate_per_s=rate_per_s))
    return replace(base, comparison=replace(base.comparison, noise=24.6))


def test_a_queue_offers_a_lower_rate(qtbot: QtBot, theme: Theme) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)
    panel.render_result(noisy(40.0, 50.0))
    button = panel.findChild(Button)

    with qtbot.waitSignal(panel.calmer_requested) as told:
        button.click()

    assert "too noisy to tell" in words(panel)
    assert button.text() == "Lower the rate to 8 /s and run again"
    assert told.args == [8.0]


def test_a_restless_machine_offers_another_run(qtbot: QtBot, theme: Theme) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)
    panel.render_result(noisy(5.0, 8.0))

    with qtbot.waitSignal(panel.again_requested):
        panel.findChild(Button).click()


def test_a_clear_effect_needs_no_advice(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = VerdictPanel(theme)
    qtbot.addWidget(panel)

    panel.render_result(finished)

    assert panel.findChild(Button).isHidden()
