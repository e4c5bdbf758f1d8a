"""Values made up for each send: ``{{$uuid}}``, ``{{$now}}``, ``{{$timestamp}}``, ``{{$random_int}}``.

All uses of a name in one request give the same value, so that an idempotency key can stand in a header and in the
body; the preview and the send after it give the same, because both are made of the same ``Moment``.
"""

import random
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class Moment:
    """What one send's values are made of: a number that no other send has, and the time (Unix seconds)."""

    seed: str = ""
    at: float = 0.0


def _uuid(moment: Moment) -> str:
    return str(uuid.UUID(int=_dice(moment, "uuid").getrandbits(128), version=4))


def _now(moment: Moment) -> str:
    return datetime.fromtimestamp(moment.at, UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def _timestamp(moment: Moment) -> str:
    return str(int(moment.at))


def _random_int(moment: Moment) -> str:
    return str(_dice(moment, "int").randint(0, 1000))


def _dice(moment: Moment, what: str) -> random.Random:
    return random.Random(f"{moment.seed}/{what}")


DYNAMIC: Mapping[str, Callable[[Moment], str]] = {
    "$uuid": _uuid,
    "$now": _now,
    "$timestamp": _timestamp,
    "$random_int": _random_int,
}
ALIASES = {"$guid": "$uuid", "$randomUUID": "$uuid", "$isoTimestamp": "$now", "$randomInt": "$random_int"}
"""What other tools call them, for requests that come from there."""


def dynamic_value(name: str, moment: Moment) -> str | None:
    """The value for that name; None when there is no such dynamic value."""
    make = DYNAMIC.get(ALIASES.get(name, name))
    return make(moment) if make else None
