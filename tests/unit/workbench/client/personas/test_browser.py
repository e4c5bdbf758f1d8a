from dataclasses import replace
from pathlib import Path

import pytest

from workbench.client.body_store import BodyStore
from workbench.client.personas.browser import AttackerPage, BrowserTab, tab_at
from workbench.client.sender import Sender
from workbench.core.cookies import Cookie, Jar
from workbench.core.request import BearerAuth, FormBody, JsonBody, RequestDraft, Row

GET = RequestDraft(url="/tasks", timeout_s=5)
POST = RequestDraft("POST", "/tasks", body=JsonBody('{"a": 1}'), timeout_s=5)


def sid(same_site: str) -> Jar:
    return Jar((Cookie("sid", "1", "127.0.0.1", same_site=same_site, secure=same_site == "None"),))


@pytest.mark.parametrize(
    "draft", [replace(POST, method="TRACE"), replace(POST, method="GET"), replace(GET, url="http://127.0.0.1:25/")]
)
def test_what_fetch_refuses_goes_nowhere(play, draft: RequestDraft) -> None:
    outcome = play(BrowserTab, {}, draft)

    assert outcome.lines == []
    assert outcome.last.seen.kind == "never_sent"


def test_a_draft_that_is_no_request_is_said_by_the_sender(play) -> None:
    outcome = play(BrowserTab, {}, replace(GET, url="{{nowhere}}/x"))

    assert outcome.last.exchange.failure.kind == "invalid"
    assert outcome.last.seen is None


class TestAttacker:
    def attack(self, play, script, draft: RequestDraft, same_site: str):
        return play(AttackerPage, script, draft, jar=sid(same_site))

    @pytest.mark.parametrize(("same_site", "goes"), [("None", True), ("Lax", False), ("Strict", False)])
    def test_a_form_goes_without_asking_with_the_cookies_that_same_site_lets(
        self, play, answer, same_site: str, goes: bool
    ) -> None:
        draft = RequestDraft("POST", "/transfer", body=FormBody((Row("to", "mallory"),)), auth=BearerAuth("secret"))

        outcome = self.attack(play, {"POST /transfer": answer(200)}, draft, same_site)

        asked = outcome.api.asked[0]
        assert outcome.lines == ["POST /transfer"]
        assert (asked.body, asked.headers["origin"]) == ("to=mallory", "http://evil.test")
        assert "authorization" not in asked.headers
        assert ("cookie" in asked.headers) is goes
        assert (outcome.last.seen.kind, outcome.last.seen.reached) == ("opaque", True)

    def test_json_goes_as_text(self, play, answer) -> None:
        outcome = self.attack(play, {"POST /tasks": answer(415)}, POST, "Lax")

        assert outcome.api.asked[0].headers["content-type"].startswith("text/plain")
        assert outcome.api.asked[0].body == '{"a": 1, "": "="}\r\n'

    def test_a_link_takes_lax_cookies_along(self, play, answer) -> None:
        outcome = self.attack(play, {"GET /tasks": answer(200)}, GET, "Lax")

        assert outcome.api.asked[0].headers["cookie"] == "sid=1"

    def test_what_no_form_can_send_must_ask_first(self, play, answer) -> None:
        outcome = self.attack(play, {"OPTIONS /tasks": answer(204)}, replace(POST, method="DELETE"), "None")

        assert outcome.lines == ["OPTIONS /tasks"]
        assert outcome.last.seen.kind == "never_sent"


@pytest.mark.parametrize(
    ("client", "kind", "credentials"), [("browser", BrowserTab, "omit"), ("attacker", AttackerPage, "include")]
)
def test_a_page_of_a_lesson(tmp_path: Path, client: str, kind: type, credentials: str) -> None:
    made = tab_at(client, "http://a.test", "omit", Sender(BodyStore(tmp_path)))

    assert type(made) is kind
    assert (str(made.page.origin), made.page.credentials) == ("http://a.test", credentials)
