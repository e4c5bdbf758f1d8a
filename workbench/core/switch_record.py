"""What the switches stood at when a request was sent, and what differs between two such records."""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SwitchValue:
    """One switch as a person would say it: 'Eager loading', 'on'."""

    id: str
    title: str
    words: str


Switches = tuple[SwitchValue, ...]
BETWEEN = " · "
"""Stands between a switch's position and its values."""


@dataclass(frozen=True, slots=True)
class SwitchChange:
    """A switch that stood differently."""

    title: str
    before: str
    after: str


def changes(a: Iterable[SwitchValue], b: Iterable[SwitchValue]) -> tuple[SwitchChange, ...]:
    """What was switched from the one to the other; what only one of them knows is left out."""
    before = {one.id: one for one in a}
    pairs = ((before[one.id], one) for one in b if one.id in before)
    return tuple(
        SwitchChange(new.title, *_differing(old.words, new.words)) for old, new in pairs if old.words != new.words
    )


def _differing(before: str, after: str) -> tuple[str, str]:
    """Another position says all; in the same position only the values that differ are worth telling."""
    old, new = before.split(BETWEEN), after.split(BETWEEN)
    if old[0] != new[0] or len(old) != len(new):
        return old[0], new[0]
    changed = [pair for pair in zip(old, new, strict=True) if pair[0] != pair[1]]
    return BETWEEN.join(one for one, _ in changed), BETWEEN.join(one for _, one in changed)
