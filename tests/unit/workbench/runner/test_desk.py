import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from workbench.core.assertion import Assertion, Capture
from workbench.core.collection import Collection, Defaults, Folder, SavedRequest
from workbench.core.cookies import Jar
from workbench.core.exchange import Exchange, Hop, Phases, ReceivedResponse, SentRequest
from workbench.core.request import INHERIT, BearerAuth, RequestDraft
from workbench.runner.desk import Desk
from workbench.runner.run import Performed
from workbench.runner.values import RunValues

URL = "http://127.0.0.1:8000/tasks"
SENT = SentRequest("GET", URL, "/tasks", "HTTP/1.1", (), b"", 0)


class FakeSender:
    """Answers everything with an id, and keeps what it was asked to send."""

    def __init__(self, body: Path) -> None:
        body.write_text('{"id": 7}')
        self._body = body
        self.drafts: list[RequestDraft] = []
        self.jars: list[Jar] = []
        self.variables: list[Mapping[str, str]] = []

    async def send(self, draft: RequestDraft, base: str, *, cookies: Jar, variables: Mapping[str, str]) -> Exchange:
        assert base == variables["base"]
        self.drafts.append(draft)
        self.jars.append(cookies)
        self.variables.append(variables)
        headers = (("Content-Type", "application/json"), ("Set-Cookie", "session=new"))
        response = ReceivedResponse(200, "OK", "HTTP/1.1", headers, self._body, 9, 9)
        hop = Hop(SENT, 302, "Found", (("Set-Cookie", "hop=1"),), Phases())
        return Exchange("1", draft, 0.0, SENT, response, None, Phases(wait_ms=1.0), hops=(hop,))


def perform(tmp_path: Path, *drafts: RequestDraft, folder: Defaults = Defaults()) -> tuple[FakeSender, list[Performed]]:  # noqa: B008
    items = tuple(SavedRequest(f"{number}.yml", draft) for number, draft in enumerate(drafts))
    collection = Collection(tmp_path, Folder("", "x", items, folder))
    sender: Any = FakeSender(tmp_path / "body")
    desk = Desk(collection, sender, "http://127.0.0.1:8000", RunValues(collection, base="http://127.0.0.1:8000"))

    async def all_of_them() -> list[Performed]:
        return [await desk.perform(item, {}) for item in items]

    return sender, asyncio.run(all_of_them())


def test_captures_feed_the_requests_that_come_later(tmp_path: Path) -> None:
    first = RequestDraft(captures=(Capture("id", "json", "$.id"),))
    second = RequestDraft(assertions=(Assertion("json", "$.id", "eq", "{{id}}"),))

    sender, performed = perform(tmp_path, first, second)

    assert sender.variables[1]["id"] == "7"
    assert [result.state for result in performed[1][1].results] == ["passed"]


def test_cookies_of_hops_and_answers_go_along_with_the_next(tmp_path: Path) -> None:
    sender, _ = perform(tmp_path, RequestDraft(), RequestDraft())

    assert {cookie.name: cookie.value for cookie in sender.jars[1].cookies} == {"hop": "1", "session": "new"}


def test_folders_hand_down_what_they_have(tmp_path: Path) -> None:
    sender, _ = perform(tmp_path, RequestDraft(auth=INHERIT), folder=Defaults(BearerAuth("t")))

    assert sender.drafts[0].auth == BearerAuth("t")
