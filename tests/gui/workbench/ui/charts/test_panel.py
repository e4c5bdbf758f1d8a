from PySide6.QtWidgets import QTableView
from pytestqt.qtbot import QtBot

from workbench.state.metrics import MetricsSnapshot
from workbench.ui.charts.panel import ChartsPanel
from workbench.ui.common.theme import Theme


def _panel(qtbot: QtBot, theme: Theme) -> ChartsPanel:
    panel = ChartsPanel(theme)
    qtbot.addWidget(panel)
    panel.resize(340, 290)
    panel.build_plots()
    panel.show()
    return panel


def test_waits_for_the_first_request(qtbot: QtBot, theme: Theme) -> None:
    panel = _panel(qtbot, theme)

    assert panel.plots is not None
    assert not panel.plots.isVisible()
    assert not panel._timer.isActive()


def test_draws_while_there_is_traffic(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot) -> None:
    panel = _panel(qtbot, theme)

    panel.render_snapshot(traffic)

    assert panel.plots is not None
    assert panel.plots.isVisible()
    assert panel._timer.isActive()


def test_pause_keeps_the_picture(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot) -> None:
    panel = _panel(qtbot, theme)
    panel.render_snapshot(traffic)

    panel.toggle_pause()
    panel.render_snapshot(MetricsSnapshot(ticks=traffic.ticks[:3]))

    assert panel.is_paused
    assert not panel._timer.isActive()
    assert panel._shown is traffic


def test_nothing_is_drawn_while_hidden(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot) -> None:
    panel = _panel(qtbot, theme)
    panel.render_snapshot(traffic)

    panel.hide()

    assert not panel._timer.isActive()


def test_same_as_a_table(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot) -> None:
    panel = _panel(qtbot, theme)
    panel.render_snapshot(traffic)

    panel._as_table.click()

    table = panel.findChild(QTableView)
    assert table.isVisible()
    assert table.model().rowCount() == 40


def test_clear_is_asked_for(qtbot: QtBot, theme: Theme) -> None:
    panel = _panel(qtbot, theme)
    clear = next(button for button in panel.findChildren(type(panel._pause)) if "Clear" in button.toolTip())

    with qtbot.waitSignal(panel.clear_requested):
        clear.click()


def test_window_length_is_chosen_from_the_menu(qtbot: QtBot, theme: Theme) -> None:
    panel = _panel(qtbot, theme)

    with qtbot.waitSignal(panel.window_changed) as told:
        panel._length.menu().actions()[2].trigger()

    assert told.args == [300]
    assert panel.plots is not None
    assert panel.plots.all[0].item.viewRange()[0][0] == -300


def test_what_came_of_a_flip_stays_covered(qtbot: QtBot, theme: Theme, traffic: MetricsSnapshot, now: float) -> None:
    panel = _panel(qtbot, theme)
    panel.render_snapshot(traffic)

    panel.cover(now - 8)

    assert panel._covered.isVisible()
    assert max(tick.at for tick in panel._shown.ticks) <= now - 5
    assert panel._now == now - 5  # what follows is not drawn as if nothing had been sent
    panel.cover(None)
    assert not panel._covered.isVisible()
    assert panel._shown is traffic


def test_a_frame_stands_around_the_chart_that_is_pointed_at(qtbot: QtBot, theme: Theme) -> None:
    panel = ChartsPanel(theme)
    qtbot.addWidget(panel)

    panel.point_at(frozenset({"cache"}))
    panel.build_plots()

    assert panel.plots is not None
    assert [plot.is_pointed_at for plot in panel.plots.all] == [False, True, False]
    panel.point_at(frozenset())
    assert not any(plot.is_pointed_at for plot in panel.plots.all)
