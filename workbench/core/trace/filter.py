"""The filter language of the request list: ``path:/tasks status:4xx time:>5 n+1``, all terms at once."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from fnmatch import fnmatchcase
from operator import ge, gt, le, lt

from server.contract.traces import TraceSummary

Test = Callable[[TraceSummary], bool]


class FilterError(ValueError):
    """A term that can't be understood, in words for the person who typed it."""

    def __init__(self, term: str, why: str) -> None:
        super().__init__(f"“{term}”: {why}")
        self.term = term


@dataclass(frozen=True, slots=True)
class TraceFilter:
    """A parsed filter: keeps the requests that pass every term."""

    tests: tuple[Test, ...] = ()

    def matches(self, summary: TraceSummary) -> bool:
        """Whether this request is shown."""
        return all(test(summary) for test in self.tests)


def parse_filter(text: str) -> TraceFilter:
    """Read a filter.

    Raises:
        FilterError: A term has an unknown name or a value that its name can't take.
    """
    return TraceFilter(tuple(_parse_term(term) for term in text.split()))


def _parse_term(term: str) -> Test:
    if term.startswith("-") and len(term) > 1:
        test = _parse_term(term[1:])
        return lambda summary: not test(summary)
    flag = _FLAGS.get(term.lower())
    if flag:
        return flag
    key, colon, value = term.partition(":")
    if not colon or key.startswith("/"):
        return _path(term)
    maker = _KEYS.get(key.lower())
    if maker is None:
        raise FilterError(term, f"unknown name “{key}”; known: {', '.join(_KEYS)}, {', '.join(_FLAGS)}")
    if not value:
        raise FilterError(term, f"a value is missing, for example {_EXAMPLES[key.lower()]}")
    try:
        return maker(value)
    except ValueError as error:
        raise FilterError(term, f"{error}, for example {_EXAMPLES[key.lower()]}") from None


def _path(value: str) -> Test:
    wanted = value.lower()
    if "*" in wanted:
        pattern = wanted if wanted.startswith(("/", "*")) else f"*{wanted}"
        return lambda summary: fnmatchcase(_target(summary), pattern) or fnmatchcase(summary.path.lower(), pattern)
    if wanted.startswith("/"):
        return lambda summary: _target(summary).startswith(wanted)
    return lambda summary: wanted in _target(summary)


def _target(summary: TraceSummary) -> str:
    return f"{summary.path}?{summary.query}".lower() if summary.query else summary.path.lower()


def _method(value: str) -> Test:
    wanted = frozenset(value.upper().split(","))
    return lambda summary: summary.method.upper() in wanted


def _status(value: str) -> Test:
    classed = re.fullmatch(r"([1-5])xx", value.lower())
    if classed:
        first = int(classed.group(1))
        return lambda summary: summary.status // 100 == first
    if re.fullmatch(r"(?:>=|<=|>|<)?\d{3}", value):
        return _number(value, lambda summary: float(summary.status))
    raise ValueError("a status is three digits or a class")


_COMPARE: dict[str, Callable[[float, float], bool]] = {">=": ge, "<=": le, ">": gt, "<": lt}
_NUMBER = re.compile(r"(>=|<=|>|<)?(\d+(?:\.\d+)?|\.\d+)(ms|s|us|µs)?")
_UNITS = {"": 1.0, "ms": 1.0, "s": 1000.0, "us": 0.001, "µs": 0.001}


def _number(value: str, read: Callable[[TraceSummary], float], units: bool = False) -> Test:
    match = _NUMBER.fullmatch(value)
    if match is None or (match.group(3) and not units):
        raise ValueError("not a number")
    wanted = float(match.group(2)) * _UNITS[match.group(3) or ""]
    compare = _COMPARE.get(match.group(1) or "")
    if compare is None:
        return lambda summary: read(summary) == wanted
    return lambda summary: compare(read(summary), wanted)


def _time(value: str) -> Test:
    if not value.startswith((">", "<")):
        raise ValueError("a time is compared with > or <")
    return _number(value, lambda summary: summary.duration_ms, units=True)


def _turned(value: str) -> Test:
    wanted = value.lower().replace("-", "_")
    return lambda summary: wanted in (summary.turned_at or summary.failed_at or "").lower()


def _cache(value: str) -> Test:
    if value == "hit":
        return lambda summary: summary.cache_hits > 0
    if value == "miss":
        return lambda summary: summary.cache_misses > 0
    raise ValueError("a cache answer is hit or miss")


def _agent(value: str) -> Test:
    wanted = value.lower()
    return lambda summary: wanted in summary.user_agent.lower()


_KEYS: dict[str, Callable[[str], Test]] = {
    "path": _path,
    "method": _method,
    "status": _status,
    "time": _time,
    "sql": lambda value: _number(value, lambda summary: float(summary.statements)),
    "rows": lambda value: _number(value, lambda summary: float(summary.rows)),
    "cache": _cache,
    "turned": _turned,
    "agent": _agent,
}
_EXAMPLES = {
    "path": "path:/tasks",
    "method": "method:GET,POST",
    "status": "status:4xx, status:429 or status:>=400",
    "time": "time:>5 (milliseconds) or time:>1s",
    "sql": "sql:>10",
    "rows": "rows:>1000",
    "cache": "cache:hit",
    "turned": "turned:rate_limit",
    "agent": "agent:curl",
}
_FLAGS: dict[str, Test] = {
    "n+1": lambda summary: summary.is_n_plus_one,
    "error": lambda summary: summary.status >= 500 or summary.failed_at is not None,
}
KEYS = tuple(_KEYS)
FLAGS = tuple(_FLAGS)
