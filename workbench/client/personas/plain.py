"""The plain client: sends what stands there and sees all of the answer, like curl or a server."""

import time
from collections.abc import Mapping

from workbench.client.personas.base import PersonaResult
from workbench.client.phase_clock import Progress
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft


class PlainClient:
    """Wraps the sender."""

    id = "plain"

    def __init__(self, sender: Sender) -> None:
        self._sender = sender

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> PersonaResult:
        """Send it as it is."""
        exchange = await self._sender.send(draft, base, progress, cookies=cookies, variables=variables)
        return PersonaResult(exchange, jar_after(exchange, cookies))


def jar_after(exchange: Exchange, jar: Jar) -> Jar:
    """The jar with the cookies that each answer on the way set."""
    answers = [(hop.sent.url, hop.headers) for hop in exchange.hops]
    if exchange.sent and exchange.response:
        answers.append((exchange.sent.url, exchange.response.headers))
    for url, headers in answers:
        lines = [value for name, value in headers if name.lower() == "set-cookie"]
        if lines:
            jar = jar.received(url, lines, time.time())
    return jar
