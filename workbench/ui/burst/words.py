"""Puts a burst into words: how far it is, and how it went."""

from PySide6.QtCore import QCoreApplication

from workbench.core.burst import BurstProgress, BurstResult
from workbench.ui.experiment.figures import ms


def _tr(text: str) -> str:
    return QCoreApplication.translate("Burst", text)


def progress_figures(progress: BurstProgress | None) -> str:
    """'312 of 500, 1.7 s left'."""
    if progress is None:
        return _tr("starting")
    done = f"{progress.done:,}"
    if progress.planned is not None:
        done = _tr("{done} of {planned:,}").format(done=done, planned=progress.planned)
    return done if progress.left_s is None else _tr("{done}, {left:.1f} s left").format(done=done, left=progress.left_s)


def progress_words(progress: BurstProgress | None, stopping: bool) -> str:
    """'p50 so far 8.9 ms. Cancel keeps the 312 results.'."""
    if stopping:
        return _tr("Ending. The results so far are kept.")
    if progress is None or not progress.done:
        return _tr("The load generator starts in a process of its own.")
    errors = _tr(" {n:,} errors.").format(n=progress.errors) if progress.errors else ""
    p50 = _tr("p50 so far {p50} ms.").format(p50=ms(progress.p50_ms)) if progress.p50_ms is not None else ""
    return f"{p50}{errors} " + _tr("Cancel keeps the {n:,} results.").format(n=progress.done)


def result_figures(result: BurstResult) -> str:
    """'500 in 1.2 s, 412 /s'."""
    words = _tr("{n:,} in {s:.1f} s, {rate:,.0f} /s").format(
        n=result.count, s=result.elapsed_s, rate=result.achieved_rate
    )
    return words + (_tr(", cancelled") if result.stopped else "")


def load_words(result: BurstResult) -> str:
    """The load model, and what a sceptic wants to know of it."""
    parts = [result.plan.model]
    if result.offered_rate is not None:
        parts.append(_tr("late sends {late:,}").format(late=result.late))
        if result.unsent:
            parts.append(_tr("never sent {n:,}").format(n=result.unsent))
    parts.append(_tr("generator CPU {cpu:.0f} %").format(cpu=result.generator_cpu * 100))
    return " · ".join(parts)


def percentile_cells(result: BurstResult) -> list[tuple[str, str, bool]]:
    """Name, value in ms and whether it can be trusted, of p50, p95, p99 and max."""
    found = result.percentiles
    if found is None:
        return []
    values = (("p50", found.p50), ("p95", found.p95), ("p99", found.p99), ("max", found.max))
    return [(name, ms(value), found.has_p99 or name != "p99") for name, value in values]


def error_words(result: BurstResult) -> str:
    """'429 ×12, timeout ×1', or 'no errors'."""
    if not result.errors:
        return _tr("no errors")
    return ", ".join(f"{reason} ×{n:,}" for reason, n in result.errors.items())
