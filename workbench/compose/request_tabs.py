"""Wires the row of open requests: what can be done with tabs, undo and redo, and other ways to send."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from workbench.actions.commands import Command, always
from workbench.actions.draft_history import DraftHistory
from workbench.actions.tabs import TabActions
from workbench.compose.context import Context

if TYPE_CHECKING:
    from workbench.compose.requests import RequestArea
    from workbench.ui.request.panel import RequestPanel
    from workbench.ui.request.send_button import Way


_Offer = tuple[str, str, str, Callable[[], None], Callable[[], bool]]
"""Id, title, shortcut, what to do, and when it can be done."""


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
    group = _tr("Request")
    for command_id, title, shortcut, run, enabled in (*_of_tabs(parts.tabs), *_of_history(parts.history)):
        context.commands.add(Command(f"request.{command_id}", title, group, shortcut, run, enabled))


def _of_tabs(tabs: TabActions) -> tuple[_Offer, ...]:
    def several() -> bool:
        return tabs.several

    left, right = partial(tabs.move_current, -1), partial(tabs.move_current, 1)
    return (
        ("duplicate", _tr("Duplicate the request"), "Ctrl+D", tabs.duplicate_current, always),
        ("reopen", _tr("Reopen the closed request"), "Ctrl+Shift+T", tabs.reopen, lambda: tabs.can_reopen),
        ("close_others", _tr("Close the other requests"), "", tabs.close_other_tabs, several),
        ("next", _tr("Next open request"), "Ctrl+PgDown", partial(tabs.next, 1), several),
        ("previous", _tr("Open request before"), "Ctrl+PgUp", partial(tabs.next, -1), several),
        ("left", _tr("Move the request to the left"), "Ctrl+Shift+PgUp", left, several),
        ("right", _tr("Move the request to the right"), "Ctrl+Shift+PgDown", right, several),
    )


def _of_history(history: DraftHistory) -> tuple[_Offer, ...]:
    return (
        ("undo", _tr("Undo the last change of the request"), "Ctrl+Z", history.undo, lambda: history.can_undo),
        ("redo", _tr("Redo the change of the request"), "Ctrl+Shift+Z", history.redo, lambda: history.can_redo),
    )


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
