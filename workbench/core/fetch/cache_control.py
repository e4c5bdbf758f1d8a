"""Reads what answers and requests say about caching (RFC 9111, sections 4.2 and 5.2), as a browser's private cache."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime

from workbench.core.digits import whole
from workbench.core.exchange import Headers
from workbench.core.fetch.cors import combined

HEURISTIC_STATUSES = frozenset({200, 203, 204, 206, 300, 301, 308, 404, 405, 410, 414, 501})
"""Statuses that may be kept without being told to (RFC 9110, 15.1)."""
_HEURISTIC_SHARE = 0.1
_MOST_S = 2**31


def directives(headers: Headers) -> Mapping[str, str]:
    """``Cache-Control`` as names and values, the first of each name; ``Pragma: no-cache`` counts when it is missing."""
    value = combined(headers, "cache-control")
    if value is None:
        pragma = (combined(headers, "pragma") or "").lower()
        return {"no-cache": ""} if "no-cache" in pragma else {}
    found: dict[str, str] = {}
    for part in _split(value):
        name, _, argument = part.partition("=")
        found.setdefault(name.strip().lower(), argument.strip().strip('"'))
    return found


def seconds(found: Mapping[str, str], name: str) -> int | None:
    """A directive's number of seconds; None when it is missing, 0 when it makes no sense (4.2.1: then stale)."""
    if name not in found:
        return None
    return whole(found[name], _MOST_S) or 0


def freshness_s(status: int, headers: Headers, received_at: float) -> float:
    """For how long an answer is fresh, counted from when it was made (4.2.1). A private cache ignores s-maxage."""
    found = directives(headers)
    given = seconds(found, "max-age")
    if given is not None:
        return given
    made_at = date(headers, "date")
    if made_at is None:
        made_at = received_at
    if combined(headers, "expires") is not None:
        ends = date(headers, "expires")
        return 0 if ends is None else max(0.0, ends - made_at)
    changed = date(headers, "last-modified")
    if changed is not None and status in HEURISTIC_STATUSES:
        return max(0.0, made_at - changed) * _HEURISTIC_SHARE
    return 0


def age_s(headers: Headers, asked_at: float, received_at: float, now: float) -> float:
    """How old an answer is (4.2.3); the times are Unix seconds."""
    made_at = date(headers, "date")
    apparent = max(0.0, received_at - (received_at if made_at is None else made_at))
    said = combined(headers, "age") or "0"
    corrected = (whole(said, _MOST_S) or 0) + (received_at - asked_at)
    return max(apparent, corrected) + (now - received_at)


def date(headers: Headers, name: str) -> float | None:
    """A header's date as Unix seconds; None when it is missing or none."""
    value = combined(headers, name)
    if value is None:
        return None
    try:
        return parsedate_to_datetime(value).timestamp()
    except (ValueError, OverflowError):
        return None


def _split(value: str) -> list[str]:
    """At commas outside of quotes."""
    parts, quoted = [""], False
    for sign in value:
        quoted ^= sign == '"'
        if sign == "," and not quoted:
            parts.append("")
        else:
            parts[-1] += sign
    return [part for part in parts if part.strip()]
