"""Keeps the pipeline's store up to date: takes in events, follows the request panel, fetches what a click asks for."""

import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject

from server.contract.events import Event, TickEvent, TraceEvent
from server.contract.features import FeatureInfo, Switchboard
from server.contract.traces import Plan, StageSource, Trace, TraceSummary
from workbench.actions.trace_details import TraceDetails
from workbench.bridge import Bridge
from workbench.core.exchange import Exchange, sent_as
from workbench.core.trace.cards import skeleton_cards
from workbench.core.trace.statements import StatementGroup, group_statements
from workbench.core.trace.turns import TurnLog
from workbench.state.traces import (
    SourceKey,
    TracesStore,
    earlier_of,
    forgotten,
    with_filter,
    with_plan,
    with_source,
    with_traces,
)

NEVER_LEFT = ("refused", "invalid", "tls")
"""Failures after which no trace can exist."""
CLOCK_SLACK_S = 0.05
"""Both clocks are this machine's; some tick only every 16 ms."""
RECENT = 200
PLANS_AHEAD = 2


class TraceControl(Protocol):
    """What this needs of the control listener's client."""

    async def traces(self, *, limit: int = 200, port: int | None = None) -> tuple[TraceSummary, ...]: ...
    async def trace(self, seq: int) -> Trace: ...
    async def explain(self, seq: int, index: int) -> Plan: ...
    async def source(self, stage: str, seq: int | None = None) -> StageSource: ...


class TraceActions(QObject):
    """Turns intents about recorded requests into snapshots of the ``TracesStore``."""

    def __init__(
        self,
        store: TracesStore,
        bridge: Bridge,
        control: Callable[[], TraceControl | None],
        clock: Callable[[], float] = time.time,
    ) -> None:
        super().__init__()
        self._store = store
        self._bridge = bridge
        self._control = control
        self._clock = clock
        self._details = TraceDetails()
        self._turns = TurnLog()
        self._backend: object = None
        self._awaited: Exchange | None = None
        self._followed_seq = 0
        self._wanted_seq: int | None = None

    def take_events(self, events: tuple[Event, ...]) -> None:
        """Take in a batch of the live stream."""
        summaries = [event.trace for event in events if isinstance(event, TraceEvent)]
        for event in events:
            if isinstance(event, TickEvent):
                self._turns.add(event.at, event.turned)
        self._take(summaries)

    def _take(self, summaries: Iterable[TraceSummary]) -> None:
        snapshot = with_traces(self._store.snapshot, summaries)
        self._store.replace(replace(snapshot, turns=self._turns.counts(self._clock())))
        if self._awaited is not None:
            self._find_awaited()

    def use_backend(self, identity: object) -> None:
        """Begin anew when another backend process answers than before: its numbers start from 1 again."""
        if identity is not None and identity != self._backend:
            if self._backend is not None:
                self.forget()
            self._backend = identity
            self._load_recent()

    def _load_recent(self) -> None:
        """Fill the list with what was recorded before the live stream was read."""
        control = self._control()
        if control is not None:
            self._bridge.submit(control.traces(limit=RECENT), done=self._take, failed=self._ignored)

    def forget(self) -> None:
        """Drop everything: the backend that recorded it is gone."""
        self._details.clear()
        self._turns.clear()
        self._awaited = None
        self._followed_seq = 0
        self._wanted_seq = None
        self._store.replace(forgotten(self._store.snapshot))

    def set_switches(self, features: Iterable[FeatureInfo], switchboard: Switchboard) -> None:
        """Say which stages the next request will meet, for the lanes drawn without a trace."""
        self._store.replace(replace(self._store.snapshot, skeleton=skeleton_cards(features, switchboard)))

    def set_filter(self, text: str) -> None:
        """Show only requests that pass this filter."""
        self._store.replace(with_filter(self._store.snapshot, text))

    # -- following the request panel ---------------------------------------------------------------------------

    def follow(self, exchange: Exchange) -> None:
        """Show the trace of what the request panel just sent, as soon as it is known."""
        if exchange.failure is not None:
            self._show_failure(exchange)
        if exchange.failure is not None and (exchange.failure.kind in NEVER_LEFT or not exchange.local_port):
            return
        self._awaited = exchange
        if not self._find_awaited():
            self._ask_for_awaited(exchange)

    def _show_failure(self, exchange: Exchange) -> None:
        """Show that no answer came; one that was cancelled by hand leaves what is shown."""
        self._awaited = None
        self._wanted_seq = None
        if exchange.failure and exchange.failure.kind != "cancelled":
            bare = replace(self._store.snapshot, selected=None, compared=None, earlier_seq=None, exchange=exchange)
            self._store.replace(bare)

    def _find_awaited(self) -> bool:
        exchange = self._awaited
        if exchange is None:
            return False
        found = self._match(self._store.snapshot.items, exchange)
        if found is None:
            return False
        self._awaited = None
        self._followed_seq = found.seq
        self._show(found.seq, exchange)
        return True

    def _match(self, items: tuple[TraceSummary, ...], exchange: Exchange) -> TraceSummary | None:
        """Find the newest trace of our port that was not shown for an earlier send over the same connection."""
        for item in reversed(items):
            if item.seq <= self._followed_seq:
                return None
            ours = item.client_port == exchange.local_port and sent_as(exchange, item.method)
            if ours and item.started_at >= exchange.started_at - CLOCK_SLACK_S:
                return item
        return None

    def _ask_for_awaited(self, exchange: Exchange) -> None:
        control = self._control()
        if control is not None:
            self._bridge.submit(
                control.traces(limit=5, port=exchange.local_port),
                done=self._take,
                failed=self._failed,
            )

    # -- choosing ----------------------------------------------------------------------------------------------

    def select(self, seq: int) -> None:
        """Look at one request of the list."""
        self._awaited = None
        self._show(seq, None)

    def select_neighbour(self, step: int) -> None:
        """Look at the next (1) or previous (-1) request of the filtered list."""
        snapshot = self._store.snapshot
        numbers = [item.seq for item in snapshot.shown]
        current = snapshot.selected.summary.seq if snapshot.selected else None
        if not numbers:
            return
        later = [seq for seq in numbers if current is not None and seq > current]
        before = [seq for seq in numbers if current is None or seq < current]
        target = (later[0] if later else None) if step > 0 else (before[-1] if before else None)
        if target is not None:
            self.select(target)

    def compare(self, on: bool) -> None:
        """Show or hide the earlier run of the same route."""
        snapshot = replace(self._store.snapshot, comparing=on)
        self._store.replace(snapshot if on else replace(snapshot, compared=None))
        if on and snapshot.selected:
            self._compare_with_earlier()

    def compare_with(self, seq: int) -> None:
        """Hold the selected request against this one."""
        self._store.replace(replace(self._store.snapshot, comparing=True, earlier_seq=seq))
        self._fetch(seq, self._set_compared)

    def _show(self, seq: int, exchange: Exchange | None) -> None:
        self._wanted_seq = seq
        self._fetch(seq, partial(self._set_selected, exchange))

    def _set_selected(self, exchange: Exchange | None, trace: Trace) -> None:
        if trace.summary.seq != self._wanted_seq:
            return
        before = self._store.snapshot
        earlier = earlier_of(before.items, trace.summary)
        compared = self._details.get(earlier.seq) if earlier and before.comparing else None
        self._store.replace(
            replace(
                before,
                selected=trace,
                exchange=exchange,
                compared=compared,
                earlier_seq=earlier.seq if earlier else None,
                message="",
                arrivals=before.arrivals + (1 if exchange else 0),
            )
        )
        self._compare_with_earlier()
        self._explain_costliest(trace)

    def _compare_with_earlier(self) -> None:
        snapshot = self._store.snapshot
        if snapshot.comparing and snapshot.compared is None and snapshot.earlier_seq is not None:
            self._fetch(snapshot.earlier_seq, self._set_compared, quiet=True)

    def _set_compared(self, trace: Trace) -> None:
        snapshot = self._store.snapshot
        if snapshot.comparing and trace.summary.seq == snapshot.earlier_seq:
            self._store.replace(replace(snapshot, compared=trace))

    # -- fetching ----------------------------------------------------------------------------------------------

    def _fetch(self, seq: int, done: Callable[[Trace], None], quiet: bool = False) -> None:
        known = self._details.get(seq)
        if known is not None:
            done(known)
            return
        control = self._control()
        if control is None:
            self._failed(ConnectionError(self.tr("the backend is not running")))
            return
        failed = self._ignored if quiet else self._failed
        self._bridge.submit(control.trace(seq), done=partial(self._fetched, done), failed=failed)

    def _fetched(self, done: Callable[[Trace], None], trace: Trace) -> None:
        self._details.put(trace)
        done(trace)

    def _explain_costliest(self, trace: Trace) -> None:
        """Read the plans while they are still those that ran: later switches may change them."""
        newest = self._store.snapshot.items[-1] if self._store.snapshot.items else trace.summary
        if newest.switchboard_version != trace.summary.switchboard_version:
            return
        groups = sorted(filter(_has_plan, group_statements(trace.statements)), key=lambda group: -group.total_ms)
        for group in groups[:PLANS_AHEAD]:
            self._explain(trace.summary.seq, group, quiet=True)

    def explain(self, seq: int, fingerprint: str) -> None:
        """Ask the database how it would run a recorded statement now."""
        trace = self._details.get(seq)
        groups = group_statements(trace.statements) if trace else ()
        for group in groups:
            if group.fingerprint == fingerprint:
                self._explain(seq, group)

    def _explain(self, seq: int, group: StatementGroup, quiet: bool = False) -> None:
        key = (seq, group.fingerprint)
        control = self._control()
        if key in self._store.snapshot.plans or control is None:
            return
        self._bridge.submit(
            control.explain(seq, group.first.index),
            done=partial(self._explained, key),
            failed=self._ignored if quiet else self._failed,
        )

    def _explained(self, key: tuple[int, str], plan: Plan) -> None:
        self._store.replace(replace(with_plan(self._store.snapshot, key, plan), message=""))

    def load_source(self, stage: str, seq: int) -> None:
        """Fetch the source of a stage as it ran for this request."""
        control, key = self._control(), (stage, seq)
        if key not in self._store.snapshot.sources and control is not None:
            self._bridge.submit(control.source(stage, seq), done=partial(self._sourced, key), failed=self._failed)

    def _sourced(self, key: SourceKey, source: StageSource) -> None:
        self._store.replace(with_source(self._store.snapshot, key, source))

    def _failed(self, error: Exception) -> None:
        self._store.replace(replace(self._store.snapshot, message=str(error) or type(error).__name__))

    def _ignored(self, error: Exception) -> None:
        """Do without: it was fetched ahead, nobody asked for it yet."""
        del error


def _has_plan(group: StatementGroup) -> bool:
    return group.first.sql.lstrip().upper().startswith(("SELECT", "UPDATE", "DELETE", "WITH"))
