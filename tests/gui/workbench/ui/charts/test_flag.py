from pytestqt.qtbot import QtBot

from workbench.ui.charts.flag import MarkerLines
from workbench.ui.charts.plot import Plot
from workbench.ui.common.theme import Theme


def test_flag_that_would_cover_the_next_one_is_left_out(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, "Latency")
    qtbot.addWidget(plot)
    plot.resize(340, 120)
    plot.set_window(60, [])
    plot.show()
    lines = MarkerLines(theme, plot.item, with_flags=True)

    lines.show_markers([(-50.0, "cache off"), (-49.0, "index owner"), (-10.0, "order changed")], 2.0)

    assert [line.isVisible() for line in lines._lines] == [True, True, True]
    assert [flag.isVisible() for flag in lines._flags] == [False, True, True]


def test_lines_are_reused(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, "Latency")
    qtbot.addWidget(plot)
    lines = MarkerLines(theme, plot.item, with_flags=False)
    lines.show_markers([(-5.0, "a"), (-4.0, "b")], 1.0)

    lines.show_markers([(-6.0, "a")], 1.0)

    assert [line.isVisible() for line in lines._lines] == [True, False]
