"""Wires the window itself: top bar, screens, palette, shortcuts, look, and what is kept of its layout."""

from collections.abc import Mapping
from dataclasses import asdict
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from workbench.actions.commands import Command
from workbench.actions.status import StatusActions
from workbench.core.backend import BackendSnapshot
from workbench.state.features import FeaturesSnapshot
from workbench.state.status import StatusStore
from workbench.ui.backend_card import BackendCard
from workbench.ui.keymap import KeyMap
from workbench.ui.main_window import MainWindow, WindowLayout

if TYPE_CHECKING:
    from workbench.compose.context import Context

_LAYOUT, _THEME, _MOTION = "window", "theme", "reduced_motion"
_MAX_SIZE = 16_384


def wire_status(context: "Context") -> None:
    """Make the store of what the backend says of itself, and ask after each start and reset."""
    context.status_store = StatusStore()
    context.status = StatusActions(context.status_store, context.bridge, context.control)
    context.backend.connected.connect(context.status.refresh)
    context.backend.reset_done.connect(context.status.refresh)


def wire_card(context: "Context") -> BackendCard:
    """Make the card that tells when the backend is not what was wanted."""
    card = BackendCard(context.theme, own_data=not context.backend.config.database_url)
    card.start_requested.connect(context.backend.start)
    card.reset_requested.connect(context.backend.reset_data)
    card.retry_port_requested.connect(partial(_restart, context))
    card.keep_port_requested.connect(context.backend.keep_port)
    card.port_chosen.connect(context.backend.choose_port)
    card.log_requested.connect(partial(_open_logs, context))
    context.backend_store.changed.connect(card.render_backend)
    context.backend.failed.connect(card.show_refusal)
    context.tell = card.tell
    return card


def wire_window(context: "Context", window: MainWindow) -> None:
    """Connect the window to everything else."""
    context.show_screen = window.show_screen
    _connect_bar(context, window)
    _connect_look(context, window)
    window.layout_changed.connect(partial(_keep_layout, context))
    window.restore_layout(read_layout(context.settings.get(_LAYOUT)))
    context.features_store.changed.connect(partial(_count_changes, window))
    _add_commands(context, window)


def read_layout(kept: object) -> WindowLayout:
    """The kept layout, or the default where the file holds something else."""
    if not isinstance(kept, Mapping):
        return WindowLayout()
    try:
        width, height = (max(1, min(int(size), _MAX_SIZE)) for size in kept["size"])
        splitters = {str(name): tuple(int(size) for size in sizes) for name, sizes in kept["splitters"].items()}
        return WindowLayout((width, height), bool(kept["maximized"]), splitters, str(kept["screen"]))
    except (KeyError, TypeError, ValueError, AttributeError, OverflowError):
        return WindowLayout()


def _connect_bar(context: "Context", window: MainWindow) -> None:
    bar, backend = window.bar, context.backend
    context.backend_store.changed.connect(bar.render_backend)
    context.status_store.changed.connect(bar.render_status)
    bar.status_requested.connect(context.status.refresh)
    bar.restart_requested.connect(partial(_restart, context))
    popup = bar.status_popup
    popup.shown.connect(backend.watch_processes)
    popup.start_requested.connect(backend.start)
    popup.restart_requested.connect(partial(_restart, context))
    popup.stop_requested.connect(backend.stop)
    bar.reset_popup.reset_requested.connect(partial(_reset, context))
    help_menu = bar.help_button
    help_menu.keys_requested.connect(partial(_show_keys, context, window))
    help_menu.log_requested.connect(partial(_open_logs, context))
    help_menu.docs_requested.connect(partial(_open_docs, context))


def _connect_look(context: "Context", window: MainWindow) -> None:
    button = window.bar.theme_button
    button.mode_requested.connect(partial(_set_theme, context))
    button.motion_requested.connect(partial(_set_motion, context))


def _add_commands(context: "Context", window: MainWindow) -> None:
    _add_views(context, window)
    view, backend, tell = window.tr("View"), window.tr("Backend"), window.tr("Help")
    bar, learn = window.bar, window.learn
    for command in (
        Command("view.palette", window.tr("Search or run a command"), view, "Ctrl+K", window.palette_popup.open),
        Command(
            "view.switchboard",
            window.tr("Show or hide the switchboard"),
            view,
            "Ctrl+B",
            learn.toggle_drawer,
            learn.isVisible,
        ),
        Command(
            "view.close_drawer",
            window.tr("Close the switchboard"),
            view,
            "Escape",
            learn.close_drawer,
            lambda: learn.is_narrow and learn.drawer.isVisible(),
        ),
        Command("view.splitters", window.tr("Put all panels back to their sizes"), view, "", learn.reset_sizes),
        Command("backend.status", window.tr("Show processes, users and logs"), backend, "", bar.open_status),
        Command("backend.restart", window.tr("Restart the backend"), backend, "", partial(_restart, context)),
        Command("backend.reset", window.tr("Reset the world"), backend, "", bar.open_reset, partial(_runs, context)),
        Command("help.keys", window.tr("Keyboard shortcuts"), tell, "F1", partial(_show_keys, context, window)),
        Command("help.docs", window.tr("The backend's API in the browser"), tell, "", partial(_open_docs, context)),
        Command("help.logs", window.tr("Open the log folder"), tell, "", partial(_open_logs, context)),
    ):
        context.commands.add(command)
    for enabled, title in ((True, window.tr("Record requests")), (False, window.tr("Stop recording requests"))):
        record = partial(context.backend.set_tracing, enabled)
        context.commands.add(
            Command(f"backend.record_{enabled}".lower(), title, backend, "", record, partial(_runs, context))
        )


def _add_views(context: "Context", window: MainWindow) -> None:
    """The screens and the looks."""
    view = window.tr("View")
    for place, (screen, title) in enumerate(window.screens, start=1):
        show = partial(window.show_screen, screen)
        context.commands.add(Command(f"view.{screen}", title, view, f"Ctrl+{place}", show))
    modes = {"light": window.tr("Light"), "dark": window.tr("Dark"), "system": window.tr("As the system")}
    for mode, title in modes.items():
        look = window.tr("Look: {0}").format(title)
        context.commands.add(Command(f"view.{mode}", look, view, "", partial(_set_theme, context, mode)))


def _runs(context: "Context") -> bool:
    return context.control() is not None


def _restart(context: "Context") -> None:
    context.backend.restart()


def _reset(context: "Context", world: str, switches: bool) -> None:
    context.backend.reset(world or None, switches=switches)


def _set_theme(context: "Context", mode: Any) -> None:
    context.theme.set_mode(mode)
    context.settings.set(_THEME, mode)


def _set_motion(context: "Context", reduced: bool) -> None:
    context.theme.set_reduced_motion(reduced)
    context.settings.set(_MOTION, reduced)


def _keep_layout(context: "Context", layout: WindowLayout) -> None:
    kept = asdict(layout)
    kept["size"] = list(layout.size)
    kept["splitters"] = {name: list(sizes) for name, sizes in layout.splitters.items()}
    context.settings.set(_LAYOUT, kept)


def _count_changes(window: MainWindow, snapshot: FeaturesSnapshot) -> None:
    window.learn.rail.show_changed(snapshot.changed_count)


def _show_keys(context: "Context", window: MainWindow) -> None:
    KeyMap(context.theme, context.commands, window).open()


def _open_logs(context: "Context") -> None:
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(context.paths.logs)))


def _open_docs(context: "Context") -> None:
    snapshot: BackendSnapshot = context.backend_store.snapshot
    if snapshot.address:
        QDesktopServices.openUrl(QUrl(f"{snapshot.address}/docs"))
