"""Wires the Compare panel; made with the Request screen, when that is shown first."""

from functools import partial

from workbench.actions.compare import CompareActions
from workbench.compose.context import Context
from workbench.state.compare import CompareSnapshot, CompareStore
from workbench.state.history import HistoryStore
from workbench.state.requests import RequestsStore
from workbench.ui.compare.panel import ComparePanel


def wire(context: Context, requests: RequestsStore, history: HistoryStore) -> ComparePanel:
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
    return panel


def _number(context: Context, history: HistoryStore, exchange_id: str) -> int | None:
    """A send's number: of this session, or as it stands in the history list."""
    listed = (entry.id for entry in history.snapshot.entries if entry.exchange_id == exchange_id)
    return context.kept.number(exchange_id) or next(listed, None)
