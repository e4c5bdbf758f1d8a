"""Wires the line under the answer that offers to flip a switch and send again."""

from workbench.actions.advice import AdviceActions, Around
from workbench.compose.context import Context
from workbench.state.advice import AdviceSnapshot, AdviceStore
from workbench.state.requests import RequestsStore
from workbench.ui.response.advice_line import AdviceLine


def wire(context: Context, requests: RequestsStore) -> AdviceLine:
    """Make the line with what stands behind it."""
    store = AdviceStore(AdviceSnapshot(), context.bridge)
    around = Around(context.requests, requests, lambda: context.features, context.features_store, context.traces_store)
    actions = AdviceActions(store, around, context.bridge)
    line = AdviceLine(context.theme)
    store.changed.connect(line.render_advice)
    line.follow_requested.connect(actions.follow)
    actions.look()
    return line
