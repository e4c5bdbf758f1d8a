"""When open load plans to send: evenly, or at random as independent users would (a Poisson process).

A Poisson process with a known number of arrivals is that many uniform draws, sorted. Drawing them so makes the offered
rate exactly the one asked for, also in a short burst.
"""

import random

from workbench.core.burst import BurstPlan


def planned_count(plan: BurstPlan) -> int:
    """How many sends the plan's count, or its rate and duration, ask for."""
    assert plan.rate_per_s is not None, "only open load is planned ahead"
    if plan.count is not None:
        return plan.count
    return max(1, round(plan.rate_per_s * (plan.duration_s or 0.0)))


def planned_times(plan: BurstPlan) -> list[float]:
    """Seconds since the start, rising."""
    n = planned_count(plan)
    span = n / (plan.rate_per_s or 1.0)
    if not plan.poisson:
        return [i * span / n for i in range(n)]
    draw = random.Random(plan.seed).random
    return sorted(draw() * span for _ in range(n))
