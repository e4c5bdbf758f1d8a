from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import result
from workbench.core.experiment import ExperimentResult
from workbench.ui.common.buttons import IconButton
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
