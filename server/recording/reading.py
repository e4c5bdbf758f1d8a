"""Makes a record readable: every station with its own time, with SQL and cache taken out of whoever asked for them."""

from dataclasses import dataclass
from itertools import groupby

from server.recording.record import CacheUse, Record, Span
from server.recording.statement import Statement, fingerprint
from server.recording.timeline import Visit, fixed_visits, movable_visits

NOTICED_THREAD_WAIT_NS = 20_000
NOTICED_LOOP_WAIT_NS = 100_000


@dataclass(frozen=True, slots=True)
class Reading:
    """A finished record, worked out."""

    record: Record
    visits: tuple[Visit, ...]
    spans: tuple[Span, ...]
    statements: tuple[Statement, ...]
    cache: tuple[CacheUse, ...]

    @property
    def failed_at(self) -> str | None:
        """Id of the station where it failed."""
        return next((visit.id for visit in self.visits if visit.outcome == "failed"), None)

    @property
    def turned_at(self) -> str | None:
        """Id of the station that answered instead of passing on; a cache that saved all SQL is one too."""
        turned = next((visit.id for visit in self.visits if visit.outcome == "turned"), None)
        if turned is None and not self.statements and any(use.outcome == "hit" for use in self.cache):
            return "cache"
        return turned

    @property
    def repeats(self) -> int:
        """How often the most repeated statement ran with only its values differing."""
        kinds = sorted(fingerprint(statement.sql) for statement in self.statements)
        return max((sum(1 for _ in group) for _, group in groupby(kinds)), default=0)


def turned_at(record: Record) -> str | None:
    """The stage that answered instead of passing on, found quickly, for every request."""
    if record.failed_at >= 0:
        return None
    if not record.entered[-1]:
        return record.stack.running[record.entered.index(0) - 1].id
    if not record.route_ns:
        return "routing" if record.statuses[-1] in (404, 405) else None
    return None if record.endpoint_started_ns else "validation"


def read(record: Record) -> Reading:
    """Work out a finished record. What background tasks added after its end is left out."""
    statements = tuple(item for item in record.statements if item.started_ns <= record.ended_ns)
    cache = tuple(item for item in record.cache if item.started_ns <= record.ended_ns)
    visits = [*movable_visits(record), *fixed_visits(record)]
    spans = tuple(sorted(_spans(record, visits), key=lambda span: span.started_ns))
    cache_visit, sql_visit = _cache_visit(record, cache), _sql_visit(statements, spans)
    for use in cache:
        _take_out(visits, use.started_ns, use.ended_ns)
    for statement in statements:
        _take_out(visits, statement.started_ns, statement.started_ns + statement.duration_ns)
    for span in spans:
        if span.stage == "sql":
            _take_out(visits, span.started_ns, span.ended_ns)
        if span.wait:
            _add_wait([*visits, cache_visit, sql_visit], span)
    return Reading(record, (*visits, cache_visit, sql_visit), spans, statements, cache)


def _take_out(visits: list[Visit], started_ns: int, ended_ns: int) -> None:
    for visit in visits:
        if visit.covers_in(started_ns):
            visit.inner_in_ns += ended_ns - started_ns
            return
        if visit.covers_out(started_ns):
            visit.inner_out_ns += ended_ns - started_ns
            return


def _add_wait(visits: list[Visit], span: Span) -> None:
    for visit in visits:
        if visit.id == span.stage:
            visit.wait_ns += span.ended_ns - span.started_ns


def _spans(record: Record, visits: list[Visit]) -> list[Span]:
    """The spans that were noted, plus the waits for threads and for the loop, each with the station it fell into."""
    spans = [span for span in record.spans if span.ended_ns and span.started_ns <= record.ended_ns]
    for hop in record.hops:
        if not hop.started_ns or hop.submitted_ns > record.ended_ns:
            continue
        if hop.started_ns - hop.submitted_ns > NOTICED_THREAD_WAIT_NS:
            spans.append(_wait("wait for a worker thread", hop.submitted_ns, hop.started_ns))
        if hop.resumed_ns - hop.ended_ns > NOTICED_LOOP_WAIT_NS:
            spans.append(_wait("wait for the event loop", hop.ended_ns, hop.resumed_ns))
    for span in spans:
        if not span.stage:
            span.stage = _station_at(visits, span.started_ns)
    return spans


def _wait(name: str, started_ns: int, ended_ns: int) -> Span:
    span = Span(name, "", {}, started_ns, wait=True)
    span.ended_ns = ended_ns
    return span


def _station_at(visits: list[Visit], at_ns: int) -> str:
    return next((visit.id for visit in visits if visit.covers_in(at_ns) or visit.covers_out(at_ns)), "handler")


def _cache_visit(record: Record, cache: tuple[CacheUse, ...]) -> Visit:
    visit = Visit("cache", "cache", "cache")
    outcomes = {use.outcome for use in cache}
    if cache:
        visit.outcome = "hit" if "hit" in outcomes else "miss" if "miss" in outcomes else "passed"
        visit.in_start = cache[0].started_ns
        visit.in_end = visit.in_start + sum(use.ended_ns - use.started_ns for use in cache)
        visit.out_start = visit.out_end = cache[-1].ended_ns
    elif not record.stack.cache_on:
        visit.outcome = "off"
    return visit


def _sql_visit(statements: tuple[Statement, ...], spans: tuple[Span, ...]) -> Visit:
    visit = Visit("sql", "SQL", "data")
    inner = [span for span in spans if span.stage == "sql"]
    if statements:
        visit.outcome = "failed" if any(statement.error for statement in statements) else "passed"
        visit.in_start = statements[0].started_ns
        busy = sum(statement.duration_ns for statement in statements)
        visit.in_end = visit.in_start + busy + sum(span.ended_ns - span.started_ns for span in inner)
        visit.out_start = visit.out_end = statements[-1].started_ns + statements[-1].duration_ns
    return visit
