"""Assertions and captures in Hurl's words; what Hurl can't say stays in the file as a comment."""

import json
from collections.abc import Iterable, Iterator

from workbench.core.assertion import Assertion, Capture
from workbench.core.assertions.operators import operator

_PREDICATES = {
    "eq": "==", "ne": "!=", "lt": "<", "le": "<=", "gt": ">", "ge": ">=", "contains": "contains",
    "not_contains": "not contains", "matches": "matches", "not_matches": "not matches",
    "starts_with": "startsWith", "ends_with": "endsWith", "length": "count ==",
}  # fmt: skip
_BARE = {"exists": "exists", "absent": "not exists", "empty": "isEmpty", "not_empty": "not isEmpty"}
_TYPES = {
    "string": "isString", "number": "isNumber", "integer": "isInteger", "boolean": "isBoolean",
    "array": "isList", "object": "isObject", "null": "== null",
}  # fmt: skip
_AS_TEXT = ("contains", "not_contains", "matches", "not_matches", "starts_with", "ends_with")


def status_line(assertions: Iterable[Assertion]) -> str:
    """The line of the answer: with the status, when exactly one is expected."""
    found = [one.expected for one in assertions if _is_plain_status(one)]
    return f"HTTP {found[0]}" if len(found) == 1 else "HTTP *"


def _is_plain_status(one: Assertion) -> bool:
    return one.enabled and one.subject == "status" and one.operator == "eq" and one.expected.isdigit()


def asserts(assertions: tuple[Assertion, ...]) -> list[str]:
    """The section of assertions; empty when there is none."""
    plain = [one for one in assertions if _is_plain_status(one)]
    rest = [one for one in assertions if len(plain) != 1 or one is not plain[0]]
    lines = [line for one in rest for line in _assert(one)]
    return ["[Asserts]", *lines] if lines else []


def _assert(one: Assertion) -> Iterator[str]:
    query, predicates = _query(one), list(_predicates(one))
    if not query or not predicates:
        known = operator(one.operator)
        yield f"# not in Hurl: {one.subject} {one.key} {known.words if known else one.operator} {one.expected}".rstrip()
        return
    for predicate in predicates:
        yield ("" if one.enabled else "# ") + f"{query} {predicate}"


def _query(one: Assertion) -> str:
    match one.subject:
        case "status" | "body":
            return one.subject
        case "header":
            return f"header {_quoted(one.key)}"
        case "json":
            return f"jsonpath {_quoted(one.key)}"
        case "size":
            return "bytes count"
        case "time":
            return "duration"
    return ""


def _predicates(one: Assertion) -> Iterator[str]:
    if one.operator in _BARE:
        yield _BARE[one.operator]
    elif one.operator == "is_type":
        yield from (_TYPES[kind] for kind in (one.expected.strip(),) if kind in _TYPES)
    elif one.operator == "between":
        low, comma, high = one.expected.partition(",")
        yield from (f">= {low.strip()}", f"<= {high.strip()}") if comma else ()
    elif one.operator in _PREDICATES:
        yield f"{_PREDICATES[one.operator]} {_value(one)}"


def _value(one: Assertion) -> str:
    """Numbers, true, false and null as such where the answer has types; text in quotes."""
    typed = one.subject not in ("header", "body") or one.operator == "length"
    if typed and one.operator not in _AS_TEXT:
        try:
            if not isinstance(json.loads(one.expected), str | dict | list):
                return one.expected.strip()
        except ValueError:
            pass
    return _quoted(one.expected)


def captures(given: tuple[Capture, ...]) -> list[str]:
    """The section of captures; empty when there is none."""
    lines = [("" if one.enabled else "# ") + f"{one.variable}: {_source(one)}" for one in given]
    return ["[Captures]", *lines] if lines else []


def _source(one: Capture) -> str:
    match one.source:
        case "json":
            return f"jsonpath {_quoted(one.key)}"
        case "header" | "cookie":
            return f"{one.source} {_quoted(one.key)}"
    return one.source


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + escaped.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + '"'
