"""Wires the charts: live events go into the metrics, and pyqtgraph is imported away from the window's thread."""

import asyncio
import importlib
from functools import partial
from typing import TYPE_CHECKING

from workbench.actions.commands import Command
from workbench.state.metrics import MetricsStore
from workbench.ui.charts.panel import WINDOWS, ChartsPanel

if TYPE_CHECKING:
    from workbench.compose.context import Context

_WINDOW = "charts.window_s"


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
    """Import pyqtgraph on a worker thread (some 400 ms), then make the plots: after the first paint."""
    context.bridge.submit(_import_plots(), lambda _: panel.build_plots())


async def _import_plots() -> None:
    await asyncio.to_thread(importlib.import_module, "pyqtgraph")


def _add_commands(context: "Context", panel: ChartsPanel, store: MetricsStore) -> None:
    group = panel.tr("Charts")
    for command in (
        Command("charts.pause", panel.tr("Pause or run the charts"), group, "", panel.toggle_pause),
        Command("charts.table", panel.tr("Charts as a table, or back"), group, "", panel.toggle_table),
        Command("charts.clear", panel.tr("Clear the charts"), group, "", store.clear),
    ):
        context.commands.add(command)
