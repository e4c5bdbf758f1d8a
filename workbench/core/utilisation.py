"""Says how busy a rate keeps the backend, and which rate leaves it time to answer without a queue."""

from workbench.core.experiment import ExperimentResult

TOO_BUSY = 0.7
"""From this share of its time on, requests wait for each other (M/M/1: 2.3 times the service time)."""
WANTED = 0.4
CALIBRATION_REQUESTS = 20
LOWEST_RATE, HIGHEST_RATE = 5.0, 200.0


def busy_shares(result: ExperimentResult) -> tuple[float, float] | None:
    """The share of the time that the backend works on A and on B; None when the load followed no rate."""
    rate, stages = result.plan.rate_per_s, result.comparison.stages
    if rate is None or not stages:
        return None
    a = sum(stage.a_ms or 0.0 for stage in stages)
    b = sum(stage.b_ms or 0.0 for stage in stages)
    return rate * a / 1000, rate * b / 1000


def too_busy(result: ExperimentResult) -> bool:
    """Whether a queue grew on one of the sides."""
    shares = busy_shares(result)
    return shares is not None and max(shares) >= TOO_BUSY


def calm_rate(service_ms: float) -> float:
    """The rate that keeps a backend busy for 40 % of its time, between 5 and 200 a second."""
    rate = WANTED * 1000 / service_ms if service_ms > 0 else HIGHEST_RATE
    return float(round(min(max(rate, LOWEST_RATE), HIGHEST_RATE)))


def lower_rate(result: ExperimentResult) -> float | None:
    """The rate to run again with; None when the rate was not what was wrong, or can't be lowered."""
    shares, rate = busy_shares(result), result.plan.rate_per_s
    if shares is None or rate is None or max(shares) < TOO_BUSY:
        return None
    calmer = calm_rate(max(shares) * 1000 / rate)
    return calmer if calmer < rate else None
