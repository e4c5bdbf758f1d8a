"""The page that sends: its origin, and how it calls ``fetch`` or submits a form."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from workbench.core.exchange import AddedHeader
from workbench.core.fetch.origin import Origin, origin_of
from workbench.core.fetch.redirects import NULL_ORIGIN, Leg
from workbench.core.fetch.same_site import Credentials, Journey

Mode = Literal["cors", "no-cors", "navigate"]


@dataclass(frozen=True, slots=True)
class Page:
    """A page in a tab. ``navigate`` is a form or link: the whole tab goes there."""

    origin: Origin
    credentials: Credentials = "same-origin"
    mode: Mode = "cors"

    def is_foreign(self, leg: Leg) -> bool:
        """Whether CORS applies: another origin, or one was on the way."""
        return leg.origin == NULL_ORIGIN or origin_of(leg.url) != self.origin

    def journey(self, leg: Leg) -> Journey:
        """The way of one leg, as cookies see it."""
        credentials: Credentials = "include" if self.mode != "cors" and self.credentials != "omit" else self.credentials
        return Journey(self.origin, leg.url, leg.method, credentials, self.mode == "navigate", leg.crossed_site)

    def headers(self, leg: Leg) -> Iterator[AddedHeader]:
        """What the browser adds to say where the request comes from (Fetch, 3.2; Fetch Metadata; Referrer Policy)."""
        foreign, target = self.is_foreign(leg), origin_of(leg.url)
        if (foreign and self.mode == "cors") or leg.method not in ("GET", "HEAD"):
            hidden = self.mode != "cors" and self.origin.scheme == "https" and target.scheme != "https"
            origin = NULL_ORIGIN if hidden else leg.origin
            yield AddedHeader("Origin", origin, "persona", "which page is asking; the page can't change it")
        if target.trustworthy or not self.origin.trustworthy:
            yield AddedHeader("Referer", f"{self.origin}/", "persona", "strict-origin-when-cross-origin")
        if target.trustworthy:
            site = "cross-site" if leg.crossed_site or target.site != self.origin.site else "same-site"
            where = site if foreign else "same-origin"
            yield AddedHeader("Sec-Fetch-Site", where, "persona", "how far page and API are apart")
            yield AddedHeader("Sec-Fetch-Mode", self.mode, "persona", "how the page sends it")
            dest = "document" if self.mode == "navigate" else "empty"
            yield AddedHeader("Sec-Fetch-Dest", dest, "persona", "what the answer is for")
