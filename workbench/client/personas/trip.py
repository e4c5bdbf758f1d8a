"""One request of a page from start to end: preflight, cookies, cache, redirects, and what the page may read of it."""

import os
import time
import uuid
from collections.abc import Mapping
from dataclasses import replace
from urllib.parse import urlsplit

from workbench.client.personas.base import PersonaResult
from workbench.client.personas.page_cache import PageCache
from workbench.client.phase_clock import Progress
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.encode import encode
from workbench.core.exchange import AddedHeader, Exchange, Headers, Hop, Phases, ReceivedResponse, SendFailure
from workbench.core.fetch import same_site
from workbench.core.fetch.cors import check_response, own_headers, readable_headers
from workbench.core.fetch.http_cache import Lookup
from workbench.core.fetch.mixed_content import check_target
from workbench.core.fetch.page import Page
from workbench.core.fetch.preflight import Asked, PreflightCache, check_preflight, question
from workbench.core.fetch.prepare import asked, author_headers, leg_draft
from workbench.core.fetch.preview import ASKS, preflight_draft
from workbench.core.fetch.redirects import Leg, follow
from workbench.core.fetch.seen import Message, MessageKind, Outcome, Seen, SeenKind
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft
from workbench.core.variables import Scopes, with_base


class Trip:
    """Sends one draft as a page would. Made for one send, then thrown away."""

    def __init__(
        self, sender: Sender, page: Page, memory: "Memory", draft: RequestDraft, notes: tuple[str, ...] = ()
    ) -> None:
        self._sender = sender
        self._page = page
        self._memory = memory
        self._draft = draft
        self._notes = list(notes)
        self._messages: list[Message] = []
        self._hops: list[Hop] = []
        self._jar = EMPTY_JAR
        self._base = ""
        self._variables: Scopes = with_base("", None)
        self._headers: Headers = ()

    def begin(self, base: str, jar: Jar, variables: Mapping[str, str] | None) -> Leg:
        """Look where it goes. Raises ``DraftError`` when the draft can't become a request."""
        self._jar, self._base, self._variables = jar, base, with_base(base, variables)
        encoded = encode(self._draft, self._variables, now=time.time(), file_size=os.path.getsize)
        self._headers = author_headers(encoded, self._draft)
        return Leg(self._page.origin, str(self._page.origin), encoded.url, encoded.method)

    async def run(self, leg: Leg, progress: Progress | None) -> PersonaResult:
        """Go all the way from the first leg."""
        while True:
            blocked = self._unreachable(leg) or await self._ask_first(leg)
            if blocked is not None:
                return self._never_sent(leg, blocked)
            exchange = await self._request(leg, progress)
            following = self._judge(leg, exchange)
            if not isinstance(following, Leg):
                if following is not None or exchange.response is None:
                    self._memory.preflights.forget(leg.origin, leg.url)  # a network error clears them (Fetch, 4.1)
                return self._ended(leg, exchange, following)
            self._hops += (*exchange.hops, hop_of(exchange, "redirect"))
            leg = following

    def _unreachable(self, leg: Leg) -> Blocked | None:
        return check_target(leg.page, leg.url, navigation=self._page.mode == "navigate")

    async def _ask_first(self, leg: Leg) -> Blocked | None:
        """The preflight, when one is needed and its answer isn't remembered."""
        wanted = asked(self._page, leg, self._headers)
        if self._page.mode != "cors" or not self._page.is_foreign(leg) or not wanted.needs_preflight:
            return None
        if self._memory.preflights.allows(wanted, time.time()):
            self._notes.append("No preflight: an earlier one still counts (Access-Control-Max-Age).")
            return None
        return await self._preflight(wanted)

    async def _preflight(self, wanted: Asked) -> Blocked | None:
        draft = preflight_draft(self._draft, wanted)
        exchange = await self._sender.send(draft, self._base, cookies=EMPTY_JAR)
        whys = {name.lower(): ASKS for name, _ in question(wanted)}
        self._hops.append(hop_of(by_persona(exchange, whys), "preflight"))
        self._note_message(wanted.url, "OPTIONS", "preflight", exchange)
        response = exchange.response
        if response is None:
            return Blocked("The browser blocks it.", "", "The preflight was not answered.", "Fetch, 4.8")
        blocked = check_preflight(wanted, response.status, response.headers)
        if blocked is None:
            self._memory.preflights.remember(wanted, response.headers, time.time())
        self._last = exchange
        return blocked

    async def _request(self, leg: Leg, progress: Progress | None) -> Exchange:
        """The request itself, through the cache, with the cookies that may go along."""
        added = tuple(self._page.headers(leg))
        told = (*self._headers, *((header.name, header.value) for header in added), *self._cookies(leg))
        looked = self._memory.cache.look_up(self._page.origin.site, leg.method, leg.url, told)
        if looked.entry is not None:
            self._notes.append(f"HTTP cache: {looked.why}.")
        if looked.fresh and looked.entry is not None:
            return await self._from_cache(leg, looked)
        if looked.gateway_timeout:
            return self._only_if_cached(leg)
        conditions = tuple(AddedHeader(*pair, "persona", "has the kept answer changed?") for pair in looked.conditions)
        exchange = await self._over_the_wire(leg, (*added, *conditions), progress)
        if conditions and exchange.response is not None and exchange.response.status == 304:
            return await self._still_good(leg, looked, exchange)
        self._note_message(leg.url, leg.method, "request", exchange)
        why = await self._memory.cache.take_in(self._page.origin.site, told, exchange)
        if why and leg.method == "GET":
            self._notes.append(f"HTTP cache: not kept, {why}.")
        return exchange

    def _cookies(self, leg: Leg) -> Headers:
        """The cookies that would go along: answers may vary by them."""
        kept, _ = same_site.sent_with(self._page.journey(leg), self._jar, time.time())
        pairs = "; ".join(f"{cookie.name}={cookie.value}" for cookie in kept.cookies)
        return (("Cookie", pairs),) if pairs else ()

    async def _over_the_wire(self, leg: Leg, added: tuple[AddedHeader, ...], progress: Progress | None) -> Exchange:
        journey = self._page.journey(leg)
        jar, withheld = same_site.sent_with(journey, self._jar, time.time())
        self._notes += [f"Cookie {one.name} stayed at home. {one.why}." for one in withheld]
        draft = replace(leg_draft(self._draft, leg, added), follow_redirects=False)  # the page's own rules hold
        exchange = await self._sender.send(draft, self._base, progress, cookies=jar, variables=self._variables)
        if exchange.response is not None:
            lines = [value for name, value in exchange.response.headers if name.lower() == "set-cookie"]
            after = same_site.taken_in(journey, self._jar, lines, time.time())
            self._notes += [f"Set-Cookie was ignored: {one.why}." for one in after.refused if lines]
            self._jar = after if lines else self._jar
        return by_persona(exchange, {header.name.lower(): header.why for header in added})

    async def _from_cache(self, leg: Leg, looked: Lookup) -> Exchange:
        assert looked.entry is not None
        name = uuid.uuid4().hex
        response = await self._memory.cache.answer(looked.entry, name)
        self._messages.append(Message(leg.method, _target(leg.url), "request", "from cache", response.status))
        return Exchange(name, self._draft, time.time(), None, response, None, Phases())

    async def _still_good(self, leg: Leg, looked: Lookup, exchange: Exchange) -> Exchange:
        """304: the page gets the kept answer as if it had come anew."""
        assert looked.entry is not None
        assert exchange.response is not None
        self._note_message(leg.url, leg.method, "revalidate", exchange)
        self._hops.append(hop_of(exchange, "revalidate"))
        entry = self._memory.cache.refresh(looked.entry, exchange.response.headers, exchange.started_at)
        response = await self._memory.cache.answer(entry, exchange.id)
        return replace(exchange, response=response)

    def _only_if_cached(self, leg: Leg) -> Exchange:
        self._messages.append(Message(leg.method, _target(leg.url), "request", "never sent"))
        failure = SendFailure("blocked", "Nothing fitting is in the HTTP cache.", "The request says only-if-cached.")
        return Exchange(uuid.uuid4().hex, self._draft, time.time(), None, None, failure, Phases())

    def _judge(self, leg: Leg, exchange: Exchange) -> Leg | Blocked | None:
        """Where it goes on; why the page sees nothing; None when it may read the answer."""
        response = exchange.response
        if response is None:
            return None
        credentials = self._page.credentials == "include"
        if self._page.mode == "cors" and self._page.is_foreign(leg):
            blocked = check_response(leg.origin, response.headers, credentials=credentials)
            if blocked is not None:
                return blocked
        return follow(leg, response.status, response.headers)

    def _never_sent(self, leg: Leg, blocked: Blocked) -> PersonaResult:
        """The request itself stayed in the tab; what there is of an exchange is the preflight's."""
        self._messages.append(Message(leg.method, _target(leg.url), "request", "never sent"))
        failure = SendFailure(
            "blocked", blocked.title, str(blocked), "The Client panel shows what the API would have to say."
        )
        asked_last = self._last
        exchange = Exchange(
            id=asked_last.id if asked_last else uuid.uuid4().hex,
            draft=self._draft,
            started_at=asked_last.started_at if asked_last else time.time(),
            sent=None,
            response=None,
            failure=failure,
            phases=asked_last.phases if asked_last else Phases(),
            local_port=asked_last.local_port if asked_last else 0,
        )
        return self._result(exchange, self._seen("never_sent", None, blocked))

    def _ended(self, leg: Leg, exchange: Exchange, blocked: Blocked | None) -> PersonaResult:
        response = exchange.response
        if response is None:
            kind: SeenKind = "failed"
        elif blocked is not None:
            kind = "unreadable"
        elif self._page.mode == "cors" or not self._page.is_foreign(leg):
            kind = "readable"
        else:
            kind = "opaque"
        return self._result(exchange, self._seen(kind, response, blocked, foreign=self._page.is_foreign(leg)))

    def _seen(
        self, kind: SeenKind, response: ReceivedResponse | None, blocked: Blocked | None, foreign: bool = True
    ) -> Seen:
        headers = response.headers if response else ()
        credentials = self._page.credentials == "include"
        may_read = readable_headers(headers, credentials=credentials) if foreign else own_headers(headers)
        readable = may_read if kind == "readable" else ()
        names = dict.fromkeys(name.lower() for name, _ in headers)
        return Seen(
            kind=kind,
            page=str(self._page.origin),
            blocked=blocked,
            status=response.status if response and kind == "readable" else 0,
            headers=readable,
            hidden=tuple(name for name in names if name not in readable),
            messages=tuple(self._messages),
            notes=tuple(dict.fromkeys(self._notes)),
        )

    def _result(self, exchange: Exchange, seen: Seen) -> PersonaResult:
        hops = (*self._hops, *exchange.hops)
        return PersonaResult(replace(exchange, hops=hops, seen=seen), self._jar)

    def _note_message(self, url: str, method: str, kind: MessageKind, exchange: Exchange) -> None:
        outcome: Outcome = "answered" if exchange.response else "failed"
        status = exchange.response.status if exchange.response else 0
        self._messages.append(Message(method, _target(url), kind, outcome, status))

    _last: Exchange | None = None
    """The preflight sent last."""


class Memory:
    """What a browser remembers between requests: preflights and answers."""

    def __init__(self, cache: PageCache) -> None:
        self.preflights = PreflightCache()
        self.cache = cache

    def clear(self) -> None:
        """Forget both."""
        self.preflights.clear()
        self.cache.clear()


def hop_of(exchange: Exchange, why: str) -> Hop:
    """A finished exchange as a step on the way of a longer one."""
    assert exchange.sent is not None
    response = exchange.response
    if response is None:
        return Hop(exchange.sent, 0, "", (), exchange.phases, why, exchange.failure)
    return Hop(exchange.sent, response.status, response.reason, response.headers, exchange.phases, why)


def by_persona(exchange: Exchange, whys: Mapping[str, str]) -> Exchange:
    """The exchange with the headers that the browser added marked as such."""
    if exchange.sent is None:
        return exchange
    headers = tuple(
        replace(header, by="persona", why=whys[header.name.lower()]) if header.name.lower() in whys else header
        for header in exchange.sent.headers
    )
    return replace(exchange, sent=replace(exchange.sent, headers=headers))


def _target(url: str) -> str:
    split = urlsplit(url)
    return (split.path or "/") + (f"?{split.query}" if split.query else "")
