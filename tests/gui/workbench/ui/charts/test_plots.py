from pytestqt.qtbot import QtBot

from workbench.state.metrics import MetricsSnapshot
from workbench.ui.charts.plots import Plots
from workbench.ui.charts.series import chart_data
from workbench.ui.common.theme import Theme


def _plots(qtbot: QtBot, theme: Theme) -> Plots:
    plots = Plots(theme)
    qtbot.addWidget(plots)
    plots.resize(340, 280)
    plots.set_window(60)
    plots.show()
    return plots


def test_draws_traffic_on_one_time_axis(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot, now: float) -> None:
    plots = _plots(qtbot, theme)

    plots.show_data(chart_data(traffic, now, 60), [(-5.0, "index owner")])

    ranges = {tuple(plot.item.viewRange()[0]) for plot in plots.all}
    assert ranges == {(-60, 0)}
    assert all(line.yData.size for line in plots._lines)


def test_names_only_the_status_classes_that_occurred(
    qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot, now: float
) -> None:
    plots = _plots(qtbot, theme)

    plots.show_data(chart_data(traffic, now, 60), [])

    assert [name for name, swatch in plots._swatches.items() if swatch.isVisible()] == ["2xx", "4xx"]


def test_takes_the_other_theme_s_colors(qtbot: QtBot, theme: Theme) -> None:
    plots = _plots(qtbot, theme)

    theme.set_mode("dark")

    assert plots.all[0].backgroundBrush().color() == theme.color("bg.panel")


def test_frames_leave_no_pictures_of_dots_behind(
    qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot, now: float
) -> None:
    plots = _plots(qtbot, theme)

    for frame in range(20):
        plots.show_data(chart_data(traffic, now + frame, 60), [])
        plots.grab()

    assert 1 <= len(plots._dots.fragmentAtlas) <= 2
