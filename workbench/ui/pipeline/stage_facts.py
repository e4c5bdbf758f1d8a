"""Words a stage's record as rows of the inspector: overview, header steps and attributes."""

from server.contract.traces import CacheOperation, HeaderChange, StageTrace, Trace
from workbench.core.exchange import Phases
from workbench.core.trace.cards import CACHE, CLIENT, SQL, Card
from workbench.core.trace.headers import HeaderStep, request_steps, response_steps, tally
from workbench.core.trace.text import format_count, format_ms
from workbench.core.trace.view import TraceView, deltas
from workbench.ui.pipeline.info_rows import InfoRow
from workbench.ui.pipeline.words import state_word, tr


def overview_rows(view: TraceView, card: Card, phases: Phases | None) -> list[InfoRow]:
    """Say what happened at one station: outcome, times in and out, the earlier run, and what it did inside."""
    trace = view.trace
    if trace is None:
        return []
    rows = [InfoRow("pair", tr("outcome"), state_word(card.state))]
    if card.note:
        rows.append(InfoRow("pair", tr("note"), card.note))
    if card.state == "failed" and trace.error:
        what, _, where = trace.error.rpartition(" (")
        rows += [InfoRow("error", words) for words in (what or trace.error, where.rstrip(")") if what else "") if words]
    if card.id == CLIENT:
        return rows + _client_rows(trace, phases)
    stage = next((stage for stage in trace.stages if stage.id == card.id), None)
    if stage is not None and card.reached:
        rows += _time_rows(view, trace, stage)
    if card.id == SQL:
        rows += _sql_rows(trace)
    if card.id == CACHE:
        rows += [row for operation in trace.cache for row in _cache_rows(operation)]
    spans = [span for span in trace.spans if span.stage == card.id]
    if spans:
        rows.append(InfoRow("heading", tr("Inside it"), ""))
        rows += [InfoRow("pair", span.name, format_ms(span.duration_ms)) for span in spans]
    return rows


def _time_rows(view: TraceView, trace: Trace, stage: StageTrace) -> list[InfoRow]:
    rows = [
        InfoRow("pair", tr("own time"), format_ms(stage.own_ms)),
        InfoRow("pair", tr("on the way in"), format_ms(stage.in_ms)),
        InfoRow("pair", tr("on the way out"), format_ms(stage.out_ms)),
    ]
    if stage.wait_ms > 0:
        rows.append(InfoRow("pair", tr("of it waiting"), format_ms(stage.wait_ms)))
    if stage.enter_ms is not None:
        rows.append(InfoRow("pair", tr("entered at"), format_ms(stage.enter_ms)))
    if stage.leave_ms is not None:
        rows.append(InfoRow("pair", tr("left at"), format_ms(stage.leave_ms)))
    if view.earlier is not None:
        delta = deltas(trace, view.earlier).get(stage.id)
        if delta is not None:
            percent = f" ({delta.percent:+.0f} %)" if delta.percent is not None else ""
            name = tr("in #{seq}").format(seq=view.earlier.summary.seq)
            rows.append(InfoRow("pair", name, format_ms(delta.before_ms) + percent))
    return rows


def _client_rows(trace: Trace, phases: Phases | None) -> list[InfoRow]:
    rows = [InfoRow("pair", tr("user agent"), trace.summary.user_agent or "–")]
    if phases is None:
        return [*rows, InfoRow("note", tr("Sent by another program: only the backend's side was timed."))]
    if phases.connect_ms is None:
        rows.append(InfoRow("pair", tr("connection"), tr("reused")))
    else:
        rows.append(InfoRow("pair", tr("connect"), format_ms(phases.connect_ms)))
    rows += [
        InfoRow("pair", tr("send"), format_ms(phases.send_ms)),
        InfoRow("pair", tr("wait"), format_ms(phases.wait_ms)),
        InfoRow("pair", tr("receive"), format_ms(phases.receive_ms)),
        InfoRow("pair", tr("total"), format_ms(phases.total_ms)),
        InfoRow("pair", tr("in the backend"), format_ms(trace.summary.duration_ms)),
    ]
    return rows


def _sql_rows(trace: Trace) -> list[InfoRow]:
    summary = trace.summary
    rows = [
        InfoRow("pair", tr("statements"), format_count(summary.statements)),
        InfoRow("pair", tr("rows returned"), format_count(summary.rows)),
    ]
    if summary.vm_steps:
        rows.append(InfoRow("pair", tr("VM steps"), format_count(summary.vm_steps)))
    return rows


def _cache_rows(operation: CacheOperation) -> list[InfoRow]:
    facts = [format_ms(operation.duration_ms)]
    if operation.age_s is not None:
        facts.append(tr("age {seconds:.0f} s").format(seconds=operation.age_s))
    if operation.ttl_s is not None:
        facts.append(tr("TTL {seconds:.0f} s").format(seconds=operation.ttl_s))
    if operation.size_bytes is not None:
        facts.append(tr("{count} bytes").format(count=format_count(operation.size_bytes)))
    rows = [InfoRow("statement", f"{operation.outcome} {operation.key}", " · ".join(facts))]
    if operation.reason:
        rows.append(InfoRow("note", operation.reason, indent=1))
    return rows


def header_rows(trace: Trace, direction: str) -> list[InfoRow]:
    """List every stage with what it changed, for one direction: 'request' or 'response'."""
    steps = request_steps(trace) if direction == "request" else response_steps(trace)
    rows: list[InfoRow] = []
    for step in steps:
        rows.append(InfoRow("heading", step.title, _counted(step), stage_kind=step.kind, key=step.stage))
        rows += [row for change in step.changes for row in _change_rows(change)]
    sent = trace.request_headers if direction == "request" else trace.response_headers
    title = tr("As the request came in") if direction == "request" else tr("As the response left")
    rows.append(InfoRow("heading", title, str(len(sent))))
    rows += [InfoRow("pair", name, value) for name, value in sent]
    return rows


def _counted(step: HeaderStep) -> str:
    if not step.reached:
        return tr("not reached")
    added, removed, changed = tally(step.changes)
    parts = [
        tr("{count} added").format(count=added) if added else "",
        tr("{count} removed").format(count=removed) if removed else "",
        tr("{count} changed").format(count=changed) if changed else "",
    ]
    return ", ".join(part for part in parts if part) or tr("no change")


def _change_rows(change: HeaderChange) -> list[InfoRow]:
    if change.op == "added":
        return [InfoRow("added", change.name, change.value, indent=1)]
    if change.op == "removed":
        return [InfoRow("removed", change.name, change.before or change.value, indent=1)]
    return [
        InfoRow("removed", change.name, change.before, indent=1),
        InfoRow("added", change.name, change.value, indent=1),
    ]


def attribute_rows(trace: Trace, stage_id: str) -> list[InfoRow]:
    """List a stage's attributes, those of the spans inside it, and the switches the request began with."""
    stage = next((stage for stage in trace.stages if stage.id == stage_id), None)
    rows = [InfoRow("pair", name, value) for name, value in (stage.attributes if stage else {}).items()]
    for span in trace.spans:
        if span.stage == stage_id and span.attributes:
            rows.append(InfoRow("heading", span.name))
            rows += [InfoRow("pair", name, value, indent=1) for name, value in span.attributes.items()]
    summary = trace.summary
    rows.append(InfoRow("heading", tr("Request")))
    rows += [
        InfoRow("pair", tr("request id"), summary.request_id),
        InfoRow("pair", tr("route"), summary.route or tr("none matched")),
        InfoRow("pair", tr("client port"), str(summary.client_port)),
    ]
    if trace.settings:
        rows.append(InfoRow("heading", tr("Switches then")))
        rows += [InfoRow("pair", name, choice) for name, choice in trace.settings.items()]
    return rows
