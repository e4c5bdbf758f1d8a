"""Works out how the two lanes are lit: how far the request went, where it turned, and in which colour it came back."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from workbench.core.trace.cards import Card

Tone = Literal["rail", "trace", "warn", "error"]


@dataclass(frozen=True, slots=True)
class Lanes:
    """Tones of both lanes: one per card for its station, one per gap between neighbours."""

    request_stations: tuple[Tone, ...]
    request_gaps: tuple[Tone, ...]
    response_stations: tuple[Tone, ...]
    response_gaps: tuple[Tone, ...]
    turn: int | None = None
    """Index of the card where the request turned round; None when it never set out or never arrived."""
    turn_tone: Tone = "rail"
    broken_after: int | None = None
    """Index of the card after which the lane is broken: no connection."""


def lanes_of(cards: Sequence[Card]) -> Lanes:
    """Light the lanes for one trace's cards."""
    turn = max((index for index, card in enumerate(cards) if card.reached), default=None)
    if turn is None:
        return dark_lanes(len(cards))
    tones = _way_back(cards, turn)
    return Lanes(
        request_stations=tuple("trace" if _lit(cards, i, turn) else "rail" for i in range(len(cards))),
        request_gaps=tuple("trace" if i < turn else "rail" for i in range(len(cards) - 1)),
        response_stations=tuple(tones[i] if _lit(cards, i, turn) else "rail" for i in range(len(cards))),
        response_gaps=tuple(tones[i + 1] if i < turn else "rail" for i in range(len(cards) - 1)),
        turn=turn,
        turn_tone=tones[turn],
    )


def _lit(cards: Sequence[Card], index: int, turn: int) -> bool:
    return index <= turn and cards[index].reached


def _way_back(cards: Sequence[Card], turn: int) -> list[Tone]:
    """Colour the way back from the turn: an error stays an error, a gate's turn is amber, all else is the trace."""
    tones: list[Tone] = ["rail"] * len(cards)
    tone: Tone = "trace"
    for index in range(turn, -1, -1):
        if cards[index].state == "failed":
            tone = "error"
        elif cards[index].state == "turned" and tone != "error":
            tone = "warn"
        tones[index] = tone
    return tones


def dark_lanes(count: int) -> Lanes:
    """Make lanes that nothing has travelled yet."""
    rail: tuple[Tone, ...] = ("rail",)
    return Lanes(rail * count, rail * max(0, count - 1), rail * count, rail * max(0, count - 1))


def broken_lanes(count: int) -> Lanes:
    """Make lanes that break right after the client: nothing listens at the other end."""
    dark = dark_lanes(count)
    return Lanes(
        request_stations=("trace", *dark.request_stations[1:]),
        request_gaps=dark.request_gaps,
        response_stations=dark.response_stations,
        response_gaps=dark.response_gaps,
        broken_after=0,
    )
