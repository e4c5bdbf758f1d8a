"""Says what becomes of a page's request at a redirect (Fetch, 4.4 HTTP-redirect fetch)."""

from dataclasses import dataclass
from urllib.parse import urldefrag, urljoin, urlsplit

from workbench.core.exchange import Headers
from workbench.core.fetch.cors import combined
from workbench.core.fetch.origin import Origin, origin_of
from workbench.core.fetch.verdict import Blocked

REDIRECTS = frozenset({301, 302, 303, 307, 308})
MOST_REDIRECTS = 20
NULL_ORIGIN = "null"
"""What ``Origin`` says once a request went over two foreign origins: the page can't be held to account."""
_SECTION = "Fetch, 4.4 HTTP-redirect fetch"
_TITLE = "The browser does not follow the redirect."


@dataclass(frozen=True, slots=True)
class Leg:
    """One request of a page, on its way."""

    page: Origin
    origin: str
    """What its ``Origin`` header says, or would say."""
    url: str
    method: str
    redirects: int = 0
    """How many were followed before it."""
    keeps_body: bool = True
    keeps_authorization: bool = True
    crossed_site: bool = False
    """Whether one of the redirects went over another site; cookies then treat it as cross-site."""


def follow(leg: Leg, status: int, headers: Headers) -> Leg | Blocked | None:
    """The next leg after this answer; ``Blocked`` when the browser refuses; None when it is no redirect."""
    location = combined(headers, "location")
    if status not in REDIRECTS or location is None:
        return None
    if leg.redirects >= MOST_REDIRECTS:
        return Blocked(_TITLE, "", f"It was redirected more than {MOST_REDIRECTS} times.", _SECTION)
    target = urldefrag(urljoin(leg.url, location)).url
    refusal = _refused(leg, target)
    if refusal is not None:
        return refusal
    before, after = origin_of(leg.url), origin_of(target)
    as_get = (status in (301, 302) and leg.method == "POST") or (status == 303 and leg.method not in ("GET", "HEAD"))
    return Leg(
        page=leg.page,
        origin=leg.origin if before in (after, leg.page) else NULL_ORIGIN,
        url=target,
        method="GET" if as_get else leg.method,
        redirects=leg.redirects + 1,
        keeps_body=leg.keeps_body and not as_get,
        keeps_authorization=leg.keeps_authorization and after == before,
        crossed_site=leg.crossed_site or before.site != leg.page.site,
    )


def _refused(leg: Leg, target: str) -> Blocked | None:
    split = urlsplit(target)
    if split.scheme not in ("http", "https"):
        return Blocked(_TITLE, "Location", f"leads to {split.scheme}:, which is not HTTP.", _SECTION)
    cross_origin = leg.origin == NULL_ORIGIN or origin_of(target) != leg.page
    if cross_origin and (split.username or split.password):
        return Blocked(_TITLE, "Location", "holds a username or password for another origin.", _SECTION)
    return None
