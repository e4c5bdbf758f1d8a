"""Captures for experiments: every request in full while one runs, worked out only when it ends."""

from collections import Counter
from uuid import uuid4

from server.contract.control import CapturedStatement, CaptureResult, StageSamples
from server.contract.traces import StageKind
from server.recording.reading import Reading, read
from server.recording.record import Record
from server.recording.statement import fingerprint

MOST_RECORDS = 10_000


class Capture:
    """The records of one capture, bounded: requests beyond the bound are counted, not kept."""

    def __init__(self, label: str, *, keep: bool = False) -> None:
        self.id = uuid4().hex[:12]
        self.label = label
        self.keep = keep
        self.requests = 0
        self.records: list[Record] = []

    def add(self, record: Record) -> None:
        """Take a finished record."""
        self.requests += 1
        if len(self.records) < MOST_RECORDS:
            self.records.append(record)


class Captures:
    """The captures that run now."""

    def __init__(self) -> None:
        self._running: dict[str, Capture] = {}

    def start(self, label: str, *, keep: bool = False) -> str:
        """Begin a capture and return its id."""
        capture = Capture(label, keep=keep)
        self._running[capture.id] = capture
        return capture.id

    def add(self, record: Record) -> bool:
        """Hand a finished record to every running capture; true when one of them wants its trace to be kept."""
        for capture in self._running.values():
            capture.add(record)
        return any(capture.keep for capture in self._running.values())

    def end(self, capture_id: str) -> Capture | None:
        """Stop a capture and hand out what it took."""
        return self._running.pop(capture_id, None)


def result_of(capture: Capture) -> CaptureResult:
    """Work a capture out: samples per stage, totals of work, kinds of statements. Slow: run it off the loop."""
    stages: dict[str, tuple[str, StageKind, list[float]]] = {}
    kinds: dict[str, tuple[int, int, int]] = {}
    totals: Counter[str] = Counter()
    statuses: Counter[str] = Counter()
    bodies: Counter[str] = Counter()
    for record in capture.records:
        reading = read(record)
        _add_stages(stages, reading)
        _add_statements(kinds, reading)
        _add_totals(totals, reading)
        statuses[str(record.status)] += 1
        if record.entered[-1]:
            bodies[record.body.hexdigest()] += 1
    return CaptureResult(
        id=capture.id,
        label=capture.label,
        requests=capture.requests,
        stages=tuple(
            StageSamples(id=stage, title=title, kind=kind, own_ms=tuple(samples))
            for stage, (title, kind, samples) in stages.items()
        ),
        statuses=dict(statuses),
        body_hashes=dict(bodies.most_common(200)),
        statement_kinds=tuple(
            CapturedStatement(fingerprint=kind, count=count, trace_seq=seq, index=index)
            for kind, (count, seq, index) in kinds.items()
        ),
        **totals,
    )


def _add_stages(stages: dict[str, tuple[str, StageKind, list[float]]], reading: Reading) -> None:
    for visit in reading.visits:
        if visit.in_start:
            _, _, samples = stages.setdefault(visit.id, (visit.title, visit.kind, []))
            samples.append((visit.in_ns + visit.out_ns) / 1e6)


def _add_statements(kinds: dict[str, tuple[int, int, int]], reading: Reading) -> None:
    for index, statement in enumerate(reading.statements):
        kind = fingerprint(statement.sql)
        count = kinds[kind][0] + 1 if kind in kinds else 1
        kinds[kind] = (count, reading.record.seq, index)


def _add_totals(totals: Counter[str], reading: Reading) -> None:
    totals["statements"] += len(reading.statements)
    steps = sum(statement.vm_steps or 0 for statement in reading.statements)
    totals["vm_steps"] += steps
    totals["vm_steps_max"] = max(totals["vm_steps_max"], steps)
    totals["rows"] += sum(statement.rows for statement in reading.statements)
    totals["response_bytes"] += reading.record.response_bytes
    totals["cache_hits"] += sum(use.outcome == "hit" for use in reading.cache)
    totals["cache_misses"] += sum(use.outcome == "miss" for use in reading.cache)
