"""Stretches a request that took a fraction of a millisecond into a replay that an eye can follow."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from workbench.core.trace.cards import Card

Lane = Literal["request", "response"]
MIN_PER_NODE_MS = 90.0
TURN_MS = 160.0


@dataclass(frozen=True, slots=True)
class Visit:
    """The dot's stay at one station and its way to the next: first it waits, then it travels."""

    card: int
    lane: Lane
    start_ms: float
    wait_ms: float
    travel_ms: float
    trace_from_ms: float
    trace_to_ms: float

    @property
    def end_ms(self) -> float:
        """When the dot arrives at the next station."""
        return self.start_ms + self.wait_ms + self.travel_ms


@dataclass(frozen=True, slots=True)
class Position:
    """Where the dot is: at or past a station, and how far on its way to the next."""

    visit: int
    card: int
    lane: Lane
    next_card: int
    next_lane: Lane
    progress: float
    playhead_ms: float

    def at_station(self) -> "Position":
        """The same moment with the dot still at its station: for those who want less motion."""
        return replace(self, next_card=self.card, next_lane=self.lane, progress=0.0)


@dataclass(frozen=True, slots=True)
class Replay:
    """The whole timetable. Times are replay milliseconds unless they say ``trace``."""

    visits: tuple[Visit, ...]
    total_ms: float

    def position(self, at_ms: float) -> Position:
        """Find the dot at one moment; before the start and after the end it stands at the first and last station."""
        at_ms = min(max(at_ms, 0.0), self.total_ms)
        index = max(0, bisect_right(self.visits, at_ms, key=lambda visit: visit.start_ms) - 1)
        visit = self.visits[index]
        following = self.visits[min(index + 1, len(self.visits) - 1)]
        travelled = at_ms - visit.start_ms - visit.wait_ms
        progress = min(1.0, max(0.0, travelled / visit.travel_ms)) if visit.travel_ms else 0.0
        passed = min(1.0, (at_ms - visit.start_ms) / ((visit.end_ms - visit.start_ms) or 1.0))
        playhead = visit.trace_from_ms + (visit.trace_to_ms - visit.trace_from_ms) * passed
        return Position(index, visit.card, visit.lane, following.card, following.lane, progress, playhead)

    def next_stop(self, at_ms: float) -> float:
        """When the dot reaches the next station after this moment: what one step moves it to."""
        starts = (visit.start_ms for visit in self.visits if visit.start_ms > at_ms + 0.5)
        return next(starts, self.total_ms)


def plan_replay(cards: Sequence[Card], target_ms: float) -> Replay | None:
    """Make the timetable for one trace.

    Every station gets ``MIN_PER_NODE_MS`` (half on each way), the turn ``TURN_MS``; what is left of ``target_ms`` is
    shared by own time. With more stations than that leaves room for, the replay gets longer rather than hasty.
    """
    path = [index for index, card in enumerate(cards) if card.reached]
    if not path:
        return None
    fixed = MIN_PER_NODE_MS * len(path) + TURN_MS
    total = max(target_ms, fixed)
    waits = _shared_waits([(cards[index].in_ms, cards[index].out_ms) for index in path], total - fixed)
    moments = _moments([cards[index] for index in path])
    visits = []
    clock = 0.0
    for step, (card, lane) in enumerate(_stops(path)):
        travel = TURN_MS if step == len(path) - 1 else MIN_PER_NODE_MS / 2
        wait = waits[step] + (MIN_PER_NODE_MS / 2 if step in (len(path) - 1, 2 * len(path) - 1) else 0.0)
        last = step == 2 * len(path) - 1
        visits.append(Visit(card, lane, clock, wait, 0.0 if last else travel, *moments[step]))
        clock = visits[-1].end_ms
    return Replay(tuple(visits), clock)


def _stops(path: Sequence[int]) -> list[tuple[int, Lane]]:
    """List every station in the order the dot meets it: there and back."""
    return [*((card, "request") for card in path), *((card, "response") for card in reversed(path))]


def _shared_waits(own: Sequence[tuple[float, float]], rest: float) -> list[float]:
    """Share the free time over all stops, there and back, in proportion to own time."""
    times = [max(0.0, there) for there, _ in own] + [max(0.0, back) for _, back in reversed(own)]
    whole = sum(times)
    return [rest * time / whole if whole > 0 else rest / len(times) for time in times]


def _moments(cards: Sequence[Card]) -> list[tuple[float, float]]:
    """Say for every stop which stretch of the recorded time passes until the next one; never backwards."""
    there = [card.enter_ms for card in cards]
    back = [None if card.leave_ms is None else card.leave_ms - card.out_ms for card in reversed(cards)]
    starts: list[float] = []
    for moment in (*there, *back):
        before = starts[-1] if starts else moment or 0.0
        starts.append(before if moment is None else max(before, moment))
    end = max(starts[-1], cards[0].leave_ms or 0.0)
    return list(zip(starts, (*starts[1:], end), strict=True))
