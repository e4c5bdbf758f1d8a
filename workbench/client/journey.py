"""One send from start to end with all that happens on the way: log-in, redirects, a second try after 401."""

import asyncio
import os
import time
import uuid
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, replace

import h11
import httpcore

from workbench.client import failures, live
from workbench.client.connections import Connections, drop_surplus, route_of
from workbench.client.inflate import InflateError
from workbench.client.intake import Head, Intake, head_of, pass_over
from workbench.client.leg import Leg
from workbench.client.phase_clock import Progress
from workbench.client.tokens import LoginError, Tokens, with_cookies
from workbench.core import credentials, redirects
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.credentials import FetchedAuth, Held
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest, encode, expanded
from workbench.core.exchange import Exchange, Hop, Phases, SendFailure
from workbench.core.request import LoginAuth, NoAuth, OAuth2PasswordAuth, RequestDraft
from workbench.core.variables import Scopes

TROUBLE = (
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpcore.ProxyError,
    httpcore.TimeoutException,
    h11.LocalProtocolError,
    InflateError,
    failures.BodyTooLargeError,
    OSError,
)
_NOWHERE = failures.Where("the server")
_MOST_HEADER_BYTES = 16 << 20
"""Of all redirects together: a server that sends one after another must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Tools:
    """What all journeys of one sender share."""

    connections: Connections
    intake: Intake
    tokens: Tokens


class Journey:
    """Made for one send, then thrown away."""

    def __init__(
        self, tools: Tools, draft: RequestDraft, variables: Scopes, jar: Jar, progress: Progress | None
    ) -> None:
        self._tools = tools
        self._draft = draft
        self._variables = variables
        self._jar = jar
        self._progress = progress
        self._hops: list[Hop] = []
        self._leg: Leg | None = None
        self._auth: FetchedAuth | None = None
        self._held: Held | None = None
        self._renewed = False
        self._followed = 0
        self._header_bytes = 0
        self._limit = asyncio.timeout(None)

    async def run(self) -> Exchange:
        """Go all the way. What goes wrong stands in ``failure``; only cancelling raises."""
        try:
            self._limit = asyncio.timeout(self._draft.timeout_s or None)
            async with self._limit:
                return await self._go()
        except DraftError as error:
            return self._failed(failures.invalid(error))
        except (failures.RedirectError, LoginError) as error:
            return self._failed(error.failure)
        except TimeoutError:
            phase = self._leg.clock.phase if self._leg else "connect"
            heard = self._leg is not None and self._leg.heard
            return self._failed(failures.timed_out(self._draft.timeout_s, phase, heard=heard))
        except TROUBLE as error:
            return self._failed(failures.explain(error, self._leg.where if self._leg else _NOWHERE))

    async def _go(self) -> Exchange:
        encoded: EncodedRequest | None = await self.first()
        while True:
            assert encoded is not None
            leg = self._leg = Leg(self._draft, encoded, self._progress)
            async with self._answer(leg) as response:
                head = head_of(response)
                leg.http_version = head.http_version
                why = self._why_on(head)
                if not why:
                    return await self._arrived(leg, response, head)
                await pass_over(response)
            self._hops.append(leg.hop(head.status, head.reason, head.headers, why))
            self._leg = None
            encoded = await self.again() if why == "retry" else self._onward(encoded, head)

    @asynccontextmanager
    async def _answer(self, leg: Leg) -> AsyncIterator[httpcore.Response]:
        pool = await self._tools.connections.pool(route_of(self._draft, leg.encoded))
        leg.tap.listen()
        response = await pool.handle_async_request(leg.request())
        try:
            yield response
            await drop_surplus(response)
        finally:
            await response.aclose()

    async def _arrived(self, leg: Leg, response: httpcore.Response, head: Head) -> Exchange:
        sink = live.listener() if head.is_event_stream else None
        if sink is None:
            received = await self._tools.intake.take(leg, response, head)
        else:
            self._limit.reschedule(None)
            received = await self._tools.intake.follow(leg, response, head, sink)
        return replace(leg.exchange(received, None), hops=tuple(self._hops))

    def _why_on(self, head: Head) -> str:
        """Why another request follows this answer; empty when it is the last."""
        if self._draft.follow_redirects and redirects.location(head.status, head.headers) is not None:
            return "redirect"
        if head.status == 401 and self.may_renew:
            return "retry"
        return ""

    @property
    def hops(self) -> tuple[Hop, ...]:
        """What went before the last request, in order."""
        return tuple(self._hops)

    @property
    def may_renew(self) -> bool:
        """Whether a 401 can mean that what was kept of a log-in isn't good any more."""
        return self._held is not None and not self._renewed

    async def first(self) -> EncodedRequest:
        """The request to begin with, after the log-in that it asks for."""
        if isinstance(self._draft.auth, LoginAuth | OAuth2PasswordAuth):
            self._auth = credentials.filled(self._draft.auth, self._variables)
            encode(replace(self._draft, auth=NoAuth()), self._variables, file_size=file_size)  # or nobody logs in
            self._held = await self._log_in(self._auth)
        return self._encoded()

    def _encoded(self) -> EncodedRequest:
        held = credentials.header_of(self._auth, self._held) if self._auth and self._held else ()
        now = time.time()
        jar = with_cookies(self._jar, self._held, now)
        return encode(self._draft, self._variables, jar, now=now, file_size=file_size, held=held)

    async def again(self) -> EncodedRequest:
        """After 401: what was kept isn't good any more, so log in anew, once."""
        assert self._auth is not None
        self._renewed = True
        self._tools.tokens.forget(self._auth, self._held)
        self._held = await self._log_in(self._auth)
        return self._encoded()

    async def _log_in(self, auth: FetchedAuth) -> Held:
        held, fetched = await self._tools.tokens.credentials(auth, self._fetch)
        self._renewed |= fetched  # as new as can be: a 401 means something else
        return held

    async def _fetch(self, auth: FetchedAuth, refresh_token: str) -> Exchange:
        """Send the request that fetches credentials; it goes over the same proxy, under the same limits."""
        asked = credentials.request_for(auth, refresh_token)
        settings = replace(
            asked, verify_tls=self._draft.verify_tls, proxy=self._draft.proxy, timeout_s=self._draft.timeout_s,
            client_cert=self._draft.client_cert, client_key=self._draft.client_key,
            key_password=self._draft.key_password, ca_file=self._draft.ca_file,
            connect_timeout_s=self._draft.connect_timeout_s, read_timeout_s=self._draft.read_timeout_s,
        )  # fmt: skip
        inner = Journey(self._tools, settings, self._variables, EMPTY_JAR, None)
        exchange = await inner.run()
        self._hops.extend(login_hops(exchange))
        return exchange

    def _onward(self, before: EncodedRequest, head: Head) -> EncodedRequest:
        leads_to = redirects.location(head.status, head.headers) or ""
        self._check_bounds(before)
        now = time.time()
        self._jar = self._jar.received(before.url, head.values("set-cookie"), now)
        without_cookie = "cookie" in {name.lower() for name in self._draft.omitted}
        jar = EMPTY_JAR if without_cookie else with_cookies(self._jar, self._held, now)
        auth = NoAuth() if without_cookie else expanded(self._draft.auth, self._variables)
        try:
            return redirects.following(before, head.status, leads_to, auth, jar=jar, now=now)
        except redirects.NoWayError as error:
            raise failures.no_way(head.status, str(error)) from error

    def _check_bounds(self, before: EncodedRequest) -> None:
        self._followed += 1
        if self._followed > self._draft.max_redirects:
            urls = [hop.sent.url for hop in self._hops if hop.why == "redirect"]
            raise failures.too_many_redirects(self._draft.max_redirects, redirects.goes_round(urls), before.url)
        self._header_bytes += sum(len(name) + len(value) for name, value in self._hops[-1].headers)
        if self._header_bytes > _MOST_HEADER_BYTES:
            raise failures.redirects_too_large(self._followed, _MOST_HEADER_BYTES)

    def _failed(self, failure: SendFailure) -> Exchange:
        if self._leg is None:
            return replace(never_sent(self._draft, failure), hops=tuple(self._hops))
        return replace(self._leg.exchange(None, failure), hops=tuple(self._hops))


def never_sent(draft: RequestDraft, failure: SendFailure) -> Exchange:
    """What there is of a send whose request did not get as far as the network."""
    return Exchange(uuid.uuid4().hex, draft, time.time(), None, None, failure, Phases())


def login_hops(exchange: Exchange) -> tuple[Hop, ...]:
    """A log-in as what happened before the request it was for."""
    if exchange.sent is None:
        return ()
    response = exchange.response
    answer = (response.status, response.reason, response.headers) if response else (0, "", ())
    sent = replace(exchange.sent, body=b"")
    return (*exchange.hops, Hop(sent, *answer, exchange.phases, "login", exchange.failure))


def file_size(path: str) -> int:
    """The bytes of a file to send."""
    if not os.path.isfile(path):
        raise FileNotFoundError(2, "there is no such file", path)
    return os.path.getsize(path)
