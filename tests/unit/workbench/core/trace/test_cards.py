import pytest

from server.contract.features import FeatureInfo, Setting, Switchboard
from server.contract.traces import Trace
from server.features.base import OFF_ON
from tests.unit.workbench.core.trace.traces import (
    SCAN,
    SEARCH,
    hit_trace,
    make_statement,
    make_trace,
    n_plus_one_trace,
)
from workbench.core.exchange import Phases
from workbench.core.trace.cards import Card, client_times, skeleton_cards, trace_cards


def card(cards: tuple[Card, ...], name: str) -> Card:
    return next(card for card in cards if card.id == name)


def test_client_comes_first_then_stages_in_the_order_met() -> None:
    cards = trace_cards(make_trace())

    assert [card.id for card in cards] == [
        "client", "http.request_id", "http.rate_limit", "auth.mode",
        "routing", "validation", "handler", "cache", "sql",
    ]  # fmt: skip


def test_movable_stage_that_is_off_has_no_card() -> None:
    cards = trace_cards(make_trace(outcomes={"auth.mode": "off"}))

    assert "auth.mode" not in [card.id for card in cards]
    assert card(cards, "cache").state == "off"


def test_own_time_is_a_share_of_the_slowest_stage() -> None:
    cards = trace_cards(make_trace())

    assert card(cards, "handler").share == 1.0
    assert card(cards, "auth.mode").share == pytest.approx(0.6)


def test_client_of_a_foreign_request_is_not_timed() -> None:
    assert not card(trace_cards(make_trace()), "client").timed


def test_client_gets_what_the_server_did_not_take() -> None:
    cards = trace_cards(make_trace(), Phases(connect_ms=0.2, send_ms=0.1, wait_ms=0.6, receive_ms=0.1))

    assert card(cards, "client").own_ms == pytest.approx(0.6)
    assert card(cards, "client").enter_ms == pytest.approx(-0.4)


def test_client_times_never_turn_negative() -> None:
    assert client_times(Phases(wait_ms=0.1), duration_ms=5.0) == (0.0, 0.0)


def test_sql_card_compares_plans() -> None:
    now = make_trace(142)
    before = make_trace(141, statements=(make_statement(duration_ms=8.8, rows_read=200_000),))
    plans = {(142, "tasks-by-owner"): SEARCH, (141, "tasks-by-owner"): SCAN}

    rows = card(trace_cards(now, earlier=before, plans=plans), "sql").rows

    assert [(row.text, row.total_ms, row.earlier) for row in rows] == [
        ("SEARCH USING INDEX", 0.08, False),
        ("SCAN tasks 200,000 rows", 8.8, True),
    ]


def test_sql_card_compares_the_same_statement_of_both_runs() -> None:
    def run(seq: int, page_ms: float, count_ms: float) -> Trace:
        page, count = (
            make_statement(0, duration_ms=page_ms),
            make_statement(1, duration_ms=count_ms, fingerprint="count"),
        )
        return make_trace(seq, statements=(page, count))

    rows = card(trace_cards(run(142, 0.1, 0.2), earlier=run(141, 8.8, 3.0)), "sql").rows

    assert [row.total_ms for row in rows] == [0.1, 8.8]


def test_sql_card_names_repeated_statements_by_count() -> None:
    rows = card(trace_cards(n_plus_one_trace()), "sql").rows

    assert [row.text for row in rows] == ["SELECT users ×100", "SELECT posts ×1"]


def test_sql_card_of_a_hit_still_shows_what_was_spared() -> None:
    rows = card(trace_cards(hit_trace(), earlier=make_trace(141)), "sql").rows

    assert [(row.text, row.earlier) for row in rows] == [("SELECT tasks ×1", True)]


def feature(name: str, choice: str) -> tuple[FeatureInfo, Setting]:
    info = FeatureInfo(
        id=name, group="http", title=name, summary="", choices=OFF_ON, default="off",
        stage=name, stage_title=name.partition(".")[2], stage_kind="gate", stage_on=("on",),
    )  # fmt: skip
    return info, Setting(choice=choice)


def test_skeleton_follows_the_switchboard() -> None:
    features = [feature("http.a", "on"), feature("http.b", "off"), feature("http.c", "on")]
    settings = {info.id: setting for info, setting in features}
    switchboard = Switchboard(version=1, settings=settings, order=("http.c", "http.b", "http.a"))

    cards = skeleton_cards([info for info, _ in features], switchboard)

    assert [card.title for card in cards] == [
        "client", "c", "a", "routing", "validation", "handler", "cache", "SQL",
    ]  # fmt: skip
    assert {card.state for card in cards} == {"idle"}
