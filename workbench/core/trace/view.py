"""The drawable model of one request: everything the pipeline shows, worked out before any pixel is painted."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from server.contract.traces import Trace
from workbench.core.exchange import Phases, SendFailure
from workbench.core.trace.cards import CLIENT, Card, CardState, Plans, trace_cards
from workbench.core.trace.lanes import Lanes, broken_lanes, dark_lanes, lanes_of
from workbench.core.trace.ruler import Ruler, ruler_of

Turns = Mapping[str, tuple[tuple[str, int], ...]]
"""Short circuits of the last minutes: stage, then status and count."""


@dataclass(frozen=True, slots=True)
class TraceView:
    """What the lanes, the ruler and the header draw."""

    cards: tuple[Card, ...]
    lanes: Lanes
    ruler: Ruler | None = None
    trace: Trace | None = None
    earlier: Trace | None = None
    failure: SendFailure | None = None

    @property
    def sql_needed(self) -> bool:
        """Whether SQL was left out although nothing went wrong: the cache had the answer."""
        return not any(card.state == "hit" for card in self.cards)


def view_of(
    trace: Trace, *, phases: Phases | None = None, earlier: Trace | None = None, plans: Plans | None = None
) -> TraceView:
    """Make the view of a recorded request."""
    cards = trace_cards(trace, phases, earlier, plans)
    return TraceView(cards, lanes_of(cards), ruler_of(trace, cards, earlier), trace, earlier)


def view_of_failure(skeleton: Sequence[Card], failure: SendFailure) -> TraceView:
    """Make the view of a request that got no answer: the lane is broken after the client."""
    cards = tuple(_unreached(card) for card in skeleton)
    return TraceView(cards, broken_lanes(len(cards)), failure=failure)


def _unreached(card: Card) -> Card:
    state: CardState = "refused" if card.id == CLIENT else "off" if card.state == "off" else "not_reached"
    return Card(card.id, card.title, card.kind, state, timed=False)


def view_of_nothing(skeleton: Sequence[Card]) -> TraceView:
    """Make the view before the first request: grey lanes, all cards."""
    return TraceView(tuple(skeleton), dark_lanes(len(skeleton)))


@dataclass(frozen=True, slots=True)
class Delta:
    """How one station's own time differs from the earlier run."""

    now_ms: float
    before_ms: float

    @property
    def percent(self) -> float | None:
        """The change against the earlier run in percent; None when there is nothing to divide by."""
        return (self.now_ms / self.before_ms - 1.0) * 100.0 if self.before_ms > 0 else None


def deltas(trace: Trace, earlier: Trace) -> dict[str, Delta]:
    """Compare own times stage by stage, over the stages that both runs passed through."""
    before = {stage.id: stage for stage in earlier.stages if stage.outcome not in ("off", "not_reached")}
    return {
        stage.id: Delta(stage.own_ms, before[stage.id].own_ms)
        for stage in trace.stages
        if stage.id in before and stage.outcome not in ("off", "not_reached")
    }
