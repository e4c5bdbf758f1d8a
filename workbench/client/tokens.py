"""Keeps what log-ins gave, one for each identity, in memory only; fetches it when needed and renews it in time."""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from contextlib import suppress

from workbench.core import credentials
from workbench.core.cookies import Jar
from workbench.core.credentials import FetchedAuth, Held, RefusedError
from workbench.core.exchange import Exchange, SendFailure
from workbench.core.request import LoginAuth

Fetch = Callable[[FetchedAuth, str], Awaitable[Exchange]]
_MOST_KEPT = 256
_MOST_ANSWER_BYTES = 1 << 20


class LoginError(Exception):
    """The credentials could not be fetched, so the request itself was not sent."""

    def __init__(self, failure: SendFailure) -> None:
        super().__init__(failure.what)
        self.failure = failure


class Tokens:
    """The kept credentials. Use it on one asyncio loop: who asks while a log-in runs waits for that one."""

    def __init__(self) -> None:
        self._held: OrderedDict[FetchedAuth, Held] = OrderedDict()
        self._locks: dict[FetchedAuth, asyncio.Lock] = {}

    async def credentials(self, auth: FetchedAuth, fetch: Fetch) -> tuple[Held, bool]:
        """What to send for an identity, and whether it was fetched just now.

        Raises:
            LoginError: when it can't be had.
        """
        lock = self._locks.setdefault(auth, asyncio.Lock())
        async with lock:
            held = self._held.get(auth)
            if held is not None and held.fresh(time.time()):
                return held, False
            fresh = await self._renewed(auth, held, fetch) or await _fetched(auth, "", fetch)
            self._keep(auth, fresh)
            return fresh, True

    def forget(self, auth: FetchedAuth, held: Held | None) -> None:
        """Throw out what was refused, unless something newer is there already; a refresh token is kept for once."""
        if held is None or self._held.get(auth) != held:
            return
        del self._held[auth]
        if held.refresh_token:
            self._held[auth] = Held(refresh_token=held.refresh_token, expires_at=0.0)

    async def _renewed(self, auth: FetchedAuth, held: Held | None, fetch: Fetch) -> Held | None:
        """By the refresh token, where there is one; None when that isn't taken (any more)."""
        if held is None or not held.refresh_token or isinstance(auth, LoginAuth):
            return None
        with suppress(LoginError):
            fresh = await _fetched(auth, held.refresh_token, fetch)
            keeps = fresh.refresh_token or held.refresh_token
            return Held(fresh.token, keeps, fresh.cookies, fresh.url, fresh.expires_at)
        return None

    def _keep(self, auth: FetchedAuth, held: Held) -> None:
        self._held[auth] = held
        self._held.move_to_end(auth)
        while len(self._held) > _MOST_KEPT:
            oldest, _ = self._held.popitem(last=False)
            self._locks.pop(oldest, None)


def with_cookies(jar: Jar, held: Held | None, now: float) -> Jar:
    """The jar with the cookies of a session that is held."""
    return jar.received(held.url, held.cookies, now) if held is not None and held.cookies else jar


async def _fetched(auth: FetchedAuth, refresh_token: str, fetch: Fetch) -> Held:
    exchange = await fetch(auth, refresh_token)
    response = exchange.response
    if exchange.failure is not None or response is None or exchange.sent is None:
        raise LoginError(_no_answer(auth, exchange.failure))
    body = await asyncio.to_thread(_start_of, exchange)
    cookies = tuple(value for name, value in response.headers if name.lower() == "set-cookie")
    try:
        answer = credentials.Answer(exchange.sent.url, response.status, cookies, body)
        return credentials.read_answer(auth, answer, time.time())
    except RefusedError as error:
        raise LoginError(_refused(auth, str(error))) from error


def _start_of(exchange: Exchange) -> bytes:
    assert exchange.response is not None
    with exchange.response.body_path.open("rb") as file:
        body = file.read(_MOST_ANSWER_BYTES)
    exchange.response.body_path.unlink(missing_ok=True)  # it holds a secret
    return body


def _no_answer(auth: FetchedAuth, failure: SendFailure | None) -> SendFailure:
    why = " ".join(part for part in (failure.what, failure.why) if part) if failure else ""
    return SendFailure("login", f"{_name(auth)} could not be logged in.", why, _ADVICE)


def _refused(auth: FetchedAuth, why: str) -> SendFailure:
    return SendFailure("login", f"{_name(auth)} was not logged in: {why}.", "The request itself was not sent.", _ADVICE)


def _name(auth: FetchedAuth) -> str:
    return auth.username or "Nobody"


_ADVICE = "Check the address, username and password under Auth."
