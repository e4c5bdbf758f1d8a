from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from workbench.core.experiment import ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.work_table import WorkTable


def test_counters_of_both_sides(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    table = WorkTable(theme)
    qtbot.addWidget(table)

    table.render_work(finished)

    words = [label.text() for label in table._body.findChildren(QLabel)]
    assert words[:4] == ["Counter", "A none", "B owner", "less by"]
    assert words[4:8] == ["VM steps", "600,120", "210", "2,858×"]
