"""A browser's HTTP cache: what it keeps, when it may answer by itself, and when it asks again (RFC 9111).

Not modelled: ``stale-while-revalidate`` (RFC 5861): what is stale is asked about first, and the reason says so.

Bodies are anybody's business: an entry only names one. The cache is parted by the page's site, so that no page finds
out by speed what another has loaded.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from workbench.core.exchange import Headers
from workbench.core.fetch.cache_control import HEURISTIC_STATUSES, age_s, directives, freshness_s, seconds
from workbench.core.fetch.cors import combined

_HELD_BACK = frozenset({"connection", "keep-alive", "proxy-connection", "te", "transfer-encoding", "upgrade"})
_NOT_UPDATED = _HELD_BACK | {"content-length", "content-encoding", "content-range"}
_SAFE = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})


_OWN_CONDITIONS = frozenset(
    {"if-none-match", "if-modified-since", "if-match", "if-unmodified-since", "if-range", "range"}
)
BYPASSED = "the page asks under conditions of its own, so the cache stays out of it"


@dataclass(frozen=True, slots=True)
class Entry:
    """A kept answer; ``body`` is a name that its owner understands."""

    partition: str
    url: str
    status: int
    reason: str
    headers: Headers
    body: str
    varied: Mapping[str, str]
    """The request's values of the headers that ``Vary`` names."""
    asked_at: float
    received_at: float

    def age_s(self, now: float) -> float:
        return age_s(self.headers, self.asked_at, self.received_at, now)

    def remaining_s(self, now: float) -> float:
        """How much longer it is fresh; below zero it is stale."""
        return freshness_s(self.status, self.headers, self.received_at) - self.age_s(now)


@dataclass(frozen=True, slots=True)
class Lookup:
    """What the cache says to a request: answer with ``entry`` (fresh), ask with ``conditions``, or go without it."""

    entry: Entry | None = None
    fresh: bool = False
    conditions: Headers = ()
    why: str = ""
    gateway_timeout: bool = False
    """``only-if-cached`` was asked for, and nothing could be used (5.2.1.7)."""


def why_not_kept(method: str, request: Headers, status: int, headers: Headers) -> str:
    """Why an answer is not stored (section 3); empty when it is."""
    found = directives(headers)
    if method != "GET" or _asks_itself(request):
        return BYPASSED if method == "GET" else f"answers to {method} are not kept"
    if "no-store" in found or "no-store" in directives(request):
        return "no-store"
    if status == 206 or status < 200:
        return f"a {status} is not kept"
    if combined(headers, "vary") == "*":
        return "Vary: * fits no other request"
    if status in HEURISTIC_STATUSES or found.keys() & {"max-age", "public", "private"}:
        return ""
    return "" if combined(headers, "expires") is not None else f"a {status} is not kept without being told to"


def request_values(headers: Headers, request: Headers) -> Mapping[str, str]:
    """The request's values of what the answer's ``Vary`` names."""
    names = [name.strip().lower() for name in (combined(headers, "vary") or "").split(",") if name.strip()]
    return {name: " ".join((combined(request, name) or "").split()) for name in names}


def refreshed(entry: Entry, headers: Headers, asked_at: float, now: float) -> Entry:
    """The entry after a 304: its headers brought up to date (3.2), its body as it was."""
    new = [(name, value) for name, value in headers if name.lower() not in _NOT_UPDATED]
    named = {name.lower() for name, _ in new}
    kept = [(name, value) for name, value in entry.headers if name.lower() not in named]
    return replace(entry, headers=(*kept, *new), asked_at=asked_at, received_at=now)


class HttpCache:
    """Up to ``most`` answers, the longest unused thrown out first."""

    def __init__(self, most: int = 64) -> None:
        self._entries: list[Entry] = []
        self._most = most

    @property
    def entries(self) -> tuple[Entry, ...]:
        return tuple(self._entries)

    def look_up(self, partition: str, method: str, url: str, request: Headers, now: float) -> Lookup:
        """What to do with a request (section 4)."""
        found = directives(request)
        if _asks_itself(request):
            return Lookup(why=BYPASSED)
        entry = self._fitting(partition, url, request) if method == "GET" else None
        if entry is None:
            return Lookup(why="nothing kept", gateway_timeout=method == "GET" and "only-if-cached" in found)
        stale = _must_ask_because(entry, found, now)
        if not stale:
            self._entries.append(self._entries.pop(self._entries.index(entry)))
            return Lookup(entry, fresh=True, why=f"fresh for {entry.remaining_s(now):.0f} s more")
        if "only-if-cached" in found:
            return Lookup(entry, why=stale, gateway_timeout=True)
        return Lookup(entry, conditions=_conditions(entry), why=stale)

    def keep(self, entry: Entry) -> tuple[str, ...]:
        """Store it in place of what it replaces; gives the bodies that nobody needs any more."""
        same = [
            old
            for old in self._entries
            if (old.partition, old.url, dict(old.varied)) == (entry.partition, entry.url, dict(entry.varied))
        ]
        self._entries = [old for old in self._entries if old not in same]
        self._entries.append(entry)
        over = self._entries[: -self._most]
        self._entries = self._entries[-self._most :]
        return tuple(old.body for old in (*same, *over) if old.body != entry.body)

    def note_answer(self, method: str, url: str, status: int) -> tuple[str, ...]:
        """A write that went well makes what is kept of its URL worthless (4.4); gives the bodies let go."""
        if method in _SAFE or not 200 <= status < 400:
            return ()
        gone = [entry for entry in self._entries if entry.url == url]
        self._entries = [entry for entry in self._entries if entry.url != url]
        return tuple(entry.body for entry in gone)

    def clear(self) -> tuple[str, ...]:
        """Forget all; gives the bodies let go."""
        gone, self._entries = self._entries, []
        return tuple(entry.body for entry in gone)

    def _fitting(self, partition: str, url: str, request: Headers) -> Entry | None:
        """The newest entry that the request's own headers select (4.1)."""
        for entry in reversed(self._entries):
            if (entry.partition, entry.url) == (partition, url) and entry.varied == request_values(
                entry.headers, request
            ):
                return entry
        return None


def _must_ask_because(entry: Entry, asked: Mapping[str, str], now: float) -> str:
    """Why the entry can't be used without asking; empty when it can (4.2, 5.2.1)."""
    if "no-cache" in asked:
        return "the request says no-cache"
    kept = directives(entry.headers)
    if "no-cache" in kept:
        return "the answer said no-cache"
    age, remaining = entry.age_s(now), entry.remaining_s(now)
    wanted_age, wanted_fresh = seconds(asked, "max-age"), seconds(asked, "min-fresh")
    if wanted_age is not None and age > wanted_age:
        return f"{age:.0f} s old, and the request wants at most {wanted_age} s"
    if wanted_fresh is not None and remaining < wanted_fresh:
        return f"fresh for {max(0.0, remaining):.0f} s more, and the request wants {wanted_fresh} s"
    if remaining > 0 or ("must-revalidate" not in kept and _stale_is_fine(asked, -remaining)):
        return ""
    spared = "stale-while-revalidate" in kept and -remaining <= (seconds(kept, "stale-while-revalidate") or 0)
    later = "; a browser may use it once more meanwhile (stale-while-revalidate), here it asks first" if spared else ""
    return f"stale since {-remaining:.0f} s{later}"


def _stale_is_fine(asked: Mapping[str, str], over_s: float) -> bool:
    if "max-stale" not in asked:
        return False
    limit = seconds(asked, "max-stale")
    return asked["max-stale"] == "" or (limit is not None and over_s <= limit)


def _asks_itself(request: Headers) -> bool:
    """Whether the page sets a condition or a range: then ``fetch`` makes it "no-store" (Fetch, 4.5)."""
    return any(name.lower() in _OWN_CONDITIONS for name, _ in request)


def _conditions(entry: Entry) -> Headers:
    """What asks "has it changed?" (4.3.1)."""
    tag, changed = combined(entry.headers, "etag"), combined(entry.headers, "last-modified")
    pairs = (("If-None-Match", tag), ("If-Modified-Since", changed))
    return tuple((name, value) for name, value in pairs if value is not None)
