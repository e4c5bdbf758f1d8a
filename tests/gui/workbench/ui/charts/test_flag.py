from pytestqt.qtbot import QtBot

from workbench.ui.charts.flag import MarkerLines, short_label
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


def test_labels_are_short(theme: Theme) -> None:
    assert short_label("cache off") == "cache off"
    assert short_label("index on owner_id owner") == "index owner"
    assert short_label("rate limit on, errors on") == "rate limit on +1"


def test_a_flag_at_the_right_edge_flies_to_the_left_of_its_line(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, "Latency")
    qtbot.addWidget(plot)
    plot.resize(340, 120)
    plot.set_window(60, [])
    plot.show()
    lines = MarkerLines(theme, plot.item, with_flags=True)

    lines.show_markers([(-50.0, "cache off"), (-1.0, "index on owner_id owner")], 2.0)

    far, near = lines._flags
    assert far.boundingRect().left() == 0
    assert near.boundingRect().right() == 0
    assert near.isVisible()
    assert near.words == "index owner"


def test_two_flags_never_share_a_gap(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, "Latency")
    qtbot.addWidget(plot)
    plot.resize(340, 120)
    plot.set_window(60, [])
    plot.show()
    lines = MarkerLines(theme, plot.item, with_flags=True)
    lines.show_markers([(-50.0, "cache off")], 2.0)
    width = lines._flags[0].width * plot.item.getViewBox().viewPixelSize()[0]

    lines.show_markers([(-0.5 - 1.2 * width, "cache off"), (-0.5, "cache off")], 2.0)

    first, second = lines._flags
    assert first.isVisible()
    assert first.boundingRect().left() == 0
    assert not second.isVisible()
