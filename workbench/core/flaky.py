"""How a phone with bad reception behaves: what it loses, how long it takes, and how its app tries again."""

from dataclasses import asdict, dataclass, fields
from random import Random
from typing import Literal, get_args

from workbench.core.request import RequestDraft

Loses = Literal["nothing", "first", "some", "all"]
KEY = "Idempotency-Key"
REPEATABLE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE", "PUT", "DELETE"})
"""Done twice, these leave what doing them once leaves (RFC 9110, 9.2.2)."""


@dataclass(frozen=True, slots=True)
class Flaky:
    """The settings of the flaky mobile persona."""

    loses: Loses = "first"
    """Which answers get lost on the way back: none, the first of each send, some of all, or all."""
    retries: int = 2
    """How often the app tries again when no answer came."""
    own_key: bool = False
    """Whether the app makes up an Idempotency-Key for each POST and repeats it when it tries again."""
    latency_ms: int = 120
    """The radio's share, there and back together."""
    backoff_ms: int = 200
    """The pause before the first retry; each further one is twice as long."""
    share: float = 0.4
    """How many of the answers 'some' loses."""
    seed: int = 1
    """What 'some' loses is drawn from this, so that it can be repeated."""

    def as_json(self) -> dict[str, object]:
        """For the settings file."""
        return asdict(self)

    def dice(self) -> Random:
        """Draws for 'some'; the same ones each time it is made anew."""
        return Random(self.seed)

    def drops(self, attempt: int, dice: Random) -> bool:
        """Whether the answer to this attempt, counted from 1, gets lost."""
        match self.loses:
            case "first":
                return attempt == 1
            case "some":
                return dice.random() < self.share
            case "all":
                return True
        return False

    def pause_s(self, attempt: int) -> float:
        """How long the app waits after this attempt, before the next."""
        return float(self.backoff_ms) / 1000 * 2.0 ** (attempt - 1)


def from_json(kept: object) -> Flaky:
    """The settings as they were kept; what isn't there, or makes no sense, is as it is at first."""
    if not isinstance(kept, dict):
        return Flaky()
    first = Flaky()
    known = {one.name: getattr(first, one.name) for one in fields(Flaky)}
    taken = {name: kept[name] for name, value in known.items() if type(kept.get(name)) is type(value)}
    if taken.get("loses") not in get_args(Loses):
        taken.pop("loses", None)
    if any(number < 0 for number in taken.values() if isinstance(number, int | float)):
        return first
    return Flaky(**taken)


def wants_key(draft: RequestDraft) -> bool:
    """Whether a careful app would put a key on it: a POST that has none."""
    return draft.method.upper() == "POST" and not has_key(draft)


def has_key(draft: RequestDraft) -> bool:
    """Whether the draft itself brings a key."""
    return any(row.enabled and row.name.strip().lower() == KEY.lower() for row in draft.headers)
