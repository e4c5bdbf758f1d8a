from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.unit.workbench.core.trace.traces import make_trace, turned_trace
from workbench.core.trace.cards import Card, CardState, trace_cards
from workbench.core.trace.replay import MIN_PER_NODE_MS, TURN_MS, Replay, plan_replay

times = st.floats(min_value=0, max_value=5_000, allow_nan=False)
states: st.SearchStrategy[CardState] = st.sampled_from(["passed", "turned", "failed", "hit", "off", "not_reached"])


@st.composite
def card_lists(draw: st.DrawFn) -> list[Card]:
    moments = st.none() | times
    return [
        Card(
            str(number), "", "gate", draw(states),
            in_ms=draw(times), out_ms=draw(times), enter_ms=draw(moments), leave_ms=draw(moments),
        )
        for number in range(draw(st.integers(1, 20)))
    ]  # fmt: skip


def made(cards: list[Card], target_ms: float) -> tuple[Replay, int] | None:
    replay = plan_replay(cards, target_ms)
    reached = sum(card.reached for card in cards)
    assert (replay is None) == (reached == 0)
    return (replay, reached) if replay is not None else None


@given(card_lists(), st.sampled_from([2_400.0, 6_000.0]))
def test_total_is_the_target_unless_the_minimum_needs_more(cards: list[Card], target_ms: float) -> None:
    if (result := made(cards, target_ms)) is not None:
        replay, reached = result
        assert replay.total_ms == pytest.approx(max(target_ms, reached * MIN_PER_NODE_MS + TURN_MS))


@given(card_lists(), st.sampled_from([2_400.0, 6_000.0]))
def test_every_station_gets_its_minimum(cards: list[Card], target_ms: float) -> None:
    if (result := made(cards, target_ms)) is not None:
        replay, _ = result
        spent: dict[int, float] = {}
        for visit in replay.visits:
            spent[visit.card] = spent.get(visit.card, 0.0) + visit.end_ms - visit.start_ms
        assert min(spent.values()) >= MIN_PER_NODE_MS - 1e-6


@given(card_lists())
def test_visits_follow_each_other_without_a_gap(cards: list[Card]) -> None:
    if (result := made(cards, 2_400.0)) is not None:
        visits = result[0].visits
        assert all(a.end_ms == pytest.approx(b.start_ms) for a, b in pairwise(visits))


@given(card_lists(), st.lists(st.floats(0, 6_000, allow_nan=False), min_size=2))
def test_playhead_never_runs_backwards(cards: list[Card], moments: list[float]) -> None:
    if (result := made(cards, 2_400.0)) is not None:
        heads = [result[0].position(moment).playhead_ms for moment in sorted(moments)]
        assert all(earlier <= later + 1e-6 for earlier, later in pairwise(heads))


def test_slow_stations_hold_the_dot_longer() -> None:
    cards = [Card("a", "", "gate", "passed", in_ms=1.0), Card("b", "", "gate", "passed", in_ms=3.0)]

    replay = plan_replay(cards, 2_400.0)

    assert replay is not None
    first, second = replay.visits[:2]
    assert second.wait_ms - MIN_PER_NODE_MS / 2 == pytest.approx(3 * first.wait_ms)


def test_dot_goes_there_turns_and_comes_back() -> None:
    replay = plan_replay(trace_cards(turned_trace()), 2_400.0)

    assert replay is not None
    assert [(visit.card, visit.lane) for visit in replay.visits] == [
        (0, "request"), (1, "request"), (2, "request"), (2, "response"), (1, "response"), (0, "response"),
    ]  # fmt: skip


def test_dot_stands_still_before_and_after() -> None:
    replay = plan_replay(trace_cards(make_trace()), 2_400.0)

    assert replay is not None
    start, end = replay.position(-1.0), replay.position(1e9)
    assert (start.card, start.lane, start.progress) == (0, "request", 0.0)
    assert (end.card, end.lane) == (0, "response")


def test_steps_go_from_station_to_station() -> None:
    replay = plan_replay(trace_cards(turned_trace()), 2_400.0)
    assert replay is not None
    at, seen = 0.0, []

    while at < replay.total_ms:
        at = replay.next_stop(at)
        position = replay.position(at)
        seen.append((position.card, position.lane))

    assert seen == [(1, "request"), (2, "request"), (2, "response"), (1, "response"), (0, "response"), (0, "response")]


def test_less_motion_keeps_the_dot_at_its_station() -> None:
    replay = plan_replay(trace_cards(make_trace()), 2_400.0)
    assert replay is not None

    travelling = replay.position(replay.visits[0].end_ms - 1)

    assert travelling.progress > 0
    assert travelling.at_station().progress == 0.0
