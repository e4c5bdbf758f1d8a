"""What the pipeline and the request list show: recent requests, the one looked at, and the one it is held against."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from server.contract.traces import Plan, StageSource, Trace, TraceSummary
from workbench.core.exchange import Exchange
from workbench.core.trace.cards import Card, PlanKey, skeleton_cards
from workbench.core.trace.filter import FilterError, TraceFilter, parse_filter
from workbench.core.trace.turns import TurnCounts
from workbench.state.store import Store

RING = 2_000
"""Most summaries kept; at about 1 kB each the list stays within 2 MB."""
PLANS = 200
SOURCES = 50

SourceKey = tuple[str, int]
"""A stage and the request for which it ran: handlers differ from request to request."""


@dataclass(frozen=True, slots=True)
class TracesSnapshot:
    """Everything known about recorded requests."""

    items: tuple[TraceSummary, ...] = ()
    """Oldest first, at most ``RING``."""
    dropped: int = 0
    filter_text: str = ""
    filter_error: str = ""
    shown: tuple[TraceSummary, ...] = ()
    """Those of ``items`` that pass the filter."""
    selected: Trace | None = None
    exchange: Exchange | None = None
    """The request panel's own send, when ``selected`` (or nothing, after a failure) came of it."""
    compared: Trace | None = None
    comparing: bool = True
    """Whether the earlier run of the same route is shown beside."""
    earlier_seq: int | None = None
    """The run that could be compared with, also while that is switched off."""
    plans: Mapping[PlanKey, Plan] = field(default_factory=dict)
    sources: Mapping[SourceKey, StageSource] = field(default_factory=dict)
    turns: TurnCounts = ()
    skeleton: tuple[Card, ...] = field(default_factory=skeleton_cards)
    """Cards of the next request, drawn while there is no trace."""
    message: str = ""
    """Why the last thing asked for could not be had."""
    arrivals: int = 0
    """Counts sends of the request panel whose trace arrived: each starts a replay."""


def turned_at(snapshot: TracesSnapshot, seq: int) -> str:
    """Id of the stage that turned a request round; empty when none did or it is forgotten already."""
    found = next((item for item in snapshot.items if item.seq == seq), None)
    return (found.turned_at or "") if found else ""


class TracesStore(Store[TracesSnapshot]):
    """Holds the recorded requests of the running backend."""


def with_traces(snapshot: TracesSnapshot, new: Iterable[TraceSummary], ring: int = RING) -> TracesSnapshot:
    """Add summaries that aren't there yet, let the oldest go, and keep the filtered list in step."""
    known = {item.seq for item in snapshot.items}
    fresh = {summary.seq: summary for summary in new if summary.seq not in known}
    if not fresh:
        return snapshot
    kept = _filter_of(snapshot)
    items = _by_seq(snapshot.items, fresh.values())
    shown = _by_seq(snapshot.shown, (item for item in fresh.values() if kept.matches(item)))
    over = max(0, len(items) - ring)
    items = items[over:]
    shown = tuple(item for item in shown if item.seq >= items[0].seq) if over else shown
    return replace(snapshot, items=items, shown=shown, dropped=snapshot.dropped + over)


def _by_seq(old: tuple[TraceSummary, ...], new: Iterable[TraceSummary]) -> tuple[TraceSummary, ...]:
    """Merge in order of number: requests end in another order than they began, and are told of as they end."""
    return tuple(sorted((*old, *new), key=lambda item: item.seq))


def with_filter(snapshot: TracesSnapshot, text: str) -> TracesSnapshot:
    """Filter by another text; one that can't be read leaves the list as it was and says what is wrong."""
    try:
        kept = parse_filter(text)
    except FilterError as error:
        return replace(snapshot, filter_text=text, filter_error=str(error))
    shown = tuple(item for item in snapshot.items if kept.matches(item))
    return replace(snapshot, filter_text=text, filter_error="", shown=shown)


def _filter_of(snapshot: TracesSnapshot) -> TraceFilter:
    try:
        return parse_filter(snapshot.filter_text)
    except FilterError:
        return TraceFilter()


def with_plan(snapshot: TracesSnapshot, key: PlanKey, plan: Plan) -> TracesSnapshot:
    """Remember a plan; the oldest go first."""
    plans = {**snapshot.plans, key: plan}
    for old in list(plans)[: max(0, len(plans) - PLANS)]:
        del plans[old]
    return replace(snapshot, plans=plans)


def with_source(snapshot: TracesSnapshot, key: SourceKey, source: StageSource) -> TracesSnapshot:
    """Remember a stage's source; the oldest go first."""
    sources = {**snapshot.sources, key: source}
    for old in list(sources)[: max(0, len(sources) - SOURCES)]:
        del sources[old]
    return replace(snapshot, sources=sources, message="")


def forgotten(snapshot: TracesSnapshot) -> TracesSnapshot:
    """Begin anew after the backend restarted: its numbers start from 1 again."""
    return TracesSnapshot(
        filter_text=snapshot.filter_text,
        filter_error=snapshot.filter_error,
        comparing=snapshot.comparing,
        skeleton=snapshot.skeleton,
        arrivals=snapshot.arrivals,
    )


def earlier_of(items: Iterable[TraceSummary], summary: TraceSummary) -> TraceSummary | None:
    """Find the run before this one of the same method and route, or path when no route matched."""
    same = (item for item in items if item.seq < summary.seq and _target(item) == _target(summary))
    return max(same, key=lambda item: item.seq, default=None)


def _target(summary: TraceSummary) -> tuple[str, str]:
    return summary.method, summary.route or summary.path
