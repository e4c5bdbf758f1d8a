from dataclasses import replace

import pytest
from pytestqt.qtbot import QtBot

from workbench.core.experiment import ExperimentResult
from workbench.state.experiment import ChartView
from workbench.ui.common.theme import Theme
from workbench.ui.experiment.distribution import DistributionChart


def test_each_view_draws_something_of_its_own(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    chart = DistributionChart(theme)
    qtbot.addWidget(chart)
    chart.resize(760, 360)
    views: tuple[ChartView, ...] = ("shape", "cumulative", "time")
    empty = chart.grab().toImage()

    chart.render_result(finished)
    pictures = []
    for view in views:
        chart.set_view(view)
        pictures.append(chart.grab().toImage())

    assert all(picture != empty for picture in pictures)
    assert pictures[0] != pictures[1] != pictures[2]


def test_can_be_read_without_seeing_it(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    chart = DistributionChart(theme)
    qtbot.addWidget(chart)

    chart.render_result(finished)

    assert "p50 A 8.9" in chart.accessibleDescription()


@pytest.mark.parametrize("width", [200, 440, 1600])
def test_any_size_is_drawn(qtbot: QtBot, theme: Theme, finished: ExperimentResult, width: int) -> None:
    chart = DistributionChart(theme)
    qtbot.addWidget(chart)
    chart.render_result(finished)

    chart.resize(width, 260)

    assert not chart.grab().isNull()


def test_the_guess_is_drawn_where_b_was_expected(qtbot: QtBot, theme: Theme, finished: ExperimentResult) -> None:
    chart = DistributionChart(theme)
    qtbot.addWidget(chart)
    chart.resize(700, 320)
    chart.render_result(finished)
    without = chart.grab().toImage()

    guessed = replace(finished, prediction=5.0)
    chart.render_result(guessed)

    assert guessed.predicted_ms == pytest.approx(8.9 / 5, rel=0.05)
    assert chart.grab().toImage() != without
