"""Asks of a finished experiment what a sceptic would: was the load as planned, the machine quiet?"""

from workbench.core.experiment import Check, CheckState, ExperimentResult, SideName
from workbench.core.interval import spread
from workbench.core.utilisation import busy_shares, too_busy

OFFERED_SHARE = 0.97
BUSY_GENERATOR = 0.7
LATE_SHARE = 0.01
SAME_SIDE = 0.05
ENOUGH_FOR_P99 = 1000


def checks(result: ExperimentResult) -> tuple[Check, ...]:
    """The checks, most important first."""
    found = (_rate(result), _generator(result), _same_side(result), _answers(result), _errors(result), _late(result))
    shown = tuple(check for check in found if check is not None)
    return (*shown, *_busy(result), _enough(result), _tracing(result))


def _rate(result: ExperimentResult) -> Check:
    a, b = _achieved(result, "A"), _achieved(result, "B")
    offered = result.plan.rate_per_s
    if offered is None:
        return Check("Closed load, achieved", f"A {a:,.0f} /s · B {b:,.0f} /s", "ok")
    state: CheckState = "ok" if min(a, b) >= OFFERED_SHARE * offered else "warn"
    return Check(f"Offered {offered:.1f} /s, achieved", f"A {a:.1f} · B {b:.1f}", state)


def _generator(result: ExperimentResult) -> Check:
    shares = [run.generator_cpu for run in result.runs]
    peak = max((run.generator_cpu_peak for run in result.runs), default=0.0)
    mean = sum(shares) / len(shares) if shares else 0.0
    state: CheckState = "ok" if max(shares, default=0.0) < BUSY_GENERATOR else "warn"
    return Check("Generator CPU", f"{mean * 100:.0f} %, peak {peak * 100:.0f} %", state)


def _same_side(result: ExperimentResult) -> Check:
    spreads = {side: spread([run.p50_ms for run in result.of_side(side) if run.p50_ms]) for side in ("A", "B")}
    text = " · ".join(f"{side} ±{value * 100:.1f} %" for side, value in spreads.items())
    return Check("Same side agrees", text, "ok" if max(spreads.values()) <= SAME_SIDE else "warn")


def _answers(result: ExperimentResult) -> Check | None:
    answers = result.comparison.answers
    if not answers.total:
        return None
    text = f"{answers.equal:,} of {answers.total:,} hashes"
    return Check("Answers equal", text, "ok" if answers.all_equal else "warn")


def _errors(result: ExperimentResult) -> Check | None:
    a, b = (sum(result.errors(side).values()) for side in ("A", "B"))
    return Check("Errors, kept apart", f"A {a:,} · B {b:,}", "warn") if a or b else None


def _late(result: ExperimentResult) -> Check | None:
    if result.plan.rate_per_s is None:
        return None
    late = sum(run.late + run.unsent for run in result.runs)
    sent = sum(run.sent + run.unsent for run in result.runs)
    return Check("Late sends", f"{late:,} of {sent:,}", "ok" if late <= LATE_SHARE * sent else "warn")


def _busy(result: ExperimentResult) -> tuple[Check, ...]:
    """How much of the time between two sends the backend works: near 100 % requests wait for each other."""
    shares = busy_shares(result)
    if shares is None:
        return ()
    busy = too_busy(result)
    title = "Backend too busy: a queue grows" if busy else "Backend has time to spare"
    return (Check(title, f"A {shares[0]:.0%} · B {shares[1]:.0%}", "warn" if busy else "ok"),)


def _enough(result: ExperimentResult) -> Check:
    n = min(len(result.latencies_ms("A")), len(result.latencies_ms("B")))
    return Check("Enough samples for p99", f"n = {n:,} a side", "ok" if n >= ENOUGH_FOR_P99 else "warn")


def _tracing(result: ExperimentResult) -> Check:
    if result.tracing:
        return Check("Tracing on", "costs A and B alike", "warn")
    return Check("Tracing off", "no stage times", "ok")


def _achieved(result: ExperimentResult, side: SideName) -> float:
    runs = result.of_side(side)
    elapsed = sum(run.elapsed_s for run in runs)
    return sum(run.sent for run in runs) / elapsed if elapsed else 0.0
