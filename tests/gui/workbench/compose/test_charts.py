from typing import Any

from pytestqt.qtbot import QtBot

from server.contract.events import TickEvent
from workbench.compose.charts import load_plots, wire
from workbench.compose.context import Context


def test_ticks_go_into_the_metrics_and_clear_forgets_them(qtbot: QtBot, shell: Context, stand_in: Any) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)

    stand_in.events.emit((TickEvent(at=1.0, span_s=0.25, statuses={"2xx": 1}, latencies_ms=(2.0,)),))
    measured = not shell.metrics_store.snapshot.is_empty
    shell.commands.run("charts.clear")

    assert measured
    assert shell.metrics_store.snapshot.is_empty


def test_plots_are_made_once_pyqtgraph_was_imported(qtbot: QtBot, shell: Context) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)

    load_plots(shell, panel)

    qtbot.waitUntil(lambda: panel.plots is not None, timeout=20_000)


def test_window_length_is_kept(qtbot: QtBot, shell: Context) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)

    panel.window_changed.emit(300)

    assert shell.settings.get("charts.window_s") == 300
