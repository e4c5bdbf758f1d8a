from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.experiment import ExperimentResult
from workbench.ui.common.segmented import Segmented
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.latency import LatencyPanel


def test_heads_say_what_is_shown(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = LatencyPanel(theme)
    qtbot.addWidget(panel)

    panel.render_result(finished)

    words = {label.text() for label in panel.findChildren(QLabel)}
    assert {"same 500 requests, log axis", "A none", "B owner"} <= words
    assert any(text.startswith("SQL −98.7 %") for text in words)


def test_the_segments_change_the_view(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = LatencyPanel(theme)
    qtbot.addWidget(panel)
    panel.render_result(finished)

    for view in ("cumulative", "time", "shape"):
        panel.findChild(Segmented).segment(view).click()
        assert panel.chart.view == view


def test_heads_keep_what_fits_in_a_narrow_window(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    panel = LatencyPanel(theme)
    qtbot.addWidget(panel)
    panel.render_result(finished)
    panel.resize(1000, 700)
    panel.show()
    wide = panel._subtitle.isVisible(), panel._sides.isVisible()

    panel.resize(450, 700)

    assert wide == (True, True)
    assert (panel._subtitle.isVisible(), panel._sides.isVisible()) == (False, False)
