import pytest

from server.recording.record import Hop, Record
from server.recording.timeline import fixed_visits, handler_submitted, movable_visits, way_out


@pytest.fixture
def passed(record: Record) -> Record:
    record.entered = [100, 110, 130]
    record.starts = [900, 860, 800]
    record.ends = [910, 870, 810]
    record.statuses = [200, 200, 200]
    record.route_ns, record.route_ended_ns = 150, 780
    record.endpoint_started_ns, record.endpoint_ended_ns = 300, 700
    record.ended_ns = 950
    return record


def test_own_time_is_the_gap_between_two_probes(passed: Record) -> None:
    outer, gate, inner, broken = movable_visits(passed)

    assert (outer.in_ns, outer.out_ns) == (10, 30)
    assert (inner.in_ns, inner.out_ns) == (20, 50)
    assert gate.outcome == broken.outcome == "off"


def test_a_stage_that_buffers_is_timed_from_the_end_of_the_body(passed: Record) -> None:
    passed.ends[1] = 890

    assert way_out(passed, 0) == (890, 900)


def test_the_fixed_stations_follow_the_marks(passed: Record) -> None:
    routing, validation, handler = fixed_visits(passed)

    assert (routing.in_ns, routing.out_ns) == (20, 20)
    assert validation.in_ns == 150
    assert (handler.in_ns, handler.out_ns) == (400, 80)


def test_the_handler_begins_where_it_began_to_wait_for_a_thread(passed: Record) -> None:
    hop = Hop(200)
    hop.started_ns, hop.ended_ns = 290, 710
    passed.hops.append(hop)

    assert handler_submitted(passed) == 200


def test_what_the_application_never_reached(passed: Record) -> None:
    passed.endpoint_started_ns = passed.endpoint_ended_ns = 0

    _, validation, handler = fixed_visits(passed)

    assert (validation.outcome, handler.outcome) == ("turned", "not_reached")
