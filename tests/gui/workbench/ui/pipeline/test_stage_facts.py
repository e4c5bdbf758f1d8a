from server.contract.traces import CacheOperation, HeaderChange, SpanTrace
from tests.gui.workbench.ui.pipeline.views import compared_snapshot
from tests.unit.workbench.core.trace.traces import failed_trace, hit_trace, make_trace, turned_trace
from workbench.core.exchange import Phases
from workbench.core.trace.view import TraceView, view_of
from workbench.ui.pipeline.stage_facts import attribute_rows, header_rows, overview_rows


def facts(view: TraceView, stage: str, phases: Phases | None = None) -> dict[str, str]:
    card = next(card for card in view.cards if card.id == stage)
    return {row.left: row.right for row in overview_rows(view, card, phases)}


def test_overview_tells_times_in_and_out() -> None:
    found = facts(view_of(make_trace()), "auth.mode")

    assert found["outcome"] == "passed"
    assert found["own time"] == "0.06 ms"
    assert found["on the way in"] == "0.04 ms"


def test_overview_tells_the_earlier_run() -> None:
    snapshot = compared_snapshot()
    assert snapshot.selected is not None

    assert facts(view_of(snapshot.selected, earlier=snapshot.compared), "handler")["in #141"] == "0.10 ms (+0 %)"


def test_overview_tells_why_it_turned() -> None:
    assert facts(view_of(turned_trace()), "http.rate_limit")["note"] == "no token left, retry in 3 s"


def test_overview_tells_the_error_with_file_and_line() -> None:
    assert "KeyError: 'due_at' in server/domains/tasks/endpoints.py:48" in facts(view_of(failed_trace()), "handler")


def test_overview_of_the_client_tells_its_phases() -> None:
    view = view_of(make_trace(), phases=Phases(send_ms=0.1, wait_ms=0.5))

    found = facts(view, "client", Phases(send_ms=0.1, wait_ms=0.5))

    assert found["connection"] == "reused"
    assert found["total"] == "0.60 ms"


def test_overview_of_a_foreign_client_says_what_was_not_timed() -> None:
    assert "Sent by another program: only the backend's side was timed." in facts(view_of(make_trace()), "client")


def test_overview_of_the_cache_lists_questions_and_reasons() -> None:
    asked = CacheOperation(
        key="user:42", outcome="hit", start_ms=0.1, duration_ms=0.05, reason="fresh", ttl_s=30, age_s=3, size_bytes=911
    )
    found = facts(view_of(hit_trace().model_copy(update={"cache": (asked,)})), "cache")

    assert found["hit user:42"] == "0.05 ms · age 3 s · TTL 30 s · 911 bytes"
    assert "fresh" in found


def test_spans_inside_are_listed() -> None:
    spans = (SpanTrace(stage="handler", name="serialise", start_ms=0.3, duration_ms=0.05),)

    assert facts(view_of(make_trace(spans=spans)), "handler")["serialise"] == "0.05 ms"


def test_headers_are_listed_step_by_step() -> None:
    trace = make_trace()
    changed = HeaderChange(op="changed", name="vary", value="accept", before="*")
    added = HeaderChange(op="added", name="x-request-id", value="1")
    removed = HeaderChange(op="removed", name="server", before="uvicorn")
    first = trace.stages[0].model_copy(update={"response_changes": (added, removed, changed)})
    trace = trace.model_copy(update={"stages": (first, *trace.stages[1:])})

    rows = header_rows(trace, "response")

    said = [row.spoken for row in rows]
    start = said.index("request id: 1 added, 1 removed, 1 changed")
    assert said[start + 1 : start + 5] == ["+ x-request-id: 1", "- server: uvicorn", "- vary: *", "+ vary: accept"]


def test_request_headers_say_what_was_not_reached() -> None:
    rows = header_rows(turned_trace(), "request")

    assert ("auth", "not reached") in [(row.left, row.right) for row in rows]


def test_attributes_end_with_the_switches_of_then() -> None:
    rows = attribute_rows(make_trace(), "handler")

    assert [(row.left, row.right) for row in rows][-1] == ("data.index", "owner")
