import pytest

from tests.unit.workbench.core.trace.traces import hit_trace, make_statement, make_trace
from workbench.core.exchange import SendFailure
from workbench.core.trace.cards import skeleton_cards
from workbench.core.trace.view import deltas, view_of, view_of_failure, view_of_nothing


def test_a_trace_becomes_cards_lanes_and_a_ruler() -> None:
    view = view_of(make_trace())

    assert len(view.cards) == len(view.lanes.request_stations) == 9
    assert view.ruler is not None


def test_sql_is_not_needed_after_a_hit() -> None:
    assert not view_of(hit_trace()).sql_needed
    assert view_of(make_trace()).sql_needed


def test_a_refused_request_reached_nothing() -> None:
    view = view_of_failure(skeleton_cards(), SendFailure("refused", "Nothing is listening."))

    assert [card.state for card in view.cards] == ["refused", *["not_reached"] * 5]
    assert view.lanes.broken_after == 0


def test_nothing_yet() -> None:
    view = view_of_nothing(skeleton_cards())

    assert view.lanes.turn is None
    assert view.ruler is None


def test_deltas_compare_stages_that_both_runs_passed() -> None:
    before = make_trace(141, {"auth.mode": "off"}, statements=(make_statement(),))

    found = deltas(make_trace(142), before)

    assert "auth.mode" not in found
    assert "cache" not in found
    assert found["handler"].percent == pytest.approx(0.0)
