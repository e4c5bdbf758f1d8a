"""The HTTP cache of a browser persona: the rules of RFC 9111 with the bodies that they are about."""

import asyncio
import time

from workbench.client.body_store import BodyStore
from workbench.core.exchange import Exchange, Headers, ReceivedResponse
from workbench.core.fetch.http_cache import Entry, HttpCache, Lookup, refreshed, request_values, why_not_kept

MOST_BODY_BYTES = 1 << 20
"""Larger bodies are not kept; a browser would, but here they would only fill memory."""


class PageCache:
    """Keeps answers with their bodies in memory, up to 64 of at most 1 MiB."""

    def __init__(self, bodies: BodyStore) -> None:
        self._store = bodies
        self._rules = HttpCache()
        self._bodies: dict[str, bytes] = {}

    def look_up(self, site: str, method: str, url: str, request: Headers) -> Lookup:
        """What the cache says to a request of a page of that site."""
        return self._rules.look_up(site, method, url, request, time.time())

    async def take_in(self, site: str, request: Headers, exchange: Exchange) -> str:
        """Keep an answer when the rules let it; says why not, or nothing."""
        sent, response = exchange.sent, exchange.response
        if sent is None or response is None:
            return ""
        self._drop(self._rules.note_answer(sent.method, sent.url, response.status))
        why = why_not_kept(sent.method, request, response.status, response.headers)
        if why or response.body_bytes > MOST_BODY_BYTES:
            return why or "its body is over 1 MiB"
        name = exchange.id
        self._bodies[name] = await asyncio.to_thread(response.body_path.read_bytes)
        varied = request_values(response.headers, request)
        began = exchange.started_at
        ended = began + exchange.phases.total_ms / 1000
        head = (site, sent.url, response.status, response.reason, response.headers)
        self._drop(self._rules.keep(Entry(*head, name, varied, began, ended)))
        return ""

    def refresh(self, entry: Entry, headers: Headers, asked_at: float) -> Entry:
        """Bring an entry up to date after a 304."""
        fresh = refreshed(entry, headers, asked_at, time.time())
        self._drop(self._rules.keep(fresh))
        return fresh

    async def answer(self, entry: Entry, exchange_id: str) -> ReceivedResponse:
        """The kept answer as the page gets it, its body written out for the viewer."""
        body = self._bodies.get(entry.body, b"")
        path = self._store.path(exchange_id)
        await asyncio.to_thread(path.write_bytes, body)
        self._store.note_added(len(body))
        return ReceivedResponse(
            entry.status, entry.reason, "HTTP/1.1", entry.headers, path, body_bytes=len(body), wire_bytes=0
        )

    def clear(self) -> None:
        """Forget all, as a private window does when it closes."""
        self._drop(self._rules.clear())

    def _drop(self, names: tuple[str, ...]) -> None:
        for name in names:
            self._bodies.pop(name, None)
