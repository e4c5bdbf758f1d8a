"""What a request expects of its answer, and what later requests take from it: data, never a script."""

from dataclasses import dataclass
from typing import Literal

Subject = Literal["status", "header", "json", "body", "size", "time", "schema", "expression"]
Source = Literal["status", "header", "json", "body", "cookie"]
Scope = Literal["request", "folder", "collection", "environment", "session"]


@dataclass(frozen=True, slots=True)
class Assertion:
    """One expectation: a subject of the answer, an operator, a value to hold it against.

    ``key`` is the header's name or the JSONPath, empty for the others; sizes count bytes, times milliseconds.
    ``expected`` is text as typed and may hold variables; ``schema`` checks against the live OpenAPI and needs neither.
    The subject ``expression`` is code from another tool: kept word for word in ``key``, never run.
    """

    subject: Subject = "status"
    key: str = ""
    operator: str = "eq"
    expected: str = ""
    enabled: bool = True


@dataclass(frozen=True, slots=True)
class AssertionResult:
    """How one assertion came out, with the value that was really there."""

    assertion: Assertion
    state: Literal["passed", "failed", "could_not_check", "soft"]
    """``soft``: a time that was missed; it is told, and fails nothing."""
    actual: str = ""
    message: str = ""


@dataclass(frozen=True, slots=True)
class Capture:
    """A part of the answer that becomes the value of a variable."""

    variable: str = ""
    source: Source = "json"
    key: str = ""
    """JSONPath, header or cookie name; empty for the others."""
    scope: Scope = "session"
    enabled: bool = True
