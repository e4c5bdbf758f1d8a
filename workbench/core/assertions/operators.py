"""Every operator an assertion may have: its word here, its word in a collection's file, and what it asks for."""

from dataclasses import dataclass
from typing import Literal

TYPES = ("string", "number", "integer", "boolean", "array", "object", "null")
"""What ``is_type`` may ask for: the types of JSON, and integer."""

Wants = Literal["value", "nothing", "type", "list"]


@dataclass(frozen=True, slots=True)
class Operator:
    """One way to hold a value against another."""

    id: str
    written: str
    """As collections on disk write it (the words of Bruno, which came first)."""
    words: str
    wants: Wants = "value"


OPERATORS = (
    Operator("eq", "eq", "is"),
    Operator("ne", "neq", "is not"),
    Operator("lt", "lt", "is under"),
    Operator("le", "lte", "is at most"),
    Operator("gt", "gt", "is over"),
    Operator("ge", "gte", "is at least"),
    Operator("contains", "contains", "contains"),
    Operator("not_contains", "notContains", "does not contain"),
    Operator("matches", "matches", "matches"),
    Operator("not_matches", "notMatches", "does not match"),
    Operator("starts_with", "startsWith", "starts with"),
    Operator("ends_with", "endsWith", "ends with"),
    Operator("one_of", "in", "is one of", "list"),
    Operator("not_one_of", "notIn", "is none of", "list"),
    Operator("between", "between", "is between", "list"),
    Operator("length", "length", "has the length"),
    Operator("is_type", "isType", "is of type", "type"),
    Operator("exists", "isDefined", "exists", "nothing"),
    Operator("absent", "isUndefined", "is absent", "nothing"),
    Operator("empty", "isEmpty", "is empty", "nothing"),
    Operator("not_empty", "isNotEmpty", "is not empty", "nothing"),
    Operator("valid", "isValid", "is as the API says", "nothing"),
)
_BY_ID = {one.id: one for one in OPERATORS}
_BY_WRITTEN = {one.written: one for one in OPERATORS}


def operator(name: str) -> Operator | None:
    """The operator of that id."""
    return _BY_ID.get(name)


def written_as(word: str) -> Operator | None:
    """The operator that a file calls so."""
    return _BY_WRITTEN.get(word)
