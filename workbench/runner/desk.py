"""Sends the saved requests of a run: resolved as the window would, with one cookie jar, its captures kept for later."""

import time
from collections.abc import Awaitable, Callable

from workbench.client.checks import check
from workbench.client.sender import Sender
from workbench.core.assertions.api_schema import ApiSchema
from workbench.core.collection import Collection, SavedRequest
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.data_rows import DataRow
from workbench.core.exchange import Exchange
from workbench.core.handed_down import effective
from workbench.core.request import RequestDraft
from workbench.runner.run import Performed
from workbench.runner.values import RunValues

Schema = Callable[[], Awaitable[ApiSchema | None]]
"""Asks the API for its document; it may be asked again and again."""


async def nothing_known() -> None:
    """The document of an API that tells none."""


class Desk:
    """Performs requests for a ``Runner``; lives on one asyncio loop."""

    def __init__(
        self,
        collection: Collection,
        sender: Sender,
        base: str,
        values: RunValues,
        *,
        schema: Schema = nothing_known,
        jar: Jar = EMPTY_JAR,
    ) -> None:
        self._collection = collection
        self._sender = sender
        self._base = base
        self._values = values
        self._schema = schema
        self.first_jar = self.jar = jar

    async def perform(self, saved: SavedRequest, row: DataRow) -> Performed:
        """Send one request, check its answer, take its captures."""
        variables = self._values.of(saved, row)
        draft = effective(saved.draft, self._collection.folders_above(saved.path))
        exchange = await self._sender.send(draft, self._base, cookies=self.jar, variables=variables)
        self._take_cookies(exchange)
        checked = await check(exchange, variables, await self._schema() if _asks_for_schema(draft) else None)
        for captured in checked.captured:
            if not captured.problem:
                self._values.keep(captured.capture, saved.path, captured.value)
        return exchange, checked

    def _take_cookies(self, exchange: Exchange) -> None:
        """Those of every hop, then those of the answer."""
        answers = [(hop.sent.url, hop.headers) for hop in exchange.hops]
        if exchange.sent and exchange.response:
            answers.append((exchange.sent.url, exchange.response.headers))
        for url, headers in answers:
            lines = [value for name, value in headers if name.lower() == "set-cookie"]
            self.jar = self.jar.received(url, lines, time.time())


def _asks_for_schema(draft: RequestDraft) -> bool:
    return any(one.enabled and one.subject == "schema" for one in draft.assertions)
