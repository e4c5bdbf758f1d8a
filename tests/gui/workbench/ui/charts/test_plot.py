import math

from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from workbench.ui.charts.plot import Plot
from workbench.ui.common.theme import Theme


def test_tells_the_time_under_the_pointer_and_when_it_left(qtbot: QtBot, theme: Theme) -> None:
    plot = Plot(theme, "Latency")
    qtbot.addWidget(plot)
    plot.resize(340, 120)
    plot.set_window(60, [])
    plot.show()
    told: list[float] = []
    plot.hovered.connect(told.append)

    qtbot.mouseMove(plot.viewport(), QPoint(170, 60))
    qtbot.mouseMove(plot.viewport(), QPoint(5, 60))

    assert -60 <= told[0] <= 0
    assert math.isnan(told[-1])
