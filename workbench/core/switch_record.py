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
    return tuple(SwitchChange(new.title, old.words, new.words) for old, new in pairs if old.words != new.words)
