"""Says in words what an experiment showed, what it cost, and no more than the samples carry."""

from dataclasses import dataclass
from math import log
from typing import Literal

from workbench.core.experiment import ExperimentResult, PercentileRow, StageChange, WorkRow
from workbench.core.interval import Interval
from workbench.core.utilisation import busy_shares, lower_rate, too_busy

VerdictKind = Literal["clear", "none", "noisy", "unknown"]
SMALLEST_EFFECT = 1.03
"""Below this factor nothing is called an effect, however many samples say so."""
WHOLE_SHARE = 0.8
RESTLESS = 1.25
"""When runs of one side differ by this factor, not even 'no difference' can be said."""
PILLS: dict[VerdictKind, str] = {
    "clear": "clear effect",
    "none": "no difference to be seen",
    "noisy": "too noisy to tell",
    "unknown": "can't be told",
}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The conclusion. ``factor`` is the big figure: '21.7×', '12 %'; empty when there is no difference to be seen."""

    kind: VerdictKind
    pill: str
    factor: str
    headline: str
    interval: str
    stages: str
    """'SQL −94 % (−96 … −91), the rest unchanged'."""
    cause: str
    answers: str
    cost: str
    faster: bool = True
    advice: str = ""
    """What to do about it: 'Lower the rate to about 8 /s and run again.'"""
    calmer_rate: float | None = None
    """The rate to run again with, when the rate was too high."""


def judge(result: ExperimentResult) -> Verdict:
    """The verdict on a finished experiment."""
    comparison = result.comparison
    p50 = comparison.percentile("p50")
    kind = _kind(p50, comparison.noise)
    faster = p50.ratio is None or p50.ratio.value >= 1
    return Verdict(
        kind=kind,
        pill=PILLS[kind],
        factor=_factor(p50.ratio) if kind == "clear" and p50.ratio else "",
        headline=_headline(kind, faster),
        interval=_interval(p50.ratio) if p50.ratio else "",
        stages=stages_in_words(comparison.stages),
        cause=_cause(result, kind),
        answers=_answers(result),
        cost=_cost(result, kind, faster),
        faster=faster,
        advice=_advice(result, kind),
        calmer_rate=lower_rate(result) if kind == "noisy" else None,
    )


def exceeds_noise(ratio: Interval | None, noise: float) -> bool:
    """Whether a ratio is an effect: more than chance, and more than runs of the same side differ by."""
    if ratio is None:
        return False
    return ratio.excludes(1.0) and abs(log(ratio.value)) > max(log(noise), log(SMALLEST_EFFECT))


def stages_in_words(stages: tuple[StageChange, ...]) -> str:
    """'SQL −94 % (−96 … −91), the rest unchanged', the largest change first."""
    moved = sorted((stage for stage in stages if stage.moved), key=_difference, reverse=True)
    unsure = [stage for stage in stages if stage.unsure]
    if not stages:
        return "no stage was recorded"
    if not moved:
        return f"unsure: {_names(unsure)}" if unsure else "no stage changed enough to matter"
    doubt = f", unsure: {_names(unsure)}" if unsure else ""
    rest = f"{doubt}, the rest unchanged" if len(moved) + len(unsure) < len(stages) else doubt
    return ", ".join(_stage_in_words(stage) for stage in moved) + rest


def percent(share: float, digits: int = 0) -> str:
    """A signed share as people write it: '−94', '+3', '0', with a real minus sign."""
    text = f"{abs(share) * 100:.{digits}f}"
    if float(text) == 0:
        return "0"
    return f"{'−' if share < 0 else '+'}{text}"


def percent_digits(interval: Interval) -> int:
    """One decimal where whole percents would hide the range."""
    return 1 if abs(interval.high - interval.low) < 0.02 and interval.value < -0.9 else 0


def times(factor: float) -> str:
    """A factor as it is shown: '21.7×', '2,858×'."""
    return f"{factor:,.0f}×" if factor >= 100 else f"{factor:.1f}×"


def _kind(row: PercentileRow, noise: float) -> VerdictKind:
    ratio = row.ratio
    if ratio is None:
        return "unknown"
    if exceeds_noise(ratio, noise):
        return "clear"
    seems = exceeds_noise(ratio, 1.0)  # more than chance, but not more than the runs of one side differ by
    return "noisy" if seems or noise >= RESTLESS else "none"


def _factor(ratio: Interval) -> str:
    size = ratio.value if ratio.value >= 1 else 1 / ratio.value
    return times(size) if size >= 1.5 else f"{abs(1 - 1 / ratio.value) * 100:.0f} %"


def _headline(kind: VerdictKind, faster: bool) -> str:
    if kind == "unknown":
        return "one side gave no ok answer"
    if kind == "none":
        return "no difference to be seen at p50"
    if kind == "noisy":
        return "too noisy to tell at p50"
    return f"{'faster' if faster else 'slower'} at p50"


def _interval(ratio: Interval) -> str:
    if ratio.value < 1:
        ratio = Interval(1 / ratio.value, 1 / ratio.high, 1 / ratio.low)
    digits = 1 if ratio.value >= 1.5 else 2
    return f"95 %: {ratio.low:.{digits}f} – {ratio.high:.{digits}f}"


def _stage_in_words(stage: StageChange) -> str:
    if stage.change is None:
        return f"{stage.title} {'only on B' if stage.a_ms is None else 'only on A'}"
    digits = percent_digits(stage.change)
    value, low, high = (percent(v, digits) for v in (stage.change.value, stage.change.low, stage.change.high))
    return f"{stage.title} {value} % ({low} … {high})"


def _cause(result: ExperimentResult, kind: VerdictKind) -> str:
    title, stages = result.plan.title, result.comparison.stages
    if kind == "unknown":
        return f"{_refusals(result)} There are no latencies to compare."
    if kind == "noisy":
        return _why_noisy(result)
    moved = sorted((stage for stage in stages if stage.moved), key=_difference, reverse=True)
    if kind == "none":
        words = "Runs of the same side differ as much as the sides do." if not moved else f"{_names(moved)} moved, but"
        return words if not moved else f"{words} the whole request did not."
    if not moved:
        return f"“{title}” is the only thing that differs, but no stage's own time shows where."
    change = "saving" if _signed(moved[0]) < 0 else "extra time"
    share = _difference(moved[0]) / max(sum(map(_difference, stages)), 1e-9)
    part = "whole" if share >= WHOLE_SHARE else "largest"
    tail = "no other stage changed enough to matter" if len(moved) == 1 else f"{_names(moved[1:])} moved as well"
    return f"“{title}” is the cause. The {part} {change} is in {moved[0].title}; {tail}."


def _why_noisy(result: ExperimentResult) -> str:
    noise = result.comparison.noise
    size = times(noise) if noise >= 1.5 else f"{(noise - 1) * 100:.0f} %"
    spread = f"Runs of the same side differ by up to {size} at p50"
    shares = busy_shares(result)
    if shares is not None and too_busy(result):
        side = "A" if shares[0] >= shares[1] else "B"
        return (
            f"{spread}: the backend was too busy on {side} ({max(shares):.0%}), so a queue grew"
            " and most of the time was waiting in it."
        )
    return f"{spread}, as much as the sides do: something else kept the machine busy meanwhile."


def _advice(result: ExperimentResult, kind: VerdictKind) -> str:
    if kind != "noisy":
        return ""
    rate = lower_rate(result)
    if rate is not None:
        return f"Lower the rate to about {rate:,.0f} /s and run again."
    return "Close what else is running, or send more requests, and run again."


def _answers(result: ExperimentResult) -> str:
    answers = result.comparison.answers
    refusals = _refusals(result)
    if refusals:
        return refusals
    if not answers.total:
        return ""
    if answers.all_equal:
        return "Both sides give the same answers."
    return f"The answers differ: {answers.total - answers.equal:,} of {answers.total:,} on B were never given on A."


def _refusals(result: ExperimentResult) -> str:
    parts = []
    for side in ("A", "B"):
        errors, sent = result.errors(side), result.sent(side)
        if errors:
            kinds = ", ".join(f"{reason}: {n:,}" for reason, n in errors.items())
            parts.append(f"{side} had {sum(errors.values()):,} errors in {sent:,} requests ({kinds}).")
    return " ".join(parts)


def _cost(result: ExperimentResult, kind: VerdictKind, faster: bool) -> str:
    comparison = result.comparison
    dearer = [row for row in comparison.work if row.b > row.a * 1.02 and row.name != "Cache hits"]
    slower = [stage for stage in comparison.stages if stage.moved and _signed(stage) > 0]
    parts = [_slower_in_words(stage) for stage in slower if kind == "clear" and faster]
    parts += [_work_in_words(row) for row in dearer]
    if parts:
        return "It costs: " + ", ".join(parts) + "."
    if result.plan.only_reads:
        return "Not measured here: what it costs requests that write."
    return "Not measured here: what it costs requests that only read."


def _work_in_words(row: WorkRow) -> str:
    name = row.name.lower().replace("vm ", "VM ")
    if not row.a:
        return f"{row.b:,.4g} {name} a request"
    return f"{name} {percent(row.b / row.a - 1)} %"


def _slower_in_words(stage: StageChange) -> str:
    return f"{stage.title} +{_signed(stage):.3g} ms"


def _names(stages: list[StageChange]) -> str:
    return ", ".join(stage.title for stage in stages)


def _difference(stage: StageChange) -> float:
    return abs(_signed(stage))


def _signed(stage: StageChange) -> float:
    return (stage.b_ms or 0.0) - (stage.a_ms or 0.0)
