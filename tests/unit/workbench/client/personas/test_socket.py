"""A WebSocket is opened as somebody: with the page's Origin and the cookies that SameSite lets along."""

import asyncio
from pathlib import Path

from websockets.asyncio.server import ServerConnection, serve

from workbench.client.body_store import BodyStore
from workbench.client.live_log import LiveLog
from workbench.client.personas.base import Persona, PersonaResult
from workbench.client.personas.browser import AttackerPage, BrowserTab
from workbench.client.personas.mobile import MobileClient
from workbench.client.personas.plain import PlainClient
from workbench.client.personas.socket import open_as
from workbench.client.sender import Sender
from workbench.client.websocket import WebSocket
from workbench.core.cookies import Cookie, Jar
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.request import BearerAuth, RequestDraft, Row

DRAFT = RequestDraft(url="{{ws}}/chat", headers=(Row("X-Mine", "1"),), auth=BearerAuth("t"), timeout_s=5)
JAR = Jar(
    (Cookie("lax", "1", "127.0.0.1", same_site="Lax"), Cookie("all", "2", "127.0.0.1", same_site="None", secure=True))
)


def opened(
    folder: Path, make: type[Persona], draft: RequestDraft = DRAFT, page: str = ""
) -> tuple[PersonaResult, dict[str, str]]:
    arrived: dict[str, str] = {}

    async def handler(connection: ServerConnection) -> None:
        assert connection.request is not None
        arrived.update({name.lower(): value for name, value in connection.request.headers.raw_items()})
        await connection.close()

    async def run() -> PersonaResult:
        sender = Sender(BodyStore(folder))
        whom = make(sender, sender.bodies) if issubclass(make, BrowserTab) else make(sender)  # type: ignore[call-arg]
        if page and isinstance(whom, BrowserTab):
            whom.page = Page(origin_of(page))
        async with serve(handler, "127.0.0.1", 0) as server:
            port = next(iter(server.sockets)).getsockname()[1]
            socket = WebSocket(sender, LiveLog(folder / "log"))
            variables = {"ws": f"ws://127.0.0.1:{port}"}
            result = await open_as(whom, socket, draft, "", jar=JAR, variables=variables)
            if result.exchange.failure is None:
                await socket.run()
        await sender.close()
        return result

    return asyncio.run(run()), arrived


def test_a_plain_client_sends_what_is_typed(tmp_path: Path) -> None:
    _, arrived = opened(tmp_path, PlainClient)

    assert (arrived["x-mine"], arrived["authorization"], arrived["cookie"]) == ("1", "Bearer t", "lax=1; all=2")
    assert "origin" not in arrived


def test_an_attackers_page_brings_its_origin_and_only_cookies_that_may_cross(tmp_path: Path) -> None:
    result, arrived = opened(tmp_path, AttackerPage)

    assert (arrived["origin"], arrived["cookie"]) == ("http://evil.test", "all=2")
    assert not {"x-mine", "authorization"} & set(arrived)
    seen = result.exchange.seen
    assert seen is not None
    assert seen.kind == "readable"
    assert any("No CORS for WebSockets" in note for note in seen.notes)
    assert any("X-Mine was left out" in note for note in seen.notes)
    assert any("Auth tab was left out" in note for note in seen.notes)
    assert any("lax stayed at home" in note for note in seen.notes)
    assert result.exchange.sent is not None
    assert [(one.name, one.by) for one in result.exchange.sent.headers if one.name == "Origin"] == [
        ("Origin", "persona")
    ]
    assert result.exchange.draft == DRAFT


def test_a_page_of_the_same_site_brings_them_all(tmp_path: Path) -> None:
    _, arrived = opened(tmp_path, BrowserTab, page="http://127.0.0.1:3000")

    assert (arrived["origin"], arrived["cookie"]) == ("http://127.0.0.1:3000", "lax=1; all=2")


def test_a_secure_page_opens_no_plain_one(tmp_path: Path) -> None:
    draft = RequestDraft(url="ws://api.test/chat")

    result, arrived = opened(tmp_path, BrowserTab, draft, page="https://shop.test")

    assert arrived == {}
    assert result.exchange.failure is not None
    assert result.exchange.failure.kind == "blocked"
    assert "mixed content" in result.exchange.failure.why


def test_what_is_no_address_is_told_in_the_usual_words(tmp_path: Path) -> None:
    result, _ = opened(tmp_path, BrowserTab, RequestDraft(url="{{nope}}"))

    assert result.exchange.failure is not None
    assert "nope" in result.exchange.failure.what


def test_the_phone_says_that_its_radio_does_not_count(tmp_path: Path) -> None:
    result, arrived = opened(tmp_path, MobileClient)

    assert arrived["x-mine"] == "1"
    assert result.exchange.seen is not None
    assert "not applied to a WebSocket" in result.exchange.seen.notes[0]
