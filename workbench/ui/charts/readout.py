"""What the charts say of one moment when the pointer rests on it."""

from workbench.state.metrics import MetricsSnapshot, Tick


def tick_at(snapshot: MetricsSnapshot, at: float) -> Tick | None:
    """The tick nearest to a time, when one is within a second."""
    near = min(snapshot.ticks, key=lambda tick: abs(tick.at - at), default=None)
    return near if near is not None and abs(near.at - at) <= 1.0 else None


def readout_lines(tick: Tick, seconds_ago: float) -> list[str]:
    """Short lines: the time, the percentiles, the rate by class, the lookups."""
    lines = [f"{seconds_ago:.1f} s ago"]
    if tick.percentiles:
        lines += [f"{name} {value:.2f} ms" for name, value in zip(("p50", "p95", "p99"), tick.percentiles, strict=True)]
    lines.append(f"{tick.rate(tick.count):.0f} requests/s")
    lines += [f"  {name} {tick.rate(count):.0f}/s" for name, count in sorted(tick.statuses.items()) if count]
    if tick.hits or tick.misses:
        lines.append(f"{tick.rate(tick.hits):.0f} hits/s, {tick.rate(tick.misses):.0f} misses/s")
    return lines
