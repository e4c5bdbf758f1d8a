"""Decides when the browser asks first, what it asks, what the answer allows, and for how long (Fetch, 4.8 and 4.9)."""

from collections.abc import Iterable
from dataclasses import dataclass

from workbench.core.exchange import Headers
from workbench.core.fetch.cors import check_response, combined, listed
from workbench.core.fetch.safelist import SAFE_METHODS
from workbench.core.fetch.verdict import Blocked, Wanted

ALLOW_METHODS = "Access-Control-Allow-Methods"
ALLOW_HEADERS = "Access-Control-Allow-Headers"
MAX_AGE = "Access-Control-Max-Age"
DEFAULT_MAX_AGE_S = 5
MOST_MAX_AGE_S = 7200
"""The standard lets a browser cap it; this is Chromium's cap."""
_SECTION = "Fetch, 4.8 CORS-preflight fetch"
_LONGEST_AGE_DIGITS = 12


@dataclass(frozen=True, slots=True)
class Asked:
    """What a page wants to send to another origin."""

    origin: str
    url: str
    method: str
    unsafe_headers: tuple[str, ...]
    """As ``safelist.unsafe_names`` gives them."""
    credentials: bool = False
    """Whether the request's credentials mode is ``include``."""

    @property
    def needs_preflight(self) -> bool:
        return self.method not in SAFE_METHODS or bool(self.unsafe_headers)


def question(asked: Asked) -> Headers:
    """The headers by which the preflight asks."""
    pairs = [("Access-Control-Request-Method", asked.method)]
    if asked.unsafe_headers:
        pairs.append(("Access-Control-Request-Headers", ",".join(asked.unsafe_headers)))
    return (*pairs, ("Origin", asked.origin))


def check_preflight(asked: Asked, status: int, headers: Headers) -> Blocked | None:
    """What stands in the way after this answer to the preflight; None when the request may leave."""
    refusal = check_response(asked.origin, headers, credentials=asked.credentials)
    if refusal is not None:
        text = refusal.text.replace("from the answer", "from the preflight answer")
        if not 200 <= status <= 299:
            text = f"{text.removesuffix('.')}, a {status}."
        return Blocked(_TITLE, refusal.header, text, _SECTION, refusal.wanted, refusal.value)
    if not 200 <= status <= 299:
        return Blocked(_TITLE, "", f"The preflight was answered with {status}; it must be a 2xx.", _SECTION)
    return _method_refused(asked, listed(headers, ALLOW_METHODS)) or _header_refused(
        asked, listed(headers, ALLOW_HEADERS)
    )


def max_age_s(headers: Headers) -> int:
    """How long the answer may be remembered."""
    value = combined(headers, MAX_AGE) or ""
    if not (value.isascii() and value.isdecimal()) or len(value) > _LONGEST_AGE_DIGITS:
        return DEFAULT_MAX_AGE_S
    return min(int(value), MOST_MAX_AGE_S)


_TITLE = "The browser blocks it, the API does not."


def _method_refused(asked: Asked, allowed: tuple[str, ...]) -> Blocked | None:
    if asked.method in SAFE_METHODS or asked.method in allowed or ("*" in allowed and not asked.credentials):
        return None
    return _not_named(ALLOW_METHODS, asked.method, "method", "*" in allowed)


def _header_refused(asked: Asked, allowed: tuple[str, ...]) -> Blocked | None:
    names = {name.lower() for name in allowed}
    for header in asked.unsafe_headers:
        if header == "authorization" and "authorization" not in names and "*" in names:
            text = "is *, and that never covers authorization."
            return Blocked(_TITLE, ALLOW_HEADERS, text, _SECTION, "header", header)
        if header not in names and not ("*" in names and not asked.credentials):
            return _not_named(ALLOW_HEADERS, header, "header", "*" in names)
    return None


def _not_named(header: str, name: str, wanted: Wanted, star: bool) -> Blocked:
    text = (
        f"is *, which a request with credentials doesn't go by; it must name {name}."
        if star
        else f"in the preflight answer does not name {name}."
    )
    return Blocked(_TITLE, header, text, _SECTION, wanted, name)


@dataclass(frozen=True, slots=True)
class _Entry:
    origin: str
    url: str
    credentials: bool
    method: str
    header: str
    until: float

    def fits(self, asked: Asked) -> bool:
        with_credentials = self.credentials or not asked.credentials
        return (self.origin, self.url) == (asked.origin, asked.url) and with_credentials


class PreflightCache:
    """Remembers what preflights allowed: one entry a method and a header, each with its own end (Fetch, 4.9)."""

    def __init__(self, most: int = 1000) -> None:
        self._entries: tuple[_Entry, ...] = ()
        self._most = most

    def allows(self, asked: Asked, now: float) -> bool:
        """Whether all of it is remembered as allowed: no preflight then."""
        fitting = [entry for entry in self._entries if entry.until > now and entry.fits(asked)]
        methods = {entry.method for entry in fitting}
        names = {entry.header for entry in fitting}
        star: set[str] = set() if asked.credentials else {"*"}
        return (asked.method in SAFE_METHODS or bool(methods & ({asked.method} | star))) and all(
            header in names or (header != "authorization" and bool(names & star)) for header in asked.unsafe_headers
        )

    def remember(self, asked: Asked, headers: Headers, now: float) -> None:
        """Take in a preflight answer that allowed the request."""
        until = now + max_age_s(headers)
        added = [self._entry(asked, until, method=method) for method in listed(headers, ALLOW_METHODS)]
        added += [self._entry(asked, until, header=name.lower()) for name in listed(headers, ALLOW_HEADERS)]
        self._replace(added, now)

    def forget(self, origin: str, url: str) -> None:
        """Drop what is known of one origin and URL: after a network error the standard asks anew."""
        self._entries = tuple(entry for entry in self._entries if (entry.origin, entry.url) != (origin, url))

    def clear(self) -> None:
        """Forget all."""
        self._entries = ()

    def _entry(self, asked: Asked, until: float, method: str = "", header: str = "") -> _Entry:
        return _Entry(asked.origin, asked.url, asked.credentials, method, header, until)

    def _replace(self, added: Iterable[_Entry], now: float) -> None:
        fresh = {(entry.origin, entry.url, entry.credentials, entry.method, entry.header): entry for entry in added}
        kept = [
            entry
            for entry in self._entries
            if entry.until > now
            and (entry.origin, entry.url, entry.credentials, entry.method, entry.header) not in fresh
        ]
        self._entries = (*kept, *fresh.values())[-self._most :]
