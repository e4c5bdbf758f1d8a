"""A record's marks put in order: from when to when the request was in each station, both ways."""

from dataclasses import dataclass, field

from server.contract.traces import Outcome, StageKind
from server.recording.record import Record


@dataclass(slots=True)
class Visit:
    """The stay in one station, in nanoseconds of ``perf_counter_ns``; 0 stands for a mark that was never reached."""

    id: str
    title: str
    kind: StageKind
    outcome: Outcome = "not_reached"
    index: int = -1
    """Number among the running movable stages; -1 for the fixed stations."""
    movable: bool = False
    in_start: int = 0
    in_end: int = 0
    out_start: int = 0
    out_end: int = 0
    inner_in_ns: int = 0
    inner_out_ns: int = 0
    """Time inside the two windows that belongs to SQL or a cache, and is shown there."""
    wait_ns: int = 0
    attributes: dict[str, str] = field(default_factory=dict)

    @property
    def in_ns(self) -> int:
        """Own time on the way in."""
        return max(self.in_end - self.in_start - self.inner_in_ns, 0)

    @property
    def out_ns(self) -> int:
        """Own time on the way out."""
        return max(self.out_end - self.out_start - self.inner_out_ns, 0)

    def covers_in(self, at_ns: int) -> bool:
        """Whether the request was here on its way in at that moment."""
        return self.in_start <= at_ns < self.in_end

    def covers_out(self, at_ns: int) -> bool:
        """Whether the response was here on its way out at that moment."""
        return self.out_start <= at_ns < self.out_end


def movable_visits(record: Record) -> list[Visit]:
    """The stages between the probes, in their order; a stage that is off stands where it would be."""
    visits = []
    index = 0
    for station in record.stack.stations:
        visit = Visit(station.id, station.title, station.kind, movable=True)
        visits.append(visit)
        if not station.on:
            visit.outcome = "off"
            continue
        visit.index = index
        if record.entered[index]:
            _fill_movable(visit, record)
        index += 1
    return visits


def _fill_movable(visit: Visit, record: Record) -> None:
    index = visit.index
    visit.in_start = record.entered[index]
    inner_in = record.entered[index + 1]
    if not inner_in:
        visit.outcome = "failed" if record.failed_at >= 0 else "turned"
        visit.in_end = record.starts[index] or record.ended_ns
        visit.out_start = visit.out_end = visit.in_end
        return
    visit.outcome = "failed" if record.failed_at == index else "passed"
    visit.in_end = inner_in
    visit.out_start, visit.out_end = way_out(record, index)


def way_out(record: Record, index: int) -> tuple[int, int]:
    """When the response entered stage ``index`` from inside and left it outwards.

    A stage that buffers (compression, an entity tag) starts its response only after the inner one has ended; its own
    time begins at that end.
    """
    outer, inner, inner_end = record.starts[index], record.starts[index + 1], record.ends[index + 1]
    if not outer:
        return 0, 0
    begin = inner_end if 0 < inner_end <= outer else inner
    return (begin or outer), outer


def fixed_visits(record: Record) -> list[Visit]:
    """Routing, validation, handler: what happens inside FastAPI."""
    routing = Visit("routing", "routing", "framework")
    validation = Visit("validation", "validation", "framework")
    handler = Visit("handler", "handler", "handler")
    routing.in_start = record.entered[-1]
    if routing.in_start:
        leave = record.starts[-1] or record.ended_ns
        if record.route_ns:
            _fill_routed(record, routing, validation, handler, leave)
        else:
            _fill_unrouted(record, routing, handler, leave)
    return [routing, validation, handler]


def _fill_unrouted(record: Record, routing: Visit, handler: Visit, leave: int) -> None:
    """No route of ours ran: nothing matched, or one of FastAPI's own pages answered."""
    if record.statuses[-1] in (404, 405, 307, 308) or record.failed_at >= 0:
        routing.in_end = routing.out_start = routing.out_end = leave
        routing.outcome = "failed" if record.failed_at >= 0 else "turned"
        return
    routing.in_end = routing.out_start = routing.out_end = routing.in_start
    routing.outcome = handler.outcome = "passed"
    handler.in_start, handler.in_end = routing.in_start, leave
    handler.out_start = handler.out_end = leave


def _fill_routed(record: Record, routing: Visit, validation: Visit, handler: Visit, leave: int) -> None:
    routed_end = record.route_ended_ns or leave
    routing.outcome = "passed"
    routing.in_end = validation.in_start = record.route_ns
    routing.out_start, routing.out_end = routed_end, max(leave, routed_end)
    failed = record.failed_at == len(record.stack.running)
    if not record.endpoint_started_ns:
        validation.in_end = validation.out_start = validation.out_end = routed_end
        validation.outcome = "failed" if failed else "turned"
        return
    validation.outcome = "passed"
    validation.in_end = validation.out_start = validation.out_end = handler.in_start = handler_submitted(record)
    handler.in_end = handler.out_start = record.endpoint_ended_ns or routed_end
    handler.out_end = max(routed_end, handler.out_start)
    handler.outcome = "failed" if failed or record.statuses[-1] >= 500 else "passed"


def handler_submitted(record: Record) -> int:
    """When the endpoint was ready to run: for a ``def`` endpoint, before it waited for a worker thread."""
    started_ns = record.endpoint_started_ns
    for hop in record.hops:
        if hop.started_ns <= started_ns and (not hop.ended_ns or started_ns <= hop.ended_ns):
            return hop.submitted_ns
    return started_ns
