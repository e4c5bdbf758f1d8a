from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from server.contract.events import TickEvent, TraceEvent
from server.contract.traces import Plan, StageSource, Trace, TraceSummary
from tests.unit.workbench.core.trace.traces import SCAN, SEARCH, make_summary, make_trace
from workbench.actions.traces import TraceActions
from workbench.bridge import Bridge
from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SendFailure
from workbench.core.request import RequestDraft
from workbench.state.traces import TracesSnapshot, TracesStore


class Recorded:
    """A control listener that has recorded these traces."""

    def __init__(self, *traces: Trace) -> None:
        self.known = {trace.summary.seq: trace for trace in traces}
        self.plan = SEARCH
        self.explained: list[tuple[int, int]] = []
        self.sources = 0

    async def traces(self, *, limit: int = 200, port: int | None = None) -> tuple[TraceSummary, ...]:
        found = [trace.summary for trace in self.known.values() if port in (None, trace.summary.client_port)]
        return tuple(sorted(found, key=lambda summary: -summary.seq)[:limit])

    async def trace(self, seq: int) -> Trace:
        if seq not in self.known:
            raise LookupError("that request is no longer kept")
        return self.known[seq]

    async def explain(self, seq: int, index: int) -> Plan:
        self.explained.append((seq, index))
        return self.plan

    async def source(self, stage: str, seq: int | None = None) -> StageSource:
        self.sources += 1
        return StageSource(stage=stage, path="server/x.py", line=seq or 1, text="pass")


@pytest.fixture
def bridge(qtbot: QtBot) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


@pytest.fixture
def store(qtbot: QtBot) -> TracesStore:
    return TracesStore(TracesSnapshot())


@pytest.fixture
def make(bridge: Bridge, store: TracesStore) -> Callable[..., TraceActions]:
    def made(*traces: Trace, control: Recorded | None = None) -> TraceActions:
        recorded = control or Recorded(*traces)
        return TraceActions(store, bridge, lambda: recorded, clock=lambda: 1_000.0)

    return made


def exchange(port: int = 50_142, failure: SendFailure | None = None) -> Exchange:
    response = None if failure else ReceivedResponse(200, "OK", "HTTP/1.1", (), Path("body"), 0, 0)
    phases = Phases(send_ms=0.1, wait_ms=0.5)
    return Exchange("1", RequestDraft(), 1_142.0, None, response, failure, phases, local_port=port)


def test_events_fill_list_and_turns(make: Callable[..., TraceActions], store: TracesStore) -> None:
    actions = make()

    actions.take_events(
        (
            TickEvent(at=999.0, span_s=0.25, turned={"http.rate_limit 429": 3}),
            TraceEvent(trace=make_summary(1)),
            TraceEvent(trace=make_summary(2)),
        )
    )

    assert [item.seq for item in store.snapshot.items] == [1, 2]
    assert store.snapshot.turns == (("http.rate_limit", (("429", 3),)),)


def test_own_send_is_followed_by_its_port(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    actions = make(make_trace(141, summary={"client_port": 50_142, "started_at": 900.0}), make_trace(142))

    actions.follow(exchange())

    qtbot.waitUntil(lambda: store.snapshot.selected is not None)
    selected = store.snapshot.selected
    assert selected is not None
    assert selected.summary.seq == 142
    assert store.snapshot.exchange is not None
    assert store.snapshot.arrivals == 1


def test_own_send_is_followed_when_its_trace_comes_later(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    recorded = Recorded()
    actions = make(control=recorded)
    actions.follow(exchange())
    recorded.known[142] = make_trace(142)

    actions.take_events((TraceEvent(trace=make_summary(142)),))

    qtbot.waitUntil(lambda: store.snapshot.selected is not None)


def test_next_send_over_the_same_connection_waits_for_its_own_trace(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    recorded = Recorded(make_trace(142, summary={"client_port": 50_142}))
    actions = make(control=recorded)
    actions.follow(exchange())
    qtbot.waitUntil(lambda: store.snapshot.arrivals == 1)

    actions.follow(exchange())
    recorded.known[143] = make_trace(143, summary={"client_port": 50_142})
    actions.take_events((TraceEvent(trace=recorded.known[143].summary),))

    qtbot.waitUntil(lambda: store.snapshot.arrivals == 2)
    selected = store.snapshot.selected
    assert selected is not None
    assert selected.summary.seq == 143


def test_earlier_run_of_the_route_is_compared(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    actions = make(make_trace(141), make_trace(142))
    actions.take_events((TraceEvent(trace=make_summary(141)), TraceEvent(trace=make_summary(142))))

    actions.select(142)

    qtbot.waitUntil(lambda: store.snapshot.compared is not None)
    compared = store.snapshot.compared
    assert compared is not None
    assert compared.summary.seq == 141


def test_comparison_can_be_switched_off_and_on(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    actions = make(make_trace(141), make_trace(142))
    actions.take_events((TraceEvent(trace=make_summary(141)), TraceEvent(trace=make_summary(142))))
    actions.select(142)
    qtbot.waitUntil(lambda: store.snapshot.compared is not None)

    actions.compare(False)
    without = store.snapshot.compared
    actions.compare(True)

    assert without is None
    qtbot.waitUntil(lambda: store.snapshot.compared is not None)


def test_any_other_run_can_be_compared_with(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    actions = make(make_trace(7), make_trace(142))
    actions.select(142)
    qtbot.waitUntil(lambda: store.snapshot.selected is not None)

    actions.compare_with(7)

    qtbot.waitUntil(lambda: store.snapshot.compared is not None)


def test_plan_of_the_costliest_statement_is_read_while_it_holds(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    recorded = Recorded(make_trace(142))
    actions = make(control=recorded)

    actions.select(142)

    qtbot.waitUntil(lambda: bool(store.snapshot.plans))
    assert recorded.explained == [(142, 0)]


def test_plan_is_not_read_ahead_after_a_switch_changed(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    recorded = Recorded(make_trace(142))
    actions = make(control=recorded)
    actions.take_events((TraceEvent(trace=make_summary(143, switchboard_version=9)),))

    actions.select(142)
    qtbot.waitUntil(lambda: store.snapshot.selected is not None)

    assert recorded.explained == []


def test_plan_is_read_on_demand_once(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    recorded = Recorded(make_trace(142))
    recorded.plan = SCAN
    actions = make(control=recorded)
    actions.take_events((TraceEvent(trace=make_summary(143, switchboard_version=9)),))
    actions.select(142)
    qtbot.waitUntil(lambda: store.snapshot.selected is not None)

    actions.explain(142, "tasks-by-owner")
    qtbot.waitUntil(lambda: (142, "tasks-by-owner") in store.snapshot.plans)
    actions.explain(142, "tasks-by-owner")

    assert recorded.explained == [(142, 0)]


def test_source_is_fetched_once(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    recorded = Recorded()
    actions = make(control=recorded)

    actions.load_source("handler", 1)
    qtbot.waitUntil(lambda: ("handler", 1) in store.snapshot.sources)
    actions.load_source("handler", 1)

    assert recorded.sources == 1


def test_refused_request_shows_a_failure_and_no_trace(
    qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore
) -> None:
    actions = make(make_trace(142))
    actions.select(142)
    qtbot.waitUntil(lambda: store.snapshot.selected is not None)

    actions.follow(exchange(port=0, failure=SendFailure("refused", "Nothing is listening at 127.0.0.1:8000.")))

    assert store.snapshot.selected is None
    assert store.snapshot.exchange is not None


def test_a_lost_trace_says_so(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    make().select(1)

    qtbot.waitUntil(lambda: store.snapshot.message != "")
    assert store.snapshot.message == "that request is no longer kept"


def test_neighbours_follow_the_filter(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    actions = make(*(make_trace(seq) for seq in (1, 2, 3)))
    actions.take_events(tuple(TraceEvent(trace=make_summary(seq, status=200 + seq % 2)) for seq in (1, 2, 3)))
    actions.set_filter("status:201")
    actions.select(3)
    qtbot.waitUntil(lambda: store.snapshot.selected is not None)

    actions.select_neighbour(-1)

    qtbot.waitUntil(lambda: bool(store.snapshot.selected and store.snapshot.selected.summary.seq == 1))


def test_another_backend_begins_anew(qtbot: QtBot, make: Callable[..., TraceActions], store: TracesStore) -> None:
    recorded = Recorded(make_trace(1))
    actions = make(control=recorded)
    actions.use_backend("first")
    qtbot.waitUntil(lambda: len(store.snapshot.items) == 1)
    recorded.known.clear()

    actions.use_backend("first")
    kept = len(store.snapshot.items)
    actions.use_backend("second")

    assert kept == 1
    assert store.snapshot.items == ()
