"""Wires the Compare panel; made with the Request screen, when that is shown first."""

from functools import partial

from workbench.actions.compare import CompareActions
from workbench.compose.context import Context
from workbench.state.compare import CompareSnapshot, CompareStore
from workbench.state.history import HistoryStore
from workbench.state.kept import KeptSnapshot
from workbench.state.requests import RequestsStore
from workbench.ui.compare.panel import ComparePanel
from workbench.ui.request_screen.history_list import HistoryList
from workbench.ui.response.kept_line import KeptLine


def wire(context: Context, requests: RequestsStore, history: HistoryStore, listed: HistoryList) -> ComparePanel:
    """Make the panel, and ``context.compare`` with its store."""
    store = CompareStore(CompareSnapshot(), context.bridge)
    number = partial(_number, context, history)
    actions = CompareActions(store, context.bridge, context.kept, requests, context.bridge, number=number)
    context.compare_store, context.compare = store, actions
    panel = ComparePanel(context.theme)
    context.kept.kept.connect(actions.note_kept)
    store.changed.connect(panel.render_compare)
    panel.form_requested.connect(actions.show_form)
    panel.swap_requested.connect(actions.swap)
    panel.previous_requested.connect(actions.compare_previous)
    panel.ignore_requested.connect(actions.ignore)
    panel.changes_only_requested.connect(actions.show_changes_only)
    panel.cancel_requested.connect(actions.cancel)
    _connect_history(context, actions, listed)
    return panel


def _connect_history(context: Context, actions: CompareActions, listed: HistoryList) -> None:
    """Two marked rows are compared, and show which is which; under the list stands how much is kept."""
    line = KeptLine(context.theme)
    listed.add_below(line)
    listed.compare_requested.connect(actions.compare)

    def show_kept(snapshot: KeptSnapshot) -> None:
        line.render_kept(snapshot)
        listed.show_kept(snapshot.ids)

    def show_letters(snapshot: CompareSnapshot) -> None:
        listed.show_compared(
            {side.exchange_id: letter for letter, side in (("A", snapshot.a), ("B", snapshot.b)) if side is not None}
        )

    line.clear_requested.connect(context.kept.clear)
    line.undo_requested.connect(context.kept.undo_clear)
    context.kept_store.changed.connect(show_kept)
    context.compare_store.changed.connect(show_letters)
    show_kept(context.kept_store.snapshot)


def _number(context: Context, history: HistoryStore, exchange_id: str) -> int | None:
    """A send's number: of this session, or as it stands in the history list."""
    listed = (entry.id for entry in history.snapshot.entries if entry.exchange_id == exchange_id)
    return context.kept.number(exchange_id) or next(listed, None)
