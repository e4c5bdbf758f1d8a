"""Wires Help, Copy diagnostics: read away from the window's thread, then put on the clipboard."""

import asyncio
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from workbench.actions.commands import Command
from workbench.diagnostics import diagnostics
from workbench.logs import last_lines
from workbench.ui.main_window import MainWindow

if TYPE_CHECKING:
    from workbench.compose.context import Context

_LINES = 100


def wire_diagnostics(context: "Context", window: MainWindow, log_file: Path) -> None:
    """Copy versions, processes and the last log lines, secrets masked, from the menu, the popup or the palette."""
    copy = partial(_copy, context, log_file)
    window.bar.help_button.diagnostics_requested.connect(copy)
    window.bar.status_popup.diagnostics_requested.connect(copy)
    title, group = window.tr("Copy diagnostics"), window.tr("Help")
    context.commands.add(Command("help.diagnostics", title, group, "", copy))


def _copy(context: "Context", log_file: Path) -> None:
    context.bridge.submit(_read(context, log_file), _to_clipboard)


async def _read(context: "Context", log_file: Path) -> str:
    lines = await asyncio.to_thread(last_lines, log_file, _LINES)
    return await asyncio.to_thread(diagnostics, context.backend_store.snapshot, lines)


def _to_clipboard(text: str) -> None:
    QGuiApplication.clipboard().setText(text)
