"""Compares the two sides of an experiment: percentiles, stages, work, plans and answers."""

from collections.abc import Mapping, Sequence
from math import log

from server.contract.control import CaptureResult, StageSamples
from workbench.core.experiment import (
    Answers,
    Comparison,
    PercentileRow,
    PlanPair,
    Run,
    SideName,
    StageChange,
    WorkRow,
)
from workbench.core.statistics import change_interval, quantile, ratio_interval

QUANTILES = (("p50", 0.50, 1), ("p95", 0.95, 100), ("p99", 0.99, 1000))
"""Name, share, and how many samples it takes to mean something."""
SMALLEST_SHARE = 0.01
"""A stage has moved only if its median changed by at least this share of the whole request."""
HASHES = Mapping[str, int]


def compare(
    runs: Sequence[Run],
    captures: Sequence[tuple[SideName, CaptureResult]],
    plans: Sequence[PlanPair],
    hashes: tuple[HASHES, HASHES],
) -> Comparison:
    """All comparisons at once. ``captures`` come in the order of ``runs``; ``hashes`` are A's and B's bodies."""
    a_runs, b_runs = _runs_of("A", runs), _runs_of("B", runs)
    noise = max(_disagreement(a_runs), _disagreement(b_runs))
    return Comparison(
        percentiles=compare_percentiles(_latencies(a_runs), _latencies(b_runs)),
        stages=compare_stages(_captures_of("A", captures), _captures_of("B", captures)),
        work=compare_work(_captures_of("A", captures), _captures_of("B", captures)),
        plans=tuple(plans),
        answers=compare_answers(*hashes),
        noise=noise,
    )


def compare_percentiles(a: Sequence[float], b: Sequence[float]) -> tuple[PercentileRow, ...]:
    """p50, p95, p99 with intervals of their ratio, and the maximum, which has none: it is one value."""
    n = min(len(a), len(b))
    rows = [
        PercentileRow(name, _quantile(a, q), _quantile(b, q), ratio_interval(a, b, q), trusted=n >= wanted)
        for name, q, wanted in QUANTILES
    ]
    return (*rows, PercentileRow("max", max(a, default=None), max(b, default=None), None))


def compare_stages(a: Sequence[CaptureResult], b: Sequence[CaptureResult]) -> tuple[StageChange, ...]:
    """Every stage that ran on either side, in the order in which a request meets them."""
    samples_a, samples_b = _stage_samples(a), _stage_samples(b)
    whole = sum(quantile(samples, 0.5) for samples in samples_a.values() if samples)
    known = {stage.id: stage for capture in (*b, *a) for stage in capture.stages}
    order = _merged_order(_stage_order(a), _stage_order(b))
    noise = {id_: max(_stage_noise(id_, a), _stage_noise(id_, b)) for id_ in order}
    return tuple(
        _stage_change(known[id_], samples_a.get(id_, ()), samples_b.get(id_, ()), whole, noise[id_])
        for id_ in order
        if samples_a.get(id_) or samples_b.get(id_)
    )


def compare_work(a: Sequence[CaptureResult], b: Sequence[CaptureResult]) -> tuple[WorkRow, ...]:
    """Work per request. Cache lookups are listed only when there were some."""
    counters = (
        ("VM steps", "vm_steps"),
        ("Rows returned", "rows"),
        ("Statements", "statements"),
        ("Response bytes", "response_bytes"),
        ("Cache hits", "cache_hits"),
        ("Cache misses", "cache_misses"),
    )
    rows = (WorkRow(name, _per_request(a, field), _per_request(b, field)) for name, field in counters)
    return tuple(row for row in rows if row.a or row.b or not row.name.startswith("Cache"))


def compare_answers(a: HASHES, b: HASHES) -> Answers:
    """How many of B's bodies A gave as well."""
    return Answers(total=sum(b.values()), equal=sum(n for key, n in b.items() if key in a))


def _stage_change(
    stage: StageSamples, a: Sequence[float], b: Sequence[float], whole: float, noise: float
) -> StageChange:
    median_a, median_b = _quantile(a, 0.5), _quantile(b, 0.5)
    change = change_interval(a, b) if a and b else None
    difference = abs((median_b or 0.0) - (median_a or 0.0))
    matters = whole > 0 and difference >= SMALLEST_SHARE * whole
    differs = matters and (change is None or change.excludes(0.0))
    moved = differs and (change is None or _log_ratio(median_a, median_b) > noise)
    return StageChange(stage.id, stage.title, stage.kind, median_a, median_b, change, moved, differs and not moved)


def _merged_order(a: Sequence[str], b: Sequence[str]) -> list[str]:
    """Both orders in one: what only one side has stands right after what precedes it there."""
    merged = list(a)
    for at, id_ in enumerate(b):
        if id_ not in merged:
            before = next((other for other in reversed(b[:at]) if other in merged), None)
            merged.insert(merged.index(before) + 1 if before else 0, id_)
    return merged


def _stage_order(captures: Sequence[CaptureResult]) -> list[str]:
    return list(dict.fromkeys(stage.id for capture in captures for stage in capture.stages))


def _stage_samples(captures: Sequence[CaptureResult]) -> dict[str, list[float]]:
    merged: dict[str, list[float]] = {}
    for capture in captures:
        for stage in capture.stages:
            merged.setdefault(stage.id, []).extend(stage.own_ms)
    return merged


def _stage_noise(id_: str, captures: Sequence[CaptureResult]) -> float:
    """By how much the medians of one side's runs differ, as a logarithm of their ratio."""
    medians = [quantile(s.own_ms, 0.5) for capture in captures for s in capture.stages if s.id == id_ and s.own_ms]
    return _log_ratio(min(medians, default=None), max(medians, default=None))


def _log_ratio(a: float | None, b: float | None) -> float:
    return abs(log(b / a)) if a and b else 0.0


def _per_request(captures: Sequence[CaptureResult], field: str) -> float:
    requests = sum(capture.requests for capture in captures)
    return sum(getattr(capture, field) for capture in captures) / requests if requests else 0.0


def _disagreement(runs: Sequence[Run]) -> float:
    medians = [run.p50_ms for run in runs if run.p50_ms]
    return max(medians) / min(medians) if medians else 1.0


def _quantile(samples: Sequence[float], q: float) -> float | None:
    return quantile(samples, q) if samples else None


def _latencies(runs: Sequence[Run]) -> list[float]:
    return [value for run in runs for value in run.latencies_ms]


def _runs_of(side: SideName, runs: Sequence[Run]) -> list[Run]:
    return [run for run in runs if run.side == side]


def _captures_of(side: SideName, captures: Sequence[tuple[SideName, CaptureResult]]) -> list[CaptureResult]:
    return [capture for name, capture in captures if name == side]
