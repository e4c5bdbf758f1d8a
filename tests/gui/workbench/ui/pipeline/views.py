"""Snapshots of the pipeline as its store would hold them, for tests of what draws them."""

from dataclasses import replace
from typing import Any

from server.contract.traces import Trace
from tests.unit.workbench.core.trace.traces import SCAN, SEARCH, make_statement, make_trace
from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.request import RequestDraft
from workbench.core.trace.view import TraceView, view_of
from workbench.state.traces import TracesSnapshot


def exchange(failure: SendFailure | None = None) -> Exchange:
    phases = Phases(connect_ms=0.05, send_ms=0.02, wait_ms=0.5, receive_ms=0.03)
    return Exchange("1", RequestDraft(), 1_142.0, None, None, failure, phases, local_port=50_142)


def snapshot_of(trace: Trace, **changes: Any) -> TracesSnapshot:
    plain = TracesSnapshot(items=(trace.summary,), shown=(trace.summary,), selected=trace)
    return replace(plain, **changes)


def compared_snapshot() -> TracesSnapshot:
    """A search with an index, held against the scan before it."""
    now = make_trace(142, statements=(make_statement(rows_read=23),))
    before = make_trace(
        141,
        statements=(make_statement(duration_ms=8.8, rows_read=200_000),),
        summary={"duration_ms": 9.14},
        settings={"data.index": "none"},
    )
    return snapshot_of(
        now,
        items=(before.summary, now.summary),
        shown=(before.summary, now.summary),
        compared=before,
        earlier_seq=141,
        exchange=exchange(),
        plans={(142, "tasks-by-owner"): SEARCH, (141, "tasks-by-owner"): SCAN},
    )


def plain_view() -> TraceView:
    return view_of(make_trace())
