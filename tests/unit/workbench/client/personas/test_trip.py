from dataclasses import replace

import pytest

from workbench.client.personas.browser import BROWSER_PAGE, BrowserTab
from workbench.core.cookies import Cookie, Jar
from workbench.core.fetch.origin import origin_of
from workbench.core.request import BearerAuth, CookieAuth, JsonBody, RequestDraft, Row

PAGE = "http://localhost:3000"
MAY = {"Access-Control-Allow-Origin": PAGE}
GET = RequestDraft(url="/tasks", timeout_s=5)
POST = RequestDraft("POST", "/tasks", body=JsonBody('{"a": 1}'), timeout_s=5)
ALLOWS_JSON = MAY | {"Access-Control-Allow-Headers": "Content-Type", "Access-Control-Max-Age": "600"}


def tab(page=BROWSER_PAGE):
    return lambda sender, bodies: BrowserTab(sender, bodies, page)


def sid(same_site: str) -> Jar:
    return Jar((Cookie("sid", "1", "127.0.0.1", same_site=same_site, secure=same_site == "None"),))


def test_a_simple_get_goes_at_once_and_is_read_when_allowed(play, answer) -> None:
    outcome = play(tab(), {"GET /tasks": answer(200, MAY | {"X-Secret": "1"})}, GET)

    asked = outcome.api.asked[0].headers
    assert outcome.lines == ["GET /tasks"]
    assert (asked["origin"], asked["sec-fetch-site"], asked["sec-fetch-mode"]) == (PAGE, "cross-site", "cors")
    seen = outcome.last.seen
    assert (seen.kind, seen.status, seen.reached) == ("readable", 200, True)
    assert "content-length" in seen.headers
    assert "x-secret" in seen.hidden


def test_reading_is_blocked_but_the_api_has_answered(play, answer) -> None:
    outcome = play(tab(), {"GET /tasks": answer(200)}, GET)

    assert outcome.last.exchange.response.status == 200
    assert (outcome.last.seen.kind, outcome.last.seen.reached) == ("unreadable", True)
    assert outcome.last.seen.blocked.header == "Access-Control-Allow-Origin"
    assert outcome.last.seen.status == 0


def test_json_asks_first_and_goes_when_allowed(play, answer) -> None:
    script = {"OPTIONS /tasks": answer(204, ALLOWS_JSON), "POST /tasks": answer(201, MAY)}

    outcome = play(tab(), script, POST)

    preflight = outcome.api.asked[0].headers
    assert outcome.lines == ["OPTIONS /tasks", "POST /tasks"]
    assert preflight["access-control-request-method"] == "POST"
    assert preflight["access-control-request-headers"] == "content-type"
    assert [(hop.why, hop.status) for hop in outcome.last.exchange.hops] == [("preflight", 204)]
    assert (outcome.last.seen.kind, outcome.last.seen.preflight_status) == ("readable", 204)
    added = {header.name: header.by for header in outcome.last.exchange.sent.headers}
    assert added["Origin"] == "persona"


def test_a_header_that_is_not_allowed_never_leaves_the_tab(play, answer) -> None:
    draft = replace(POST, headers=(Row("Idempotency-Key", "k"),))

    outcome = play(tab(), {"OPTIONS /tasks": answer(204, ALLOWS_JSON), "POST /tasks": answer(201, MAY)}, draft)

    assert outcome.lines == ["OPTIONS /tasks"]
    seen, exchange = outcome.last.seen, outcome.last.exchange
    assert (seen.kind, seen.reached) == ("never_sent", False)
    assert (seen.blocked.header, seen.blocked.value) == ("Access-Control-Allow-Headers", "idempotency-key")
    assert (exchange.sent, exchange.response, exchange.failure.kind) == (None, None, "blocked")
    assert exchange.local_port
    assert [(one.method, one.outcome) for one in seen.messages] == [("OPTIONS", "answered"), ("POST", "never sent")]


@pytest.mark.parametrize("status", [401, 404, 500])
def test_a_preflight_must_be_answered_well(play, answer, status: int) -> None:
    outcome = play(tab(), {"OPTIONS /tasks": answer(status, ALLOWS_JSON)}, POST)

    assert outcome.last.seen.kind == "never_sent"
    assert str(status) in outcome.last.seen.blocked.text


def test_preflights_carry_no_credentials(play, answer) -> None:
    page = replace(BROWSER_PAGE, credentials="include")
    draft = replace(GET, auth=BearerAuth("secret"))

    outcome = play(tab(page), {"OPTIONS /tasks": answer(204, MAY)}, draft, jar=sid("None"))

    assert not {"authorization", "cookie"} & set(outcome.api.asked[0].headers)
    assert outcome.api.asked[0].headers["access-control-request-headers"] == "authorization"


def test_a_remembered_preflight_is_not_asked_again(play, answer) -> None:
    script = {"OPTIONS /tasks": answer(204, ALLOWS_JSON), "POST /tasks": answer(201, MAY)}

    outcome = play(tab(), script, POST, POST)

    assert outcome.lines == ["OPTIONS /tasks", "POST /tasks", "POST /tasks"]
    assert any("No preflight" in note for note in outcome.last.seen.notes)


def test_its_own_origin_reads_everything_without_asking(play, answer) -> None:
    script = {"PATCH /tasks": answer(200, {"X-Own": "1", "Set-Cookie": "a=1"})}

    draft = RequestDraft("PATCH", "/tasks", headers=(Row("X-A", "1"),), timeout_s=5)

    class Own(BrowserTab):
        async def send(self, draft, base, progress=None, **more):
            self.page = replace(self.page, origin=origin_of(base))
            return await super().send(draft, base, progress, **more)

    outcome = play(Own, script, draft)

    assert outcome.lines == ["PATCH /tasks"]
    assert "x-own" in outcome.last.seen.headers
    assert outcome.last.seen.hidden == ("set-cookie",)
    assert [cookie.name for cookie in outcome.last.jar.cookies] == ["a"]


@pytest.mark.parametrize(
    ("credentials", "same_site", "goes"),
    [("same-origin", "None", False), ("include", "None", True), ("include", "Lax", False)],
)
def test_cookies_go_by_credentials_and_same_site(play, answer, credentials, same_site: str, goes: bool) -> None:
    page = replace(BROWSER_PAGE, credentials=credentials)
    allows = MAY | {"Access-Control-Allow-Credentials": "true"}

    outcome = play(tab(page), {"GET /tasks": answer(200, allows)}, GET, jar=sid(same_site))

    assert ("cookie" in outcome.api.asked[0].headers) is goes
    assert outcome.last.seen.kind == "readable"
    assert any("stayed at home" in note for note in outcome.last.seen.notes) is not goes


def test_headers_of_the_browser_can_not_be_set(play, answer) -> None:
    draft = replace(
        GET, headers=(Row("Origin", "http://trusted.test"), Row("Cookie", "a=1")), auth=CookieAuth("b", "2")
    )

    outcome = play(tab(), {"GET /tasks": answer(200, MAY)}, draft)

    assert outcome.api.asked[0].headers["origin"] == PAGE
    assert "cookie" not in outcome.api.asked[0].headers
    assert len(outcome.last.seen.notes) >= 3


def test_a_fresh_answer_comes_from_the_cache(play, answer) -> None:
    kept = answer(200, MAY | {"Cache-Control": "max-age=60", "ETag": '"1"'}, '{"kept": true}')

    outcome = play(tab(), {"GET /tasks": kept}, GET, GET)

    assert outcome.lines == ["GET /tasks"]
    assert outcome.last.exchange.sent is None
    assert outcome.last.exchange.response.body_path.read_text() == '{"kept": true}'
    assert outcome.last.seen.messages[0].outcome == "from cache"
    assert not outcome.last.seen.reached


def test_a_stale_answer_is_asked_for_and_merged(play, answer) -> None:
    script = {"GET /tasks": answer(200, MAY | {"Cache-Control": "no-cache", "ETag": '"1"'}, '{"kept": true}')}

    class Changing(BrowserTab):
        async def send(self, *args, **more):
            result = await super().send(*args, **more)
            script["GET /tasks"] = answer(304, MAY | {"X-New": "1"})
            return result

    outcome = play(Changing, script, GET, GET)

    exchange = outcome.last.exchange
    assert outcome.api.asked[1].headers["if-none-match"] == '"1"'
    assert [(hop.why, hop.status) for hop in exchange.hops] == [("revalidate", 304)]
    assert (exchange.response.status, exchange.response.header("x-new")) == (200, "1")
    assert exchange.response.body_path.read_text() == '{"kept": true}'


def test_every_hop_of_a_redirect_must_allow_the_page(play, answer) -> None:
    script = {"GET /tasks": answer(307, {"Location": "/new"}), "GET /new": answer(200, MAY)}

    assert play(tab(), script, GET).lines == ["GET /tasks"]
    script["GET /tasks"] = answer(307, MAY | {"Location": "/new"})
    outcome = play(tab(), script, GET)

    assert outcome.lines == ["GET /tasks", "GET /new"]
    assert outcome.last.seen.kind == "readable"
    assert [(hop.why, hop.status) for hop in outcome.last.exchange.hops] == [("redirect", 307)]


def test_no_cors_is_opaque(play, answer) -> None:
    page = replace(BROWSER_PAGE, mode="no-cors")

    outcome = play(tab(page), {"POST /tasks": answer(201)}, POST)

    assert outcome.api.asked[0].headers["content-type"].startswith("text/plain")
    assert (outcome.last.seen.kind, outcome.last.seen.headers, outcome.last.seen.reached) == ("opaque", (), True)


def test_an_answer_that_varies_by_cookie_is_not_given_to_somebody_else(play, answer) -> None:
    """RFC 9111, 4.1: after the log-in it is another request."""
    may = MAY | {"Access-Control-Allow-Credentials": "true", "Cache-Control": "max-age=60", "Vary": "Cookie"}

    class LoggingIn(BrowserTab):
        sends = 0

        async def send(self, *args, **more):
            self.page, self.sends = replace(BROWSER_PAGE, credentials="include"), self.sends + 1
            return await super().send(*args, **more | {"cookies": sid("None") if self.sends > 1 else Jar()})

    outcome = play(LoggingIn, {"GET /tasks": answer(200, may)}, GET, GET, GET)

    assert [asked.headers.get("cookie") for asked in outcome.api.asked] == [None, "sid=1"]
    assert outcome.last.seen.messages[0].outcome == "from cache"


def test_a_network_error_makes_the_browser_ask_anew(play, answer) -> None:
    """Fetch, 4.1: a request that CORS ends clears what its preflight had allowed."""
    script = {"OPTIONS /tasks": answer(204, ALLOWS_JSON), "POST /tasks": answer(201)}

    outcome = play(tab(), script, POST, POST)

    assert outcome.lines == ["OPTIONS /tasks", "POST /tasks"] * 2
