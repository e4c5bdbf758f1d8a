"""Makes the cards of the pipeline: one for the client, one for every stage that took part, in the order met."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Literal

from server.contract.features import FeatureInfo, Switchboard
from server.contract.traces import Plan, StageKind, StageTrace, Trace
from workbench.core.exchange import Phases
from workbench.core.plans import read_plan
from workbench.core.trace.statements import StatementGroup, costliest, group_statements, hardest_working
from workbench.core.trace.text import format_count

CardState = Literal["passed", "turned", "failed", "not_reached", "off", "hit", "miss", "refused", "idle"]
REACHED: frozenset[CardState] = frozenset(("passed", "turned", "failed", "hit", "miss"))
CLIENT = "client"
SQL = "sql"
CACHE = "cache"

PlanKey = tuple[int, str]
"""A trace's number and a statement's fingerprint: which plan was read when."""
Plans = Mapping[PlanKey, Plan]

_FIXED: tuple[tuple[str, str, StageKind], ...] = (
    ("routing", "routing", "framework"),
    ("validation", "validation", "framework"),
    ("handler", "handler", "handler"),
    (CACHE, "cache", "cache"),
    (SQL, "SQL", "data"),
)


@dataclass(frozen=True, slots=True)
class SqlRow:
    """One line on the SQL card: a plan or a statement with its time, of this run or of the earlier one."""

    text: str
    total_ms: float
    earlier: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One station of the pipeline as it is drawn."""

    id: str
    title: str
    kind: StageKind
    state: CardState
    in_ms: float = 0.0
    out_ms: float = 0.0
    enter_ms: float | None = None
    leave_ms: float | None = None
    timed: bool = True
    """False when nobody measured it, such as the client's side of a request that another program sent."""
    share: float = 0.0
    """Own time as a part of the slowest stage's, 0 to 1."""
    note: str = ""
    rows: tuple[SqlRow, ...] = ()
    rows_read: int | None = None
    rows_returned: int | None = None

    @property
    def own_ms(self) -> float:
        """Time spent in this station itself, both ways."""
        return self.in_ms + self.out_ms

    @property
    def reached(self) -> bool:
        """Whether the request came as far as this."""
        return self.state in REACHED


def trace_cards(
    trace: Trace, phases: Phases | None = None, earlier: Trace | None = None, plans: Plans | None = None
) -> tuple[Card, ...]:
    """Make the cards of one trace: the client, movable stages that were on, then the fixed five."""
    shown = [stage for stage in trace.stages if not (stage.movable and stage.outcome == "off")]
    slowest = max((stage.own_ms for stage in shown), default=0.0)
    cards = [_client_card(trace, phases, slowest)]
    for stage in shown:
        card = _stage_card(stage, slowest)
        cards.append(_with_sql(card, trace, earlier, plans or {}) if stage.id == SQL else card)
    return tuple(cards)


def _client_card(trace: Trace, phases: Phases | None, slowest: float) -> Card:
    before, after = client_times(phases, trace.summary.duration_ms) if phases else (0.0, 0.0)
    return Card(
        id=CLIENT,
        title="client",
        kind="edge",
        state="passed",
        in_ms=before,
        out_ms=after,
        enter_ms=-before,
        leave_ms=trace.summary.duration_ms + after,
        timed=phases is not None,
        share=_share(before + after, slowest),
        note=trace.summary.user_agent,
    )


def client_times(phases: Phases, duration_ms: float) -> tuple[float, float]:
    """Split what the client measured beyond the server's own time into before and after.

    Connecting, TLS and sending lie before. What is left of the wait is unknown ground (loopback, both event loops):
    it is halved.
    """
    outside = max(0.0, phases.total_ms - duration_ms)
    sending = (phases.connect_ms or 0.0) + (phases.tls_ms or 0.0) + phases.send_ms
    unknown = max(0.0, phases.wait_ms - duration_ms)
    before = min(outside, sending + unknown / 2)
    return before, outside - before


def _stage_card(stage: StageTrace, slowest: float) -> Card:
    return Card(
        id=stage.id,
        title=stage.title,
        kind=stage.kind,
        state=stage.outcome,
        in_ms=stage.in_ms,
        out_ms=stage.out_ms,
        enter_ms=stage.enter_ms,
        leave_ms=stage.leave_ms,
        share=_share(stage.own_ms, slowest),
        note=stage.note,
    )


def _with_sql(card: Card, trace: Trace, earlier: Trace | None, plans: Plans) -> Card:
    return replace(
        card,
        rows=sql_rows(trace, earlier, plans),
        rows_read=_rows_read(trace),
        rows_returned=trace.summary.rows if trace.statements else None,
    )


def _share(own: float, slowest: float) -> float:
    return min(1.0, own / slowest) if slowest > 0 else 0.0


def _rows_read(trace: Trace) -> int | None:
    known = [statement.rows_read for statement in trace.statements if statement.rows_read is not None]
    return sum(known) if known else None


def sql_rows(trace: Trace, earlier: Trace | None, plans: Plans) -> tuple[SqlRow, ...]:
    """Choose the SQL card's two lines: this run against the earlier one, or this run's two costliest statements.

    Both lines of a comparison are of the same statement where both runs had it: the one that did most work in either.
    """
    groups = sorted(group_statements(trace.statements), key=lambda group: -group.total_ms)
    before = group_statements(earlier.statements) if earlier else ()
    if earlier is None or not before:
        return tuple(_row(trace, group, plans) for group in groups[:2])
    shared = {group.fingerprint for group in groups} & {group.fingerprint for group in before}
    alike = [group for group in (*groups, *before) if group.fingerprint in shared]
    main = hardest_working(alike)
    then = next((group for group in before if main and group.fingerprint == main.fingerprint), costliest(before))
    now = next((group for group in groups if main and group.fingerprint == main.fingerprint), costliest(groups))
    rows = [_row(trace, now, plans)] if now else []
    return (*rows, _row(earlier, then, plans, earlier=True)) if then else tuple(rows)


def _row(trace: Trace, group: StatementGroup, plans: Plans, earlier: bool = False) -> SqlRow:
    plan = plans.get((trace.summary.seq, group.fingerprint))
    headline = read_plan(plan).headline if plan and group.count == 1 else ""
    if headline.startswith("SCAN") and group.rows_read:
        headline = f"{headline} {format_count(group.rows_read)} rows"
    return SqlRow(headline or group.title, group.total_ms, earlier)


def skeleton_cards(
    features: Iterable[FeatureInfo] = (), switchboard: Switchboard | None = None, state: CardState = "idle"
) -> tuple[Card, ...]:
    """Make cards without a trace: the stages the next request will meet, as the switchboard stands."""
    by_stage = {feature.stage: feature for feature in features if feature.stage}
    cards = [Card(CLIENT, "client", "edge", state)]
    for stage in switchboard.order if switchboard else ():
        feature = by_stage.get(stage)
        if feature and switchboard and switchboard.settings[feature.id].choice in feature.stage_on:
            cards.append(Card(stage, feature.stage_title, feature.stage_kind or "gate", state))
    return (*cards, *(Card(name, title, kind, state) for name, title, kind in _FIXED))
