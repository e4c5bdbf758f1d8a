"""Decides by an answer's headers whether a page of another origin may read it (Fetch, sections 4.10 and 3.2.5)."""

from collections.abc import Iterable

from workbench.core.exchange import Headers
from workbench.core.fetch.safelist import HIDDEN_RESPONSE_HEADERS, SAFE_RESPONSE_HEADERS
from workbench.core.fetch.verdict import Blocked, Wanted

ALLOW_ORIGIN = "Access-Control-Allow-Origin"
ALLOW_CREDENTIALS = "Access-Control-Allow-Credentials"
EXPOSE_HEADERS = "Access-Control-Expose-Headers"
_SECTION = "Fetch, 4.10 CORS check"


def combined(headers: Headers, name: str) -> str | None:
    """All values of a header as one, the way the standard gets them; None when it is missing."""
    values = [value.strip(" \t") for key, value in headers if key.lower() == name.lower()]
    return ", ".join(values) if values else None


def listed(headers: Headers, name: str) -> tuple[str, ...]:
    """A comma-separated header's items."""
    value = combined(headers, name) or ""
    return tuple(item for item in (part.strip(" \t") for part in value.split(",")) if item)


def check_response(origin: str, headers: Headers, *, credentials: bool) -> Blocked | None:
    """The CORS check. ``credentials``: whether the request's mode was ``include``. None means it may be read."""
    allowed = combined(headers, ALLOW_ORIGIN)
    if allowed is None:
        return _no(ALLOW_ORIGIN, "is missing from the answer.", "origin", origin)
    if allowed == "*" and not credentials:
        return None
    if allowed == "*":
        return _no(ALLOW_ORIGIN, "is *, and that doesn't count for a request with credentials.", "origin", origin)
    if allowed != origin:
        return _no(ALLOW_ORIGIN, f"is “{allowed}”, and the page is {origin}.", "origin", origin)
    if credentials and combined(headers, ALLOW_CREDENTIALS) != "true":
        found = combined(headers, ALLOW_CREDENTIALS)
        text = "is missing from the answer." if found is None else f"is “{found}”; only “true” counts."
        return _no(ALLOW_CREDENTIALS, text, "credentials", "true")
    return None


def readable_headers(headers: Headers, *, credentials: bool) -> tuple[str, ...]:
    """Names of the headers that the page may read of a CORS answer, in order of appearance."""
    exposed = {name.lower() for name in listed(headers, EXPOSE_HEADERS)}
    everything = "*" in exposed and not credentials
    names = (name.lower() for name, _ in headers)
    return _once(
        name
        for name in names
        if name not in HIDDEN_RESPONSE_HEADERS and (everything or name in exposed or name in SAFE_RESPONSE_HEADERS)
    )


def own_headers(headers: Headers) -> tuple[str, ...]:
    """Names of the headers that a page may read of an answer from its own origin."""
    return _once(name.lower() for name, _ in headers if name.lower() not in HIDDEN_RESPONSE_HEADERS)


def _once(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(names))


def _no(header: str, text: str, wanted: Wanted, value: str) -> Blocked:
    return Blocked("The page may not read the answer.", header, text, _SECTION, wanted, value)
