"""Values of an answer and texts as typed: what equals what, how large, how long, and how a value is shown."""

import json
import re
from typing import Any

from workbench.core.assertions.paths import ABSENT
from workbench.core.assertions.problem import BadAssertionError

SHOWN_CHARACTERS = 200
_TYPES: dict[type, str] = {bool: "boolean", str: "string", list: "array", dict: "object", type(None): "null"}
_UNITS = {"": 1.0, "ms": 1.0, "s": 1e3, "b": 1.0, "kb": 1e3, "mb": 1e6, "kib": 1024.0, "mib": 1024.0**2}
_QUANTITY = re.compile(r"([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?)\s*([a-zA-Z]*)")


def type_of(value: object) -> str:
    """The JSON type of a value: integer for whole numbers, as in JSON Schema."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return "integer" if isinstance(value, int) or value.is_integer() else "number"
    return _TYPES[type(value)]


def is_type(value: object, wanted: str) -> bool:
    """Whether the value is of that type; an integer is a number too."""
    found = type_of(value)
    return found == wanted or (wanted == "number" and found == "integer")


def same(one: object, other: object) -> bool:
    """Whether two JSON values are equal: 1 is 1.0, and never true."""
    if isinstance(one, bool) or isinstance(other, bool):
        return one is other
    if isinstance(one, list) and isinstance(other, list):
        return len(one) == len(other) and all(same(a, b) for a, b in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same(value, other[name]) for name, value in one.items())
    return one == other


def equals_text(value: object, text: str, *, loose: bool = False) -> bool:
    """Whether a value is the one that was typed: ``42`` is the number and ``"42"`` the text.

    Text needs no quotes unless it looks like something else. ``loose`` lets ``42`` be the text, too.
    """
    if isinstance(value, str):
        typed = parsed(text)
        return value == text if typed is ABSENT or loose else same(value, typed)
    return same(value, parsed(text.strip()))


def parsed(text: str) -> object:
    """The JSON value that a text is; ABSENT when it is none."""
    try:
        made: object = json.loads(text)
    except (ValueError, RecursionError):
        return ABSENT
    return made


def number(text: str) -> float:
    """A number as typed, with a unit or without (ms, s, B, kB, MB, KiB, MiB); raises BadAssertionError."""
    found = _QUANTITY.fullmatch(text.strip())
    if found is None or found[2].lower() not in _UNITS:
        raise BadAssertionError(f"{text.strip() or 'An empty text'} is no number.")
    return float(found[1]) * _UNITS[found[2].lower()]


def as_number(value: object) -> float | None:
    """The value as a number: one itself, or a text that is one."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return float(value)
    try:
        return float(value) if isinstance(value, str) else None
    except ValueError:
        return None


def items(text: str) -> tuple[str, ...]:
    """A list as typed: a JSON array, or texts with commas between them."""
    whole = parsed(text)
    if isinstance(whole, list):
        return tuple(json.dumps(item, ensure_ascii=False) for item in whole)
    return tuple(part.strip() for part in text.split(","))


def length(value: object) -> int | None:
    """How many characters, items or members; None for what has no length."""
    return len(value) if isinstance(value, str | list | dict) else None


def as_text(value: object) -> str:
    """A text as it is, anything else as compact JSON."""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def shown(value: object) -> str:
    """A value for people: JSON, cut where it gets long."""
    if value is ABSENT:
        return "absent"
    if isinstance(value, list | dict) and len(value) > SHOWN_CHARACTERS:
        return f"{type_of(value)} · {len(value)}"
    return cut(json.dumps(value, ensure_ascii=False))


def cut(text: str) -> str:
    """A text with an ellipsis where it gets long."""
    return text if len(text) <= SHOWN_CHARACTERS else text[: SHOWN_CHARACTERS - 1] + "…"


def members(value: Any) -> Any:
    """What ``contains`` looks through: items, or names of members."""
    return list(value) if isinstance(value, dict) else value
