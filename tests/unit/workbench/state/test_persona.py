from dataclasses import replace

import pytest

from workbench.core.exchange import Exchange, Phases
from workbench.core.fetch.forecast import Forecast
from workbench.core.fetch.seen import Seen
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft
from workbench.state.persona import PersonaSnapshot, PersonaStore

SENT, FORETOLD = Blocked("sent", "", "", ""), Blocked("foretold", "", "", "")


def test_what_stands_in_the_way_is_the_last_sends_until_the_draft_is_edited() -> None:
    exchange = Exchange("1", RequestDraft(), 0, None, None, None, Phases(), seen=Seen("unreadable", "http://a", SENT))
    forecasts = {"plain": Forecast("blocked", "blocked", blocked=FORETOLD)}
    snapshot = PersonaStore(PersonaSnapshot(forecasts=forecasts, exchange=exchange)).snapshot

    assert snapshot.blocked is SENT
    assert replace(snapshot, edited=True).blocked is FORETOLD
    assert replace(snapshot, exchange=None, forecasts={}).blocked is None


def test_personas_by_id() -> None:
    assert PersonaSnapshot().entry("attacker").origin == "http://evil.test"
    with pytest.raises(KeyError):
        PersonaSnapshot().entry("nobody")
