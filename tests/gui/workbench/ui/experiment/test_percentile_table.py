from dataclasses import replace

from pytestqt.qtbot import QtBot

from tests.unit.workbench.core.experiments import run
from workbench.core.comparison import compare
from workbench.core.experiment import ExperimentResult
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.percentile_table import PercentileTable


def test_says_every_percentile(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    table = PercentileTable(theme)
    qtbot.addWidget(table)

    table.render_result(finished)

    assert "p50: A 8.9, B 0.41, 22.0×" in table.accessibleDescription()
    assert "max:" in table.accessibleDescription()


def test_a_side_of_errors_only_is_drawn(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    runs = (run("A", 5.0, 1), run("B", 5.0, 2, n=0, errors={"429": 500}))
    table = PercentileTable(theme)
    qtbot.addWidget(table)

    table.render_result(replace(finished, runs=runs, comparison=compare(runs, [], [], ({}, {}))))

    assert not table.grab().isNull()
    assert "p50: A 4" in table.accessibleDescription() or "p50: A 5" in table.accessibleDescription()
    assert "B –" in table.accessibleDescription()


def test_figures_take_the_axis_room_in_a_narrow_window(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    table = PercentileTable(theme)
    qtbot.addWidget(table)
    table.render_result(finished)

    table.resize(700, 162)
    wide = table._cell(3, 0).width()
    table.resize(450, 162)

    assert table._cell(0, 0).width() > 100
    assert table._cell(3, 0).width() >= 100
    assert not table.grab().isNull()
    assert wide > 100
