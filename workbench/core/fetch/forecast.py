"""Says before sending what would become of a draft, from the rules and from what this API has really answered.

Nothing is guessed: what depends on an answer that never came is not known before sending.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Literal

from workbench.core.cookies import Jar
from workbench.core.draft_error import DraftError
from workbench.core.encode import encode
from workbench.core.exchange import Exchange, Headers
from workbench.core.fetch import same_site
from workbench.core.fetch.cors import check_response
from workbench.core.fetch.forgery import forged
from workbench.core.fetch.mixed_content import check_target
from workbench.core.fetch.page import Page
from workbench.core.fetch.preflight import Asked, check_preflight
from workbench.core.fetch.prepare import asked, author_headers, prepare
from workbench.core.fetch.redirects import Leg
from workbench.core.fetch.socket import NO_CORS
from workbench.core.fetch.verdict import Blocked
from workbench.core.flaky import REPEATABLE, Flaky, has_key, wants_key
from workbench.core.request import RequestDraft

Sign = Literal["ok", "turned", "blocked", "open", "unread", "twice"]
Said = tuple[int, Headers]


@dataclass(frozen=True, slots=True)
class Forecast:
    """One line for the list of personas, and the reason behind it."""

    sign: Sign
    text: str
    why: str = ""
    blocked: Blocked | None = None


OPEN = "not known yet"


@dataclass(frozen=True, slots=True)
class Known:
    """What the API has really said since its switches were last touched: to preflights, and to pages."""

    preflights: Mapping[tuple[str, str], Said] = field(default_factory=dict)
    """By origin and URL."""
    answers: Mapping[tuple[str, str, str], Said] = field(default_factory=dict)
    """By origin, method and URL."""

    def with_exchange(self, exchange: Exchange) -> "Known":
        """The same with what this exchange brought."""
        seen = exchange.seen
        if seen is None:
            return self
        preflights, answers = dict(self.preflights), dict(self.answers)
        for hop in exchange.hops:
            if hop.why == "preflight" and hop.status:
                preflights[seen.page, hop.sent.url] = (hop.status, hop.headers)
        sent, response = exchange.sent, exchange.response
        if sent is not None and response is not None:
            answers[seen.page, sent.method, sent.url] = (response.status, response.headers)
        return Known(preflights, answers)


def of_plain(draft: RequestDraft, variables: Mapping[str, str], last: Exchange | None, turned_at: str) -> Forecast:
    """A plain client is stopped by nothing of its own. ``last`` counts only when it sent this very draft."""
    try:
        encode(draft, variables, now=time.time(), file_size=_any_size)
    except DraftError as error:
        return Forecast("blocked", "can't be sent", str(error))
    if last is None or last.draft != draft or last.persona != "plain" or last.response is None:
        return Forecast("open", OPEN, "A plain client sends it as it is and sees all of the answer.")
    status = last.response.status
    text = f"{status} at {turned_at}" if turned_at and status >= 400 else str(status)
    sign: Sign = "ok" if status < 400 else "turned"
    return Forecast(sign, text, "That is what the API answered to this very draft.")


def of_browser(draft: RequestDraft, page: Page, variables: Mapping[str, str], known: Known) -> Forecast:
    """What the tab at ``page`` would do with the draft."""
    found = _start(draft, page, variables)
    if isinstance(found, Forecast):
        return found
    leg, headers = found
    if not page.is_foreign(leg):
        return Forecast("ok", "may read", "Page and API have the same origin: CORS doesn't come into it.")
    wanted = asked(page, leg, headers)
    refusal = _before_it_leaves(wanted, known) if wanted.needs_preflight else None
    return refusal or _at_the_answer(wanted, known)


def _before_it_leaves(wanted: Asked, known: Known) -> Forecast | None:
    said = known.preflights.get((wanted.origin, wanted.url))
    if said is None:
        what = ", ".join(wanted.unsafe_headers) or wanted.method
        return Forecast("open", OPEN, f"The browser asks first, because of {what}; the answer decides.")
    blocked = check_preflight(wanted, *said)
    return Forecast("blocked", "blocked", str(blocked), blocked) if blocked else None


def _at_the_answer(wanted: Asked, known: Known) -> Forecast:
    answer = known.answers.get((wanted.origin, wanted.method, wanted.url))
    if answer is None:
        return Forecast("open", OPEN, "It is sent; whether the page may read the answer, the answer says.")
    blocked = check_response(wanted.origin, answer[1], credentials=wanted.credentials)
    if blocked is not None:
        return Forecast("unread", "sent, not readable", str(blocked), blocked)
    return Forecast("ok", "may read", "That is what the API's last answer allows.")


def of_attacker(draft: RequestDraft, page: Page, variables: Mapping[str, str], known: Known, jar: Jar) -> Forecast:
    """What a hostile page could make a visitor's browser do with the draft."""
    attempt, mode, _ = forged(draft)
    page = replace(page, mode=mode)
    if mode == "cors":
        return of_browser(attempt, page, variables, known)
    found = _start(attempt, page, variables)
    if isinstance(found, Forecast):
        return found
    kept, withheld = same_site.sent_with(page.journey(found[0]), jar, time.time())
    if kept.cookies:
        names = ", ".join(cookie.name for cookie in kept.cookies)
        return Forecast("unread", f"sent with {names}", f"The form goes as the visitor: {names} comes along.")
    why = withheld[0].why if withheld else "The jar holds no cookie for this API."
    return Forecast("unread", "sent, no cookie", why)


def of_mobile(draft: RequestDraft, flaky: Flaky, variables: Mapping[str, str]) -> Forecast:
    """What trying again would do to the draft."""
    try:
        encode(draft, variables, now=time.time(), file_size=_any_size)
    except DraftError as error:
        return Forecast("blocked", "can't be sent", str(error))
    method = draft.method.upper()
    if flaky.loses == "nothing" or not flaky.retries:
        return Forecast("ok", "sent once", "The app has no reason to try again, or doesn't.")
    if method in REPEATABLE:
        return Forecast("ok", "safe to retry", f"{method} is idempotent: twice leaves what once leaves.")
    if has_key(draft) or (flaky.own_key and wants_key(draft)):
        return Forecast("open", "retried by key", "Whether the API heeds the key, its answer to a retry says.")
    return Forecast("twice", "may happen twice", f"{method} is not idempotent, and a retry looks like another request.")


def _any_size(_path: str) -> int:
    """Whether a file is there shows when it is sent; here its headers matter."""
    return 0


def _start(draft: RequestDraft, page: Page, variables: Mapping[str, str]) -> tuple[Leg, Headers] | Forecast:
    prepared = prepare(draft, page.mode)
    if isinstance(prepared, Blocked):
        return Forecast("blocked", "blocked", str(prepared), prepared)
    try:
        encoded = encode(prepared.draft, variables, now=time.time(), file_size=_any_size)
        leg = Leg(page.origin, str(page.origin), encoded.url, encoded.method)
        blocked = check_target(page.origin, leg.url, navigation=page.mode == "navigate")
    except (DraftError, ValueError) as error:
        return Forecast("blocked", "can't be sent", str(error))
    if blocked is not None:
        return Forecast("blocked", "blocked", str(blocked), blocked)
    if encoded.address.is_socket:
        return Forecast("ok", "opens, no CORS", NO_CORS)
    return leg, author_headers(encoded, prepared.draft)
