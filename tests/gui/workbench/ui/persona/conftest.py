"""A send that the browser stopped, as the panel gets to see it."""

import pytest

from workbench.core.exchange import Exchange, Phases
from workbench.core.fetch.forecast import Forecast
from workbench.core.fetch.seen import Message, Seen
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft
from workbench.state.persona import PersonaSnapshot


@pytest.fixture
def stopped() -> PersonaSnapshot:
    blocked = Blocked(
        "The browser blocks it, the API does not.",
        "Access-Control-Allow-Headers",
        "in the preflight answer does not name idempotency-key.",
        "Fetch, 4.8",
        "header",
        "idempotency-key",
    )
    messages = (
        Message("OPTIONS", "/tasks", "preflight", "answered", 204),
        Message("POST", "/tasks", "request", "never sent"),
    )
    seen = Seen("never_sent", "http://localhost:3000", blocked, messages=messages, notes=("Host is the browser's.",))
    exchange = Exchange("1", RequestDraft(), 0, None, None, None, Phases(), local_port=5, persona="browser", seen=seen)
    forecasts = {
        "plain": Forecast("turned", "422 at validation", "That is what the API answered."),
        "browser": Forecast("blocked", "blocked", str(blocked), blocked),
    }
    return PersonaSnapshot(chosen="browser", forecasts=forecasts, exchange=exchange, allowed_by="Allow the header")
