"""Writes an experiment down for others: Markdown for people, JSON for programs."""

from dataclasses import replace
from datetime import UTC, datetime

from workbench.core.experiment import SAFE_METHODS, ExperimentPlan, ExperimentResult
from workbench.core.experiment_archive import dump_results
from workbench.core.load_request import short_target
from workbench.core.load_secrets import shareable, shareable_url
from workbench.core.masking import NOTHING_SECRET, Masker
from workbench.core.plan_diff import diff_lines
from workbench.core.trust import checks
from workbench.core.verdict import Verdict, judge, percent, percent_digits, times


def question(plan: ExperimentPlan) -> str:
    """What the experiment asks, as a title."""
    first = plan.requests[0]
    path = short_target(first.url).partition("?")[0]
    doing = "faster" if first.method in SAFE_METHODS else "cheaper"
    what = plan.title if plan.b.label in ("on", "off") else f"{plan.title}: {plan.b.label}"
    return f"Does “{what}” make {first.method} {path} {doing}?"


def load_model(plan: ExperimentPlan) -> str:
    """'open, Poisson, 40 /s' or 'closed, 4 clients'."""
    if plan.calibrate:
        return "open, Poisson, rate from a calibration"
    if plan.rate_per_s is not None:
        return f"open, Poisson, {plan.rate_per_s:g} /s"
    return f"closed, {plan.clients} client{'s' if plan.clients > 1 else ''}"


def latency_clock(plan: ExperimentPlan) -> str:
    """From when latency counts."""
    return "from planned send time" if plan.rate_per_s is not None else "from real send time"


def before_each_run(plan: ExperimentPlan) -> str:
    """What is restored."""
    return "database reset" if plan.keeps_sessions else "database and caches reset"


def to_json(result: ExperimentResult, masker: Masker = NOTHING_SECRET) -> str:
    """The whole result with every sample, without the credentials and secrets that its requests carried."""
    requests = tuple(shareable(request, masker) for request in result.plan.requests)
    return dump_results([replace(result, plan=replace(result.plan, requests=requests))])


def to_markdown(result: ExperimentResult, masker: Masker = NOTHING_SECRET) -> str:
    """A page that stands by itself: question, verdict, figures, and how far to trust them."""
    verdict = judge(result)
    parts = (
        _head(result, verdict, masker),
        _percentiles(result),
        _stages(result),
        _work(result),
        _plans(result),
        _trust(result),
    )
    return masker.mask("\n\n".join(part for part in parts if part) + "\n")


def _head(result: ExperimentResult, verdict: Verdict, masker: Masker) -> str:
    plan = result.plan
    when = datetime.fromtimestamp(result.at, UTC).strftime("%Y-%m-%d %H:%M UTC")
    factor = f"{verdict.factor} " if verdict.factor else ""
    conclusion = f"**{verdict.pill}**: {factor}{verdict.headline} ({verdict.interval})"
    targets = ((request.method, short_target(shareable_url(request.url, masker))) for request in plan.requests)
    requests = "\n".join(f"- `{method} {target}`" for method, target in targets)
    lines = (
        f"# {question(plan)}",
        f"Run #{result.number}, {when}. A: {plan.title} {plan.a.label}. B: {plan.title} {plan.b.label}.",
        conclusion,
        " ".join(filter(None, (verdict.cause, verdict.advice, verdict.answers, verdict.cost))),
        _learner(result),
        requests,
        f"{len(result.runs)} runs, {plan.count:,} requests each, {load_model(plan)}; latency {latency_clock(plan)}; "
        f"before each run: {before_each_run(plan)}.",
    )
    return "\n\n".join(line for line in lines if line)


def _learner(result: ExperimentResult) -> str:
    """What the learner said before, and concludes now."""
    said = f"Predicted before the first run: {result.prediction:g}× at p50." if result.prediction else ""
    quoted = "\n".join(f"> {line}".rstrip() for line in result.conclusion.splitlines())
    return "\n\n".join(filter(None, (said, quoted)))


def _percentiles(result: ExperimentResult) -> str:
    rows = ["| | A ms | B ms | A / B | 95 % |", "|---|---:|---:|---:|---|"]
    for row in result.comparison.percentiles:
        ratio = row.ratio
        interval = f"{ratio.low:.2f} – {ratio.high:.2f}" if ratio else "one value" if row.name == "max" else "–"
        note = "" if row.trusted else " (too few samples)"
        factor = times(ratio.value) if ratio else "–"
        rows.append(f"| {row.name}{note} | {_ms(row.a_ms)} | {_ms(row.b_ms)} | {factor} | {interval} |")
    return "## Latency\n\n" + "\n".join(rows)


def _stages(result: ExperimentResult) -> str:
    if not result.comparison.stages:
        return ""
    rows = ["| Stage | A ms | B ms | Change, 95 % | |", "|---|---:|---:|---|---|"]
    for stage in result.comparison.stages:
        change = stage.change
        digits = percent_digits(change) if change else 0
        values = (percent(v, digits) for v in (change.value, change.low, change.high)) if change else ()
        text = "{} % ({} … {})".format(*values) if change else "–"
        moved = "moved" if stage.moved else "unsure" if stage.unsure else "unchanged"
        rows.append(f"| {stage.title} | {_ms(stage.a_ms)} | {_ms(stage.b_ms)} | {text} | {moved} |")
    return "## Where the change is\n\nOwn time per stage, median.\n\n" + "\n".join(rows)


def _work(result: ExperimentResult) -> str:
    rows = [f"| {row.name} | {row.a:,.6g} | {row.b:,.6g} |" for row in result.comparison.work]
    return "## Work per request\n\n| Counter | A | B |\n|---|---:|---:|\n" + "\n".join(rows) if rows else ""


def _plans(result: ExperimentResult) -> str:
    blocks = []
    for pair in result.comparison.plans:
        lines = "\n".join(f"{mark} {text}" for mark, text in diff_lines(pair.a, pair.b))
        blocks.append(f"```sql\n{pair.sql}\n```\n\n```diff\n{lines}\n```")
    return "## Query plans\n\n" + "\n\n".join(blocks) if blocks else ""


def _trust(result: ExperimentResult) -> str:
    rows = (f"- {'ok' if check.state == 'ok' else 'note'}: {check.title}: {check.value}" for check in checks(result))
    return "## Can you trust this run?\n\n" + "\n".join(rows)


def _ms(value: float | None) -> str:
    return "–" if value is None else f"{value:.3g}"
