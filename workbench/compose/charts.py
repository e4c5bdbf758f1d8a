"""Wires the charts: live events go into the metrics, and pyqtgraph is imported without holding up the window."""

import asyncio
import importlib
from functools import partial
from itertools import chain
from typing import TYPE_CHECKING

from PySide6 import QtCore, QtGui, QtWidgets

from workbench.actions.commands import Command
from workbench.compose.stepwise import Stepwise, awakened, imported
from workbench.state.metrics import MetricsStore
from workbench.ui.charts.panel import WINDOWS, ChartsPanel

if TYPE_CHECKING:
    from workbench.compose.context import Context

_WINDOW = "charts.window_s"
WITHOUT_QT = ("numpy.typing", "cProfile", "pydoc", "multiprocessing.connection", "xml.etree.ElementTree")
"""What pyqtgraph imports that any thread may import."""


def wire(context: "Context") -> ChartsPanel:
    """Make the charts with their store, and connect them."""
    store = MetricsStore()
    panel = ChartsPanel(context.theme)
    context.metrics_store, context.charts = store, panel
    store.changed.connect(panel.render_snapshot)
    context.live.events.connect(store.take)
    panel.clear_requested.connect(store.clear)
    panel.window_changed.connect(partial(context.settings.set, _WINDOW))
    kept = context.settings.get(_WINDOW, 60)
    panel.set_window(kept if isinstance(kept, int) and kept in dict(WINDOWS) else 60)
    _add_commands(context, panel, store)
    return panel


def load_plots(context: "Context", panel: ChartsPanel) -> None:
    """Import pyqtgraph (some 400 ms), then make the plots: after the first paint."""
    loading = Stepwise(chain(awakened(QtCore, QtGui, QtWidgets), imported("pyqtgraph")), panel.build_plots, panel)
    context.bridge.submit(_import_what_knows_no_qt(), lambda _: loading.begin())


async def _import_what_knows_no_qt() -> None:
    for name in WITHOUT_QT:
        await asyncio.to_thread(importlib.import_module, name)


def _add_commands(context: "Context", panel: ChartsPanel, store: MetricsStore) -> None:
    group = panel.tr("Charts")
    for command in (
        Command("charts.pause", panel.tr("Pause or run the charts"), group, "", panel.toggle_pause),
        Command("charts.table", panel.tr("Charts as a table, or back"), group, "", panel.toggle_table),
        Command("charts.clear", panel.tr("Clear the charts"), group, "", store.clear),
    ):
        context.commands.add(command)
