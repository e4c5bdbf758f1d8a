"""A browser tab at an origin, and the attacker's page: send as a page would, by the rules of ``core.fetch``."""

import time
import uuid
from collections.abc import Mapping
from dataclasses import replace

from workbench.client.body_store import BodyStore
from workbench.client.personas.base import PersonaResult
from workbench.client.personas.page_cache import PageCache
from workbench.client.personas.trip import Memory, Trip
from workbench.client.phase_clock import Progress
from workbench.client.sender import Sender
from workbench.core.cookies import EMPTY_JAR, Jar
from workbench.core.draft_error import DraftError
from workbench.core.exchange import Exchange, Phases, SendFailure
from workbench.core.fetch.forgery import forged
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.fetch.prepare import prepare
from workbench.core.fetch.same_site import Credentials
from workbench.core.fetch.seen import Message, Seen
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import RequestDraft

BROWSER_PAGE = Page(origin_of("http://localhost:3000"))
ATTACKER_PAGE = Page(origin_of("http://evil.test"), credentials="include")


class BrowserTab:
    """A page that calls ``fetch``. ``page`` may be swapped between sends."""

    id = "browser"

    def __init__(self, sender: Sender, bodies: BodyStore, page: Page = BROWSER_PAGE) -> None:
        self._sender = sender
        self.page = page
        self.memory = Memory(PageCache(bodies))

    async def send(
        self,
        draft: RequestDraft,
        base: str,
        progress: Progress | None = None,
        *,
        cookies: Jar = EMPTY_JAR,
        variables: Mapping[str, str] | None = None,
    ) -> PersonaResult:
        """Send it as the page would."""
        attempt, page, notes = self._attempt(draft)
        prepared = prepare(attempt, page.mode)
        if isinstance(prepared, Blocked):
            return _refused(draft, page, prepared, cookies, self.id)
        trip = Trip(self._sender, page, self.memory, prepared.draft, (*notes, *prepared.notes))
        try:
            leg = trip.begin(base, cookies, variables)
        except (DraftError, ValueError):  # the sender says what is wrong in its own words
            exchange = await self._sender.send(draft, base, progress, cookies=cookies, variables=variables)
            return PersonaResult(replace(exchange, persona=self.id), cookies)
        result = await trip.run(leg, progress)
        return PersonaResult(replace(result.exchange, draft=draft, persona=self.id), result.jar)

    def _attempt(self, draft: RequestDraft) -> tuple[RequestDraft, Page, tuple[str, ...]]:
        """What the page sends, how, and what it had to leave out."""
        return draft, self.page, ()


class AttackerPage(BrowserTab):
    """A hostile page that a visitor has open: it doesn't know the token, but the cookies come by themselves.

    It sends a form where that does, else it calls ``fetch``.
    """

    id = "attacker"

    def __init__(self, sender: Sender, bodies: BodyStore, page: Page = ATTACKER_PAGE) -> None:
        super().__init__(sender, bodies, page)

    def _attempt(self, draft: RequestDraft) -> tuple[RequestDraft, Page, tuple[str, ...]]:
        attempt, mode, notes = forged(draft)
        return attempt, replace(self.page, mode=mode), notes


def tab_at(client: str, origin: str, credentials: Credentials, sender: Sender) -> BrowserTab:
    """A fresh page of that kind: a browser that remembers nothing."""
    if client == AttackerPage.id:
        return AttackerPage(sender, sender.bodies, Page(origin_of(origin), "include"))
    return BrowserTab(sender, sender.bodies, Page(origin_of(origin), credentials))


def _refused(draft: RequestDraft, page: Page, blocked: Blocked, jar: Jar, persona: str) -> PersonaResult:
    """``fetch`` throws before anything is sent."""
    message = Message(draft.method, draft.url.removeprefix("{{base}}"), "request", "never sent")
    failure = SendFailure("blocked", blocked.title, str(blocked), "A plain client can send it.")
    seen = Seen("never_sent", str(page.origin), blocked, messages=(message,))
    exchange = Exchange(uuid.uuid4().hex, draft, time.time(), None, None, failure, Phases(), persona=persona, seen=seen)
    return PersonaResult(exchange, jar)
