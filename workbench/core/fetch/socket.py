"""What becomes of a draft when a page opens a WebSocket with it (WebSockets standard, opening handshake).

There is no CORS and no preflight: the browser adds ``Origin`` and the cookies, and the server alone decides.
"""

from dataclasses import dataclass, replace

from workbench.core.address import Address
from workbench.core.cookies import Jar
from workbench.core.exchange import AddedHeader
from workbench.core.fetch import same_site
from workbench.core.fetch.mixed_content import check_target
from workbench.core.fetch.page import Page
from workbench.core.fetch.same_site import Journey
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import ApiKeyAuth, NoAuth, RequestDraft, Row

NO_CORS = (
    "No CORS for WebSockets: the page reads all of it, whatever its origin. The server has to look at Origin itself."
)
_FREE = "sec-websocket-protocol"
"""The one header that ``new WebSocket(url, protocols)`` can set."""


@dataclass(frozen=True, slots=True)
class PageSocket:
    """A handshake as the page makes it."""

    draft: RequestDraft
    jar: Jar
    """With the cookies that go along, and no others."""
    added: tuple[AddedHeader, ...]
    notes: tuple[str, ...]


def page_socket(draft: RequestDraft, page: Page, address: Address, jar: Jar, now: float) -> PageSocket | Blocked:
    """The draft as a page can open it; ``Blocked`` when the browser refuses."""
    journey = journey_of(page, address)
    blocked = check_target(page.origin, journey.url)
    if blocked is not None:
        return blocked
    notes = [NO_CORS]
    rows: list[Row] = []
    for row in draft.headers:
        if row.enabled and row.name and row.name.lower() != _FREE:
            notes.append(f"{row.name} was left out: a page can't set headers of a WebSocket.")
        else:
            rows.append(row)
    in_query = isinstance(draft.auth, ApiKeyAuth) and draft.auth.place == "query"
    if not in_query and draft.auth.kind not in ("none", "inherit"):
        notes.append("The Auth tab was left out: a page has only cookies, the query and messages to say who it is.")
    cookies, withheld = same_site.sent_with(journey, jar, now)
    notes += [f"Cookie {one.name} stayed at home. {one.why}." for one in withheld]
    origin = AddedHeader("Origin", str(page.origin), "persona", "which page is asking; the page can't change it")
    auth = draft.auth if in_query else NoAuth()
    dressed = replace(draft, headers=(Row(origin.name, origin.value), *rows), auth=auth)
    return PageSocket(dressed, cookies, (origin,), tuple(notes))


def journey_of(page: Page, address: Address) -> Journey:
    """The way to it as cookies see it; the scheme counts as that of HTTP (RFC 6265bis, 5.2)."""
    url = address.url.replace("ws", "http", 1)
    return Journey(page.origin, url, "GET", "include")
