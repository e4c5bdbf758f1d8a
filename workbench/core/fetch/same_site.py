"""Decides which cookies go with a page's request, and which of an answer's are kept (RFC 6265bis, 5.6.7 and 5.8.3)."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from workbench.core.cookies import Cookie, Jar, Refusal, parse
from workbench.core.fetch.origin import Origin, origin_of

Credentials = Literal["omit", "same-origin", "include"]
SAFE_NAVIGATIONS = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
LAX_ALLOWING_UNSAFE_S = 120
"""A young cookie without SameSite still goes with a cross-site form POST (5.6.7.2)."""


@dataclass(frozen=True, slots=True)
class Journey:
    """From which page to which URL, and how, as far as cookies care."""

    page: Origin
    url: str
    method: str
    credentials: Credentials = "same-origin"
    navigation: bool = False
    """Whether the whole tab goes there: a link or a form, not a fetch."""
    crossed: bool = False
    """Whether a redirect on the way went over another site; then it stays cross-site."""

    @property
    def same_origin(self) -> bool:
        return self.page == origin_of(self.url)

    @property
    def same_site(self) -> bool:
        return self.page.site == origin_of(self.url).site and not self.crossed

    @property
    def carries_credentials(self) -> bool:
        """Whether the credentials mode lets cookies come along at all."""
        if self.navigation or self.credentials == "include":
            return True
        return self.credentials == "same-origin" and self.same_origin


@dataclass(frozen=True, slots=True)
class Withheld:
    """A cookie that stayed at home, and why."""

    name: str
    why: str


def sent_with(journey: Journey, jar: Jar, now: float) -> tuple[Jar, tuple[Withheld, ...]]:
    """The jar with only the cookies that may go along, and the others that match the URL."""
    kept: list[Cookie] = []
    withheld: list[Withheld] = []
    for cookie in jar.matching(journey.url, now):
        why = _stays_because(journey, cookie, now)
        if why:
            withheld.append(Withheld(cookie.name, why))
        else:
            kept.append(cookie)
    return Jar(tuple(kept)), tuple(withheld)


def taken_in(journey: Journey, jar: Jar, lines: Iterable[str], now: float) -> Jar:
    """The jar after the ``Set-Cookie`` lines of an answer; those that the browser ignores stand in ``refused``."""
    allowed: list[str] = []
    refused: list[Refusal] = []
    for line in lines:
        why = _ignored_because(journey, line, now)
        if why:
            refused.append(Refusal(line, why))
        else:
            allowed.append(line)
    after = jar.received(journey.url, allowed, now)
    return Jar(after.cookies, (*after.refused, *refused))


def _stays_because(journey: Journey, cookie: Cookie, now: float) -> str:
    if not journey.carries_credentials:
        return f"credentials: {journey.credentials}, and {origin_of(journey.url)} is another origin"
    if journey.same_site or cookie.same_site == "None":
        return ""
    where = f"{journey.page.site} and {origin_of(journey.url).site} are different sites"
    if cookie.same_site == "Strict":
        return f"SameSite=Strict: {where}"
    if journey.navigation and journey.method in SAFE_NAVIGATIONS:
        return ""
    if not cookie.same_site and journey.navigation and now - cookie.created_at < LAX_ALLOWING_UNSAFE_S:
        return ""
    lax = "SameSite=Lax" if cookie.same_site == "Lax" else "SameSite is Lax when not given"
    how = f"and this is a {journey.method}" if journey.navigation else "and this is no navigation"
    return f"{lax}: {where}, {how}"


def _ignored_because(journey: Journey, line: str, now: float) -> str:
    if not journey.carries_credentials:
        return f"credentials: {journey.credentials} takes in no cookies from another origin"
    cookie = parse(line, journey.url, now)
    if isinstance(cookie, Refusal) or journey.same_site or journey.navigation or cookie.same_site == "None":
        return ""
    return "it came cross-site, and only SameSite=None; Secure is taken from there"
