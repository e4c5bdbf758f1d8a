"""The operators at work: holds a value against what was typed, and says why it doesn't hold."""

from collections.abc import Callable
from dataclasses import dataclass

from workbench.core.assertions import values
from workbench.core.assertions.operators import TYPES
from workbench.core.assertions.paths import ABSENT
from workbench.core.assertions.patterns import compiled
from workbench.core.assertions.problem import BadAssertionError


@dataclass(frozen=True, slots=True)
class Expected:
    """What was typed, its variables filled in. ``loose`` when it was nothing but a variable: values have no type."""

    text: str
    loose: bool = False


@dataclass(frozen=True, slots=True)
class Outcome:
    """Whether it holds; ``why`` goes on from the value (``, not 42``), or from ``seen`` where that is set."""

    holds: bool
    why: str = ""
    seen: str = ""


Check = Callable[[object, Expected], Outcome]


def compare(operator: str, value: object, expected: Expected) -> Outcome:
    """How a value comes out; raises BadAssertionError when the question itself is wrong.

    What is absent meets nothing but ``absent``: a path with a slip in it is not told as "does not contain".
    """
    if operator in ("exists", "absent"):
        return _presence(operator, value)
    check = _CHECKS.get(operator)
    if check is None:
        raise BadAssertionError(f"There is no operator {operator!r} here.")
    return Outcome(False) if value is ABSENT else check(value, expected)


def _presence(operator: str, value: object) -> Outcome:
    there = value is not ABSENT
    return Outcome(there == (operator == "exists"), ", not absent" if there else "")


def _eq(value: object, expected: Expected) -> Outcome:
    holds = values.equals_text(value, expected.text, loose=expected.loose)
    return Outcome(holds, f", not {_typed(value, expected.text)}")


def _typed(value: object, text: str) -> str:
    """What was typed, told apart from the value where both look the same."""
    typed = values.parsed(text)
    looks_same = value == text and typed is not ABSENT
    return f"the {values.type_of(typed)} {text}" if looks_same else values.cut(text)


def _ne(value: object, expected: Expected) -> Outcome:
    return Outcome(not _eq(value, expected).holds, ", as it should not be")


def _ordered(words: str, holds: Callable[[float], bool]) -> Check:
    """An operator that asks on which side a value lies; ``holds`` takes the sign of value minus expected."""

    def check(value: object, expected: Expected) -> Outcome:
        return Outcome(holds(_sign(value, expected.text)), f", not {words} {expected.text}")

    return check


def _sign(value: object, text: str) -> float:
    """Which is larger: as numbers where the value is one, else as texts (dates of one form sort so)."""
    found = values.as_number(value)
    if found is not None:
        wanted = values.number(text)
        return (found > wanted) - (found < wanted)
    if not isinstance(value, str):
        raise BadAssertionError(f"{values.type_of(value)} has no order.")
    return (value > text) - (value < text)


def _contains(value: object, expected: Expected) -> Outcome:
    return Outcome(_holds(value, expected), f" has no {values.cut(expected.text)}")


def _not_contains(value: object, expected: Expected) -> Outcome:
    return Outcome(not _holds(value, expected), f" has {values.cut(expected.text)}")


def _holds(value: object, expected: Expected) -> bool:
    if isinstance(value, str):
        return expected.text in value
    if isinstance(value, list | dict):
        return any(values.equals_text(item, expected.text, loose=True) for item in values.members(value))
    return expected.text in values.as_text(value)


def _matches(value: object, expected: Expected) -> Outcome:
    found = compiled(expected.text).search(values.as_text(value))
    return Outcome(found is not None, f" does not match {expected.text}")


def _not_matches(value: object, expected: Expected) -> Outcome:
    found = compiled(expected.text).search(values.as_text(value))
    return Outcome(found is None, f" matches {expected.text}")


def _starts_with(value: object, expected: Expected) -> Outcome:
    return Outcome(values.as_text(value).startswith(expected.text), f", not {expected.text}…")


def _ends_with(value: object, expected: Expected) -> Outcome:
    return Outcome(values.as_text(value).endswith(expected.text), f", not …{expected.text}")


def _one_of(value: object, expected: Expected) -> Outcome:
    return Outcome(_is_among(value, expected), f", not one of {values.cut(expected.text)}")


def _not_one_of(value: object, expected: Expected) -> Outcome:
    return Outcome(not _is_among(value, expected), f", one of {values.cut(expected.text)}")


def _is_among(value: object, expected: Expected) -> bool:
    return any(values.equals_text(value, item, loose=expected.loose) for item in values.items(expected.text))


def _between(value: object, expected: Expected) -> Outcome:
    ends = values.items(expected.text)
    if len(ends) != 2:
        raise BadAssertionError(f"{expected.text} is no pair: type 1, 10")
    inside = _sign(value, ends[0]) >= 0 >= _sign(value, ends[1])
    return Outcome(inside, f", not between {ends[0]} and {ends[1]}")


def _length(value: object, expected: Expected) -> Outcome:
    found, wanted = values.length(value), values.number(expected.text)
    if found is None:
        return Outcome(False, " has no length", values.type_of(value))
    return Outcome(found == wanted, f", not {expected.text.strip()}", str(found))


def _is_type(value: object, expected: Expected) -> Outcome:
    wanted = expected.text.strip().lower()
    if wanted not in TYPES:
        raise BadAssertionError(f"There is no type {expected.text}: {', '.join(TYPES)}.")
    found = values.type_of(value)
    return Outcome(values.is_type(value, wanted), f", not {wanted}", found)


def _empty(value: object, _expected: Expected) -> Outcome:
    return Outcome(values.length(value) == 0, ", not empty")


def _not_empty(value: object, _expected: Expected) -> Outcome:
    return Outcome(bool(values.length(value)), ", empty")


_CHECKS: dict[str, Check] = {
    "eq": _eq,
    "ne": _ne,
    "lt": _ordered("under", lambda sign: sign < 0),
    "le": _ordered("at most", lambda sign: sign <= 0),
    "gt": _ordered("over", lambda sign: sign > 0),
    "ge": _ordered("at least", lambda sign: sign >= 0),
    "contains": _contains,
    "not_contains": _not_contains,
    "matches": _matches,
    "not_matches": _not_matches,
    "starts_with": _starts_with,
    "ends_with": _ends_with,
    "one_of": _one_of,
    "not_one_of": _not_one_of,
    "between": _between,
    "length": _length,
    "is_type": _is_type,
    "empty": _empty,
    "not_empty": _not_empty,
}
