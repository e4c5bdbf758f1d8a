"""Wires the row of open requests: what can be done with tabs, undo and redo, and other ways to send."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.actions.commands import Command
from workbench.actions.draft_history import DraftHistory
from workbench.actions.tabs import TabActions
from workbench.compose.context import Context

if TYPE_CHECKING:
    from workbench.compose.requests import RequestArea
    from workbench.ui.request.panel import RequestPanel
    from workbench.ui.request.send_button import Way


@dataclass(frozen=True)
class TabParts:
    """What can be done with the open requests, and what they were before."""

    tabs: TabActions
    history: DraftHistory


def connect(panel: "RequestPanel", parts: TabParts) -> None:
    """Let a panel's row of tabs do what is asked for there."""
    top, tabs = panel.top, parts.tabs
    top.duplicate_requested.connect(tabs.duplicate)
    top.close_others_requested.connect(tabs.close_others)
    top.reopen_requested.connect(tabs.reopen)
    top.move_requested.connect(tabs.move)
    top.offer_closed(lambda: tabs.can_reopen)
    panel.notice_read.connect(tabs.dismiss_notice)


def add_commands(context: Context, parts: TabParts) -> None:
    """Commands of the tabs and of undo."""
    tabs, history = parts.tabs, parts.history
    group = _tr("Request")

    def several() -> bool:
        return tabs.several

    for command in (
        Command(
            "request.undo",
            _tr("Undo the last change of the request"),
            group,
            "Ctrl+Z",
            history.undo,
            lambda: history.can_undo,
        ),
        Command(
            "request.redo",
            _tr("Redo the change of the request"),
            group,
            "Ctrl+Shift+Z",
            history.redo,
            lambda: history.can_redo,
        ),
        Command("request.duplicate", _tr("Duplicate the request"), group, "Ctrl+D", tabs.duplicate_current),
        Command(
            "request.reopen",
            _tr("Reopen the closed request"),
            group,
            "Ctrl+Shift+T",
            tabs.reopen,
            lambda: tabs.can_reopen,
        ),
        Command("request.close_others", _tr("Close the other requests"), group, "", tabs.close_other_tabs, several),
        Command("request.next", _tr("Next open request"), group, "Ctrl+PgDown", partial(tabs.next, 1), several),
        Command("request.previous", _tr("Open request before"), group, "Ctrl+PgUp", partial(tabs.next, -1), several),
        Command(
            "request.left",
            _tr("Move the request to the left"),
            group,
            "Ctrl+Shift+PgUp",
            partial(tabs.move_current, -1),
            several,
        ),
        Command(
            "request.right",
            _tr("Move the request to the right"),
            group,
            "Ctrl+Shift+PgDown",
            partial(tabs.move_current, 1),
            several,
        ),
    ):
        context.commands.add(command)


def offer_ways(context: Context, area: "RequestArea", panel: "RequestPanel") -> None:
    """Let the menu beside Send send as somebody else, or many times."""

    def send_as(persona: str) -> None:
        context.personas.choose(persona)
        area.actions.requests.send()

    def ways() -> "list[Way]":
        entries = context.personas_store.snapshot.entries
        whom: list[tuple[str, Callable[[], object]]] = [
            (_tr("Send as: {0}").format(f"{one.title} {one.origin}".strip()), partial(send_as, one.id))
            for one in entries
        ]
        return [*whom, (_tr("Run a burst"), partial(context.commands.run, "burst.run"))]

    panel.bar.send.offer(ways)


def _tr(words: str) -> str:
    return QCoreApplication.translate("commands", words)
