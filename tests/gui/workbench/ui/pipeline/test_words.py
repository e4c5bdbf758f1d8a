import pytest

from tests.unit.workbench.core.trace.traces import hit_trace, make_trace, turned_trace
from workbench.core.trace.cards import trace_cards
from workbench.ui.pipeline.words import MARKS, card_text, spoken, state_word, status_tone


def test_a_card_is_said_with_state_and_time() -> None:
    assert spoken(trace_cards(make_trace())[2]) == "rate limit, passed, 0.03 ms"


def test_a_turn_is_said_with_its_reason() -> None:
    said = spoken(trace_cards(turned_trace())[2])

    assert said == "rate limit, turned the request round, 0.03 ms, no token left, retry in 3 s"


def test_sql_is_said_with_its_statements() -> None:
    assert spoken(trace_cards(make_trace())[-1]) == "SQL, passed, 0.08 ms, SELECT tasks ×1 0.08 ms"


def test_what_was_not_reached_has_no_time() -> None:
    assert spoken(trace_cards(hit_trace())[-1]) == "SQL, not reached"
    assert card_text(trace_cards(hit_trace())[-1]) == "–"


def test_a_foreign_client_is_named_instead_of_timed() -> None:
    assert card_text(trace_cards(make_trace())[0]) == "curl"


@pytest.mark.parametrize("state", MARKS)
def test_every_mark_has_a_word(state: str) -> None:
    assert state_word(state) != state_word("idle")


@pytest.mark.parametrize(("status", "tone"), [(200, "ok"), (304, "ok"), (429, "warn"), (500, "error"), (0, "error")])
def test_status_tones(status: int, tone: str) -> None:
    assert status_tone(status) == tone
