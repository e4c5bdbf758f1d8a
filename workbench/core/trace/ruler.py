"""Lays a request's time out to scale: who worked when, with the earlier run's length to hold against it."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from server.contract.traces import StageKind, Trace
from workbench.core.trace.cards import CACHE, CLIENT, SQL, Card
from workbench.core.trace.statements import short_title

CLIENT_PART = 0.12
"""The client's time before and after is drawn at most this long against the server's, and then marked as cut."""


@dataclass(frozen=True, slots=True)
class RulerSpan:
    """One stretch of time in which one station worked. Spans of a ruler never overlap."""

    start_ms: float
    end_ms: float
    kind: StageKind
    label: str
    stage: str
    wait: bool = False
    cut_ms: float = 0.0
    """The real length, when the drawn one was cut short."""


@dataclass(frozen=True, slots=True)
class Earlier:
    """The run this one is held against."""

    seq: int
    duration_ms: float
    changed: tuple[tuple[str, str, str], ...]
    """Switches that stood differently then: their short names, then, now."""


@dataclass(frozen=True, slots=True)
class Ruler:
    """The time axis with its spans. Zero is the moment the request reached the backend."""

    start_ms: float
    end_ms: float
    spans: tuple[RulerSpan, ...]
    duration_ms: float
    earlier: Earlier | None = None

    @property
    def past_edge(self) -> float:
        """How many times the earlier run is longer than what is drawn; 0 when it fits."""
        if self.earlier is None or self.end_ms <= 0 or self.earlier.duration_ms <= self.end_ms:
            return 0.0
        return self.earlier.duration_ms / self.end_ms


@dataclass(frozen=True, slots=True)
class _Layer:
    start: float
    end: float
    depth: int
    kind: StageKind
    label: str
    stage: str
    wait: bool = False


def ruler_of(trace: Trace, cards: Sequence[Card], earlier: Trace | None = None) -> Ruler:
    """Lay out one trace."""
    spans = _flatten(_layers(trace, cards))
    duration = max(trace.summary.duration_ms, max((span.end_ms for span in spans), default=0.0))
    client = next((card for card in cards if card.id == CLIENT and card.timed), None)
    room = duration * CLIENT_PART
    before = min(client.in_ms, room) if client else 0.0
    after = min(client.out_ms, room) if client else 0.0
    if client and before > 0:
        spans.insert(0, _client_span(-before, 0.0, client.in_ms, room))
    if client and after > 0:
        spans.append(_client_span(duration, duration + after, client.out_ms, room))
    return Ruler(-before, duration + after, tuple(spans), trace.summary.duration_ms, _earlier(trace, earlier))


def _client_span(start: float, end: float, real: float, room: float) -> RulerSpan:
    return RulerSpan(start, end, "edge", "client", CLIENT, cut_ms=real if real > room else 0.0)


def _layers(trace: Trace, cards: Iterable[Card]) -> list[_Layer]:
    """Collect everything that took time; the deeper one wins where two overlap."""
    layers = []
    for depth, card in enumerate(cards):
        if card.enter_ms is not None and card.id not in (CLIENT, SQL, CACHE):
            end = card.leave_ms if card.leave_ms is not None else card.enter_ms + card.in_ms
            layers.append(_Layer(card.enter_ms, end, depth, card.kind, card.title, card.id))
    kinds = {stage.id: stage.kind for stage in trace.stages}
    for index, span in enumerate(trace.spans):
        end, depth = span.start_ms + span.duration_ms, 100 + _nesting(trace, index)
        kind = kinds.get(span.stage, "handler")
        layers.append(_Layer(span.start_ms, end, depth, kind, span.name, span.stage, span.wait))
    layers += [
        _Layer(asked.start_ms, asked.start_ms + asked.duration_ms, 200, "cache", "cache", CACHE)
        for asked in trace.cache
    ]
    layers += [
        _Layer(run.start_ms, run.start_ms + run.duration_ms, 200, "data", short_title(run.sql), SQL)
        for run in trace.statements
    ]
    return [layer for layer in layers if layer.end > layer.start]


def _nesting(trace: Trace, index: int) -> int:
    depth, parent = 0, trace.spans[index].parent
    while parent is not None and parent < len(trace.spans) and depth < 50:
        depth, parent = depth + 1, trace.spans[parent].parent
    return depth


def _flatten(layers: Sequence[_Layer]) -> list[RulerSpan]:
    """Cut overlapping layers into a row of spans, each showing the deepest layer of its moment."""
    edges = sorted({edge for layer in layers for edge in (layer.start, layer.end)})
    begins = sorted(layers, key=lambda layer: layer.start)
    open_layers: list[_Layer] = []
    spans: list[RulerSpan] = []
    upcoming = 0
    for start, end in pairwise(edges):
        open_layers = [layer for layer in open_layers if layer.end > start]
        while upcoming < len(begins) and begins[upcoming].start <= start:
            open_layers.append(begins[upcoming])
            upcoming += 1
        if open_layers:
            _append(spans, start, end, max(open_layers, key=lambda layer: (layer.depth, layer.start)))
    return spans


def _append(spans: list[RulerSpan], start: float, end: float, layer: _Layer) -> None:
    last = spans[-1] if spans else None
    if last and last.end_ms == start and (last.stage, last.label, last.wait) == (layer.stage, layer.label, layer.wait):
        spans[-1] = RulerSpan(last.start_ms, end, last.kind, last.label, last.stage, last.wait)
    else:
        spans.append(RulerSpan(start, end, layer.kind, layer.label, layer.stage, layer.wait))


def _earlier(trace: Trace, earlier: Trace | None) -> Earlier | None:
    if earlier is None:
        return None
    return Earlier(earlier.summary.seq, earlier.summary.duration_ms, changed_settings(earlier, trace))


def changed_settings(earlier: Trace, now: Trace) -> tuple[tuple[str, str, str], ...]:
    """List the switches that stood differently: what the feature is called in short, then, now."""
    titles = {stage.id: stage.title for stage in now.stages}
    return tuple(
        (titles.get(name) or _short_name(name), earlier.settings[name], choice)
        for name, choice in now.settings.items()
        if name in earlier.settings and earlier.settings[name] != choice
    )


def _short_name(feature: str) -> str:
    group, _, name = feature.partition(".")
    words = name.replace("_", " ")
    return f"{words} {group}" if group == "cache" else words


def ticks(end_ms: float, most: int) -> tuple[float, ...]:
    """Choose evenly spaced labels from 0 to ``end_ms``: steps of 1, 2, 4 or 5 times a power of ten."""
    if end_ms <= 0 or most < 1:
        return (0.0,)
    rough = end_ms / most
    scale = 10.0 ** math.floor(math.log10(rough))
    step = next(scale * factor for factor in (1, 2, 4, 5, 10, 20) if scale * factor >= rough * 0.999)
    return tuple(round(index * step, 9) for index in range(int(end_ms / step + 1e-9) + 1))
