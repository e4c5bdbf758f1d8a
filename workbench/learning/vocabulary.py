"""The functions that checks and templates may call, bound to what one session has recorded."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import jsonpath

from lessons.format.expressions import ExpressionError, MissingEvidenceError
from server.contract.features import Setting, Switchboard
from workbench.learning.evidence import Evidence, SendEvidence, parsed_body

MOST_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Facts:
    """All that a check may look at."""

    evidence: Mapping[str, Evidence]
    answers: Mapping[str, str]
    times_sent: Mapping[str, int]
    switchboard: Switchboard | None
    row_counts: Mapping[str, int]


def functions(facts: Facts) -> dict[str, Callable[..., Any]]:
    """By name, as ``lessons.format.evidence.FUNCTIONS`` lists them."""
    return {
        "feature": lambda feature: _setting(facts, feature).choice,
        "param": lambda feature, name: _setting(facts, feature).params[name],
        "rows_of": lambda table: _row_count(facts, table),
        "answered": lambda name: facts.answers.get(name, ""),
        "sent": lambda name: facts.times_sent.get(name, 0),
        "json": lambda name, path: _json(_sent(facts, name), path),
        "header": lambda name, header: _sent(facts, name).headers.get(header.lower(), ""),
        "count": lambda where, what: where.count(what),
        "round": _round,
        "len": len,
        "min": min,
        "max": max,
        "abs": abs,
    }


def _setting(facts: Facts, feature: str) -> Setting:
    if facts.switchboard is None:
        raise ExpressionError("the backend could not be asked for its switches")
    return facts.switchboard.settings[feature]


def _row_count(facts: Facts, table: str) -> int:
    if table not in facts.row_counts:
        raise ExpressionError(f"the rows of '{table}' are not counted")
    return facts.row_counts[table]


def _sent(facts: Facts, name: str) -> SendEvidence:
    found = facts.evidence.get(name)
    if found is None:
        raise MissingEvidenceError(name)
    if not isinstance(found, SendEvidence):
        raise ExpressionError(f"'{name}' has no answer of its own to look into")
    return found


def _json(evidence: SendEvidence, path: str) -> Any:
    """The first value at a JSON path (RFC 9535) without filters, which could run for long; None when there is none."""
    if "?" in path:
        raise ExpressionError("a JSON path in a check has no filters")
    try:
        found = jsonpath.findall(path, parsed_body(evidence))
    except (ValueError, jsonpath.JSONPathError) as error:
        raise ExpressionError(str(error)) from error
    return found[0] if found else None


def _round(number: float, digits: int = 0) -> float:
    """Rounds; the digits are bounded, since rounding a whole number to minus a billion digits never ends."""
    bounded = max(0, min(digits, MOST_DIGITS))
    return round(number, bounded) if bounded else round(number)
