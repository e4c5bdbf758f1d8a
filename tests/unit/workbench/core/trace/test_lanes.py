from tests.unit.workbench.core.trace.traces import failed_trace, hit_trace, make_statement, make_trace, turned_trace
from workbench.core.trace.cards import trace_cards
from workbench.core.trace.lanes import Lanes, broken_lanes, dark_lanes, lanes_of

# the cards: 0 client, 1 request id, 2 rate limit, 3 auth, 4 routing, 5 validation, 6 handler, 7 cache, 8 SQL


def test_a_whole_way_is_lit_to_the_end_and_passes_what_is_off() -> None:
    lanes = lanes_of(trace_cards(make_trace()))

    assert lanes.turn == 8
    assert set(lanes.request_gaps) == {"trace"}
    assert lanes.request_stations[7] == "rail"
    assert lanes.turn_tone == "trace"


def test_a_gate_turns_it_round_in_amber() -> None:
    lanes = lanes_of(trace_cards(turned_trace()))

    assert (lanes.turn, lanes.turn_tone) == (2, "warn")
    assert lanes.request_gaps == ("trace", "trace", *["rail"] * 6)
    assert lanes.response_gaps == ("warn", "warn", *["rail"] * 6)


def test_a_failing_handler_comes_back_in_red() -> None:
    lanes = lanes_of(trace_cards(failed_trace()))

    assert (lanes.turn, lanes.turn_tone) == (6, "error")
    assert lanes.response_stations[:7] == ("error",) * 7


def test_a_hit_turns_in_the_trace_colour() -> None:
    lanes = lanes_of(trace_cards(hit_trace()))

    assert (lanes.turn, lanes.turn_tone) == (7, "trace")
    assert lanes.response_gaps[7] == "rail"


def test_an_error_after_sql_reddens_only_the_rest_of_the_way() -> None:
    trace = make_trace(outcomes={"handler": "failed"}, statements=(make_statement(),))

    lanes = lanes_of(trace_cards(trace))

    assert lanes.turn == 8
    assert lanes.response_gaps == ("error",) * 6 + ("trace",) * 2


def test_a_stage_that_answers_on_the_way_back_colours_what_is_left_of_it() -> None:
    lanes = lanes_of(trace_cards(make_trace(outcomes={"auth.mode": "turned"})))

    assert lanes.response_stations[3] == "warn"
    assert lanes.response_stations[4] == "trace"


def test_no_connection_breaks_the_lane_after_the_client() -> None:
    lanes = broken_lanes(4)

    assert lanes.broken_after == 0
    assert lanes.request_stations == ("trace", "rail", "rail", "rail")


def test_nothing_is_lit_before_the_first_request() -> None:
    assert dark_lanes(3) == Lanes(("rail",) * 3, ("rail",) * 2, ("rail",) * 3, ("rail",) * 2)
