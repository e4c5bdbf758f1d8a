from dataclasses import replace
from pathlib import Path

import pytest

from workbench.core.cookies import EMPTY_JAR, Cookie, Jar
from workbench.core.exchange import Exchange, Headers, Hop, Phases, ReceivedResponse, SentRequest
from workbench.core.fetch.forecast import OPEN, Known, of_attacker, of_browser, of_mobile, of_plain
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.fetch.seen import Seen
from workbench.core.flaky import Flaky
from workbench.core.request import FileBody, FormBody, JsonBody, RequestDraft, Row

ORIGIN, URL = "http://localhost:3000", "http://127.0.0.1:8000/tasks"
PAGE = Page(origin_of(ORIGIN))
EVIL = Page(origin_of("http://evil.test"), "include")
GET, POST = RequestDraft("GET", URL), RequestDraft("POST", URL, body=JsonBody("{}"))
ALLOWS: Headers = (("Access-Control-Allow-Origin", ORIGIN), ("Access-Control-Allow-Headers", "content-type"))


def exchange(draft: RequestDraft, status: int, headers: Headers = (), hops: tuple[Hop, ...] = ()) -> Exchange:
    sent = SentRequest(draft.method, URL, "/tasks", "HTTP/1.1", (), b"", 0)
    response = ReceivedResponse(status, "", "HTTP/1.1", headers, Path("x"), 0, 0)
    return Exchange("1", draft, 0, sent, response, None, Phases(), hops=hops)


class TestPlain:
    def test_nothing_is_known_before_it_was_sent(self) -> None:
        assert of_plain(GET, {}, None, "").text == OPEN
        assert of_plain(GET, {}, exchange(POST, 422), "validation").text == OPEN

    @pytest.mark.parametrize(
        ("status", "turned_at", "text", "sign"),
        [(422, "validation", "422 at validation", "turned"), (404, "", "404", "turned"), (201, "", "201", "ok")],
    )
    def test_what_this_very_draft_was_answered(self, status: int, turned_at: str, text: str, sign: str) -> None:
        found = of_plain(POST, {}, exchange(POST, status), turned_at)

        assert (found.text, found.sign) == (text, sign)

    def test_a_page_s_answer_says_nothing_of_a_plain_client(self) -> None:
        last = replace(exchange(GET, 200), persona="browser")

        assert of_plain(GET, {}, last, "").text == OPEN

    def test_a_draft_that_is_no_request(self) -> None:
        assert of_plain(replace(GET, url="{{nowhere}}"), {}, None, "").text == "can't be sent"

    def test_a_file_need_not_be_read_for_it(self) -> None:
        assert of_plain(replace(POST, body=FileBody("/nowhere")), {}, None, "").text == OPEN


class TestBrowser:
    def test_what_the_rules_alone_decide(self) -> None:
        secure = Page(origin_of("https://app.test"))

        assert of_browser(GET, Page(origin_of(URL)), {}, Known()).text == "may read"
        assert of_browser(replace(GET, url="http://a.test"), secure, {}, Known()).text == "blocked"
        assert of_browser(replace(GET, method="TRACE"), PAGE, {}, Known()).text == "blocked"
        assert of_browser(replace(GET, url="{{x}}"), PAGE, {}, Known()).text == "can't be sent"

    def test_what_only_an_answer_decides(self) -> None:
        assert of_browser(GET, PAGE, {}, Known()).text == OPEN
        asked = of_browser(POST, PAGE, {}, Known())
        assert (asked.text, "content-type" in asked.why) == (OPEN, True)

    @pytest.mark.parametrize(
        ("preflight", "answer", "text"),
        [
            ((), None, "blocked"),
            (ALLOWS, None, OPEN),
            (ALLOWS, (), "sent, not readable"),
            (ALLOWS, ALLOWS, "may read"),
        ],
    )
    def test_what_real_answers_make_known(self, preflight: Headers, answer: Headers | None, text: str) -> None:
        asked = SentRequest("OPTIONS", URL, "/tasks", "HTTP/1.1", (), b"", 0)
        hop = Hop(asked, 204, "", preflight, Phases(), "preflight")
        ended = exchange(POST, 201, answer or (), (hop,))
        if answer is None:
            ended = replace(ended, response=None)
        known = Known().with_exchange(replace(ended, seen=Seen("readable", ORIGIN)))

        assert of_browser(POST, PAGE, {}, known).text == text

    def test_a_plain_answer_makes_nothing_known(self) -> None:
        assert Known().with_exchange(exchange(GET, 200, ALLOWS)) == Known()


class TestAttacker:
    FORM = RequestDraft("POST", URL, body=FormBody((Row("a", "1"),)))

    @pytest.mark.parametrize(("same_site", "text"), [("None", "sent with sid"), ("Lax", "sent, no cookie")])
    def test_a_form_goes_with_what_same_site_lets(self, same_site: str, text: str) -> None:
        jar = Jar((Cookie("sid", "1", "127.0.0.1", secure=same_site == "None", same_site=same_site),))

        assert of_attacker(self.FORM, EVIL, {}, Known(), jar).text == text

    def test_with_an_empty_jar(self) -> None:
        found = of_attacker(self.FORM, EVIL, {}, Known(), EMPTY_JAR)

        assert "no cookie" in found.why

    def test_what_no_form_can_send_goes_by_cors(self) -> None:
        assert of_attacker(replace(POST, method="DELETE"), EVIL, {}, Known(), EMPTY_JAR).text == OPEN

    def test_a_draft_that_is_no_request(self) -> None:
        assert of_attacker(replace(GET, url="{{x}}"), EVIL, {}, Known(), EMPTY_JAR).text == "can't be sent"


class TestMobile:
    KEYED = replace(POST, headers=(Row("Idempotency-Key", "1"),))

    @pytest.mark.parametrize(
        ("draft", "flaky", "sign"),
        [
            (POST, Flaky(), "twice"),
            (replace(POST, method="patch"), Flaky(own_key=True), "twice"),
            (replace(POST, method="put"), Flaky(), "ok"),
            (GET, Flaky("all"), "ok"),
            (POST, Flaky("nothing"), "ok"),
            (POST, Flaky(retries=0), "ok"),
            (KEYED, Flaky(), "open"),
            (POST, Flaky(own_key=True), "open"),
            (replace(GET, url="{{x}}"), Flaky(), "blocked"),
        ],
    )
    def test_what_a_retry_would_do(self, draft: RequestDraft, flaky: Flaky, sign: str) -> None:
        assert of_mobile(draft, flaky, {}).sign == sign


def test_a_websocket_opens_for_any_page() -> None:
    draft = RequestDraft(url="ws://api.test/chat")
    evil = Page(origin_of("http://evil.test"))

    assert of_browser(draft, evil, {}, Known()).text == "opens, no CORS"
    assert of_attacker(draft, evil, {}, Known(), Jar()).sign == "ok"
