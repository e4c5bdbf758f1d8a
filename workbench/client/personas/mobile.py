"""The flaky mobile app: the API works and answers, the answer gets lost on its way, and the app tries again.

Nothing is made up: each attempt really goes to the API and is really answered. Only then the persona throws the answer
away, so what the API did is done. Latency and pauses are waited for.
"""

import asyncio
import uuid
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import replace
from urllib.parse import urlsplit

from workbench.client.personas.base import PersonaResult
from workbench.client.personas.plain import jar_after
from workbench.client.personas.trip import by_persona, hop_of
from workbench.client.phase_clock import Progress
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange, Hop, SendFailure
from workbench.core.fetch.seen import Message, Seen
from workbench.core.flaky import KEY, Flaky, wants_key
from workbench.core.request import RequestDraft, Row

GONE = frozenset({"lost", "refused", "timeout", "dropped", "protocol"})
"""Failures after which an app tries again; the others would only repeat themselves."""

Sleep = Callable[[float], Awaitable[None]]


class MobileClient:
    """An app on a phone. ``flaky`` may be swapped between sends; ``forget`` begins its losses anew."""

    id = "mobile"

    def __init__(self, sender: Sender, flaky: Flaky | None = None, sleep: Sleep = asyncio.sleep) -> None:
        self._sender = sender
        self._sleep = sleep
        self.flaky = flaky or Flaky()
        self._dice = self.flaky.dice()

    def forget(self) -> None:
        """Let 'some' lose the same answers again."""
        self._dice = self.flaky.dice()

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> PersonaResult:
        """Send, and send again as long as no answer comes and there are retries left."""
        flaky = self.flaky
        keyed = _with_key(draft) if flaky.own_key and wants_key(draft) else draft
        attempts: list[Exchange] = []
        while True:
            number = len(attempts) + 1
            await self._sleep(flaky.latency_ms / 2000)
            exchange = await self._sender.send(keyed, base, progress, cookies=cookies, variables=variables)
            await self._sleep(flaky.latency_ms / 2000)
            attempts.append(await self._over_the_air(exchange, flaky, number))
            failure = attempts[-1].failure
            if failure is None or failure.kind not in GONE or number > flaky.retries:
                break
            await self._sleep(flaky.pause_s(number))
        return _result(draft, attempts, flaky, cookies)

    async def _over_the_air(self, exchange: Exchange, flaky: Flaky, attempt: int) -> Exchange:
        """The exchange as the app knows it: without the answer when that got lost."""
        response = exchange.response
        if response is None or not flaky.drops(attempt, self._dice):
            return exchange
        with suppress(OSError):
            await asyncio.to_thread(response.body_path.unlink)
        answer = f"{response.status} {response.reason}".strip()
        failure = SendFailure(
            "lost",
            f"The answer, {answer}, got lost on its way.",
            "The API has done its work; the app can't know that.",
            "Send it again, with an Idempotency-Key when it isn't safe to do twice.",
        )
        return replace(exchange, response=None, failure=failure)


def _with_key(draft: RequestDraft) -> RequestDraft:
    """One key for all attempts of this send."""
    return replace(draft, headers=(*draft.headers, Row(KEY, str(uuid.uuid4()))))


def _result(draft: RequestDraft, attempts: list[Exchange], flaky: Flaky, jar: Jar) -> PersonaResult:
    own = {KEY.lower(): "the same in every attempt"} if flaky.own_key and wants_key(draft) else {}
    marked = [by_persona(one, own) for one in attempts]
    last, hops = marked[-1], _hops(marked)
    exchange = replace(last, draft=draft, persona=MobileClient.id, hops=hops, seen=_seen(marked, flaky))
    return PersonaResult(exchange, jar_after(replace(exchange, hops=last.hops), jar))


def _hops(attempts: list[Exchange]) -> tuple[Hop, ...]:
    """All that went before the last attempt's own request."""
    before: list[Hop] = []
    for one in attempts[:-1]:
        before += one.hops
        if one.sent is not None:
            before.append(hop_of(one, "retry"))
    return (*before, *attempts[-1].hops)


def _seen(attempts: list[Exchange], flaky: Flaky) -> Seen | None:
    if attempts[-1].sent is None:
        return None
    response = attempts[-1].response
    radio = f"The radio took {flaky.latency_ms} ms of each attempt, there and back."
    headers = tuple(dict.fromkeys(name.lower() for name, _ in response.headers)) if response else ()
    return Seen(
        kind="readable" if response else "failed",
        page="",
        status=response.status if response else 0,
        headers=headers,
        messages=tuple(_message(one) for one in attempts if one.sent is not None),
        notes=(radio,) if flaky.latency_ms else (),
    )


def _message(attempt: Exchange) -> Message:
    assert attempt.sent is not None
    split = urlsplit(attempt.sent.url)
    target = (split.path or "/") + (f"?{split.query}" if split.query else "")
    if attempt.response is not None:
        return Message(attempt.sent.method, target, "request", "answered", attempt.response.status)
    lost = attempt.failure is not None and attempt.failure.kind == "lost"
    return Message(attempt.sent.method, target, "request", "lost" if lost else "failed")
