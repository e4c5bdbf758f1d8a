"""Opens a WebSocket as a persona: with the ``Origin`` and the cookies of a page, or plainly."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import replace

from workbench.client.personas.base import Persona, PersonaResult
from workbench.client.personas.browser import BrowserTab
from workbench.client.personas.mobile import MobileClient
from workbench.client.personas.plain import jar_after
from workbench.client.personas.trip import by_persona
from workbench.client.websocket import WebSocket
from workbench.core.address import locate
from workbench.core.cookies import Jar
from workbench.core.draft_error import DraftError
from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.fetch import same_site
from workbench.core.fetch.page import Page
from workbench.core.fetch.seen import Message, Seen
from workbench.core.fetch.socket import PageSocket, journey_of, page_socket
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft
from workbench.core.variables import with_base

_NO_RADIO = "Latency and losses are not applied to a WebSocket: it was opened as by a plain client."


async def open_as(
    persona: Persona,
    socket: WebSocket,
    draft: RequestDraft,
    base: str,
    *,
    jar: Jar,
    variables: Mapping[str, str] | None,
) -> PersonaResult:
    """Open it; the exchange tells of the handshake. As ``WebSocket.open``, only cancelling raises."""
    if isinstance(persona, BrowserTab):
        return await _of_page(persona, socket, draft, base, jar=jar, variables=variables)
    exchange = await socket.open(draft, base, cookies=jar, variables=variables)
    after = jar_after(exchange, jar)
    if isinstance(persona, MobileClient):
        seen = _seen(exchange, "", (_NO_RADIO,))
        exchange = replace(exchange, persona=persona.id, seen=seen if exchange.sent else None)
    return PersonaResult(exchange, after)


async def _of_page(
    tab: BrowserTab, socket: WebSocket, draft: RequestDraft, base: str, *, jar: Jar, variables: Mapping[str, str] | None
) -> PersonaResult:
    page = tab.page
    try:
        address = locate(draft.url, draft.params, with_base(base, variables), draft.path_params)
        made = page_socket(draft, page, address, jar, time.time())
    except (DraftError, ValueError):  # the socket says what is wrong in its own words
        return PersonaResult(await socket.open(draft, base, cookies=jar, variables=variables), jar)
    if isinstance(made, Blocked):
        socket.give_up()
        return PersonaResult(_never_sent(draft, page, made, tab.id), jar)
    exchange = await socket.open(made.draft, base, cookies=made.jar, variables=variables)
    lines = (
        [value for name, value in exchange.response.headers if name.lower() == "set-cookie"]
        if exchange.response
        else []
    )
    after = same_site.taken_in(journey_of(page, address), jar, lines, time.time()) if lines else jar
    return PersonaResult(_as_page(exchange, draft, made, page, tab.id), after)


def _as_page(exchange: Exchange, draft: RequestDraft, made: PageSocket, page: Page, persona: str) -> Exchange:
    marked = by_persona(exchange, {header.name.lower(): header.why for header in made.added})
    seen = _seen(exchange, str(page.origin), made.notes) if exchange.sent else None
    return replace(marked, draft=draft, persona=persona, seen=seen)


def _seen(exchange: Exchange, page: str, notes: tuple[str, ...]) -> Seen:
    """A page learns of a handshake only whether it worked; its status and headers stay with the browser."""
    assert exchange.sent is not None
    answered = exchange.response is not None
    status = exchange.response.status if exchange.response else 0
    message = Message("GET", exchange.sent.target, "request", "answered" if answered else "failed", status)
    return Seen("readable" if answered else "failed", page, status=status, messages=(message,), notes=notes)


def _never_sent(draft: RequestDraft, page: Page, blocked: Blocked, persona: str) -> Exchange:
    message = Message("GET", draft.url, "request", "never sent")
    failure = SendFailure("blocked", blocked.title, str(blocked), "A plain client can open it.")
    seen = Seen("never_sent", str(page.origin), blocked, messages=(message,))
    return Exchange(uuid.uuid4().hex, draft, time.time(), None, None, failure, Phases(), persona=persona, seen=seen)
