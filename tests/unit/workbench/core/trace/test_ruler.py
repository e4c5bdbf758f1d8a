from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from server.contract.traces import SpanTrace
from tests.unit.workbench.core.trace.traces import make_statement, make_trace, n_plus_one_trace
from workbench.core.exchange import Phases
from workbench.core.trace.cards import trace_cards
from workbench.core.trace.ruler import Ruler, changed_settings, ruler_of, ticks


def ruler(phases: Phases | None = None, **changes: object) -> Ruler:
    trace = make_trace(**changes)  # type: ignore[arg-type]  # passed through as given
    return ruler_of(trace, trace_cards(trace, phases))


def test_spans_never_overlap() -> None:
    trace = n_plus_one_trace()

    spans = ruler_of(trace, trace_cards(trace)).spans

    assert all(before.end_ms <= after.start_ms for before, after in pairwise(spans))
    assert sum(span.stage == "sql" for span in spans) == 101


def test_a_statement_covers_the_handler_it_ran_in() -> None:
    spans = ruler(statements=(make_statement(start_ms=0.20, duration_ms=0.05),)).spans

    labels = [span.label for span in spans if 0.11 <= span.start_ms <= 0.30]
    assert labels == ["handler", "SELECT tasks", "handler"]


def test_inner_spans_cover_outer_ones() -> None:
    inside = (
        SpanTrace(stage="handler", name="service", start_ms=0.18, duration_ms=0.10),
        SpanTrace(stage="handler", name="pool", start_ms=0.20, duration_ms=0.02, wait=True, parent=0),
    )

    spans = ruler(spans=inside, statements=()).spans

    assert [(span.label, span.wait) for span in spans if 0.17 <= span.start_ms < 0.28] == [
        ("service", False),
        ("pool", True),
        ("service", False),
    ]


def test_the_client_stands_at_both_ends() -> None:
    made = ruler(Phases(send_ms=0.01, wait_ms=0.40, receive_ms=0.02))

    assert (made.spans[0].stage, made.spans[-1].stage) == ("client", "client")
    assert made.start_ms == pytest.approx(-0.01)


def test_a_slow_client_is_cut_and_says_so() -> None:
    made = ruler(Phases(connect_ms=30.0, wait_ms=0.40))

    assert made.start_ms == pytest.approx(-0.048)
    assert made.spans[0].cut_ms == pytest.approx(30.0)


def test_the_earlier_run_says_how_far_it_reaches_and_what_differed() -> None:
    now = make_trace(142)
    before = make_trace(141, summary={"duration_ms": 8.8}, settings={"data.index": "none"})

    made = ruler_of(now, trace_cards(now), before)

    assert made.earlier is not None
    assert made.earlier.changed == (("index", "none", "owner"),)
    assert made.past_edge == pytest.approx(22.0)


def test_an_earlier_run_that_fits_is_not_past_the_edge() -> None:
    now = make_trace(142)

    assert ruler_of(now, trace_cards(now), make_trace(141)).past_edge == 0.0


def test_same_settings_have_not_changed() -> None:
    assert changed_settings(make_trace(1), make_trace(2)) == ()


@given(st.floats(0.001, 1e6), st.integers(1, 30))
def test_ticks_are_even_and_few(end_ms: float, most: int) -> None:
    marks = ticks(end_ms, most)

    assert marks[0] == 0.0
    assert len(marks) <= most + 1
    assert marks[-1] <= end_ms * 1.000001


def test_ticks_are_round() -> None:
    assert ticks(0.42, 12) == (0.0, 0.04, 0.08, 0.12, 0.16, 0.2, 0.24, 0.28, 0.32, 0.36, 0.4)
