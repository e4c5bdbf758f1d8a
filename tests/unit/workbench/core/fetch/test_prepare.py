from dataclasses import replace

import pytest

from workbench.core.encode import encode
from workbench.core.exchange import AddedHeader
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Mode, Page
from workbench.core.fetch.prepare import Prepared, asked, author_headers, leg_draft, prepare
from workbench.core.fetch.redirects import Leg
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import (
    ApiKeyAuth,
    BearerAuth,
    CookieAuth,
    JsonBody,
    LoginAuth,
    NoAuth,
    NoBody,
    RawBody,
    RequestDraft,
    Row,
)

URL = "http://127.0.0.1:8000/tasks"
POST = RequestDraft("post", URL, body=JsonBody("{}"), follow_redirects=True)
PAGE = Page(origin_of("http://localhost:3000"))
LEG = Leg(PAGE.origin, str(PAGE.origin), URL, "POST")


def prepared(draft: RequestDraft, mode: Mode = "cors") -> Prepared:
    found = prepare(draft, mode)
    assert isinstance(found, Prepared)
    return found


@pytest.mark.parametrize(
    ("section", "draft", "mode"),
    [
        ("5.4 step 25: forbidden method", replace(POST, method="Trace"), "cors"),
        ("5.4 step 25: forbidden method", replace(POST, method="CONNECT"), "cors"),
        ("5.4 step 37: GET with a body", replace(POST, method="GET"), "cors"),
        ("5.4 step 33: no-cors and PUT", replace(POST, method="PUT"), "no-cors"),
    ],
)
def test_what_fetch_throws_at(section: str, draft: RequestDraft, mode: Mode) -> None:
    assert isinstance(prepare(draft, mode), Blocked), section


def test_forbidden_headers_are_dropped_and_told() -> None:
    rows = (Row("Host", "x"), Row("X-A", "1"), Row("Via", "off", enabled=False))

    found = prepared(replace(POST, headers=rows, auth=CookieAuth("a", "1")))

    assert [row.name for row in found.draft.headers] == ["X-A", "Via"]
    assert (found.draft.method, found.draft.auth, found.draft.follow_redirects) == ("POST", NoAuth(), False)
    assert len(found.notes) == 2


def test_without_cors_neither_headers_nor_json() -> None:
    draft = replace(POST, headers=(Row("X-A", "1"), Row("Accept", "*/*")), auth=BearerAuth("t"))

    found = prepared(draft, "no-cors")

    assert [row.name for row in found.draft.headers] == ["Accept"]
    assert isinstance(found.draft.body, RawBody)
    assert found.draft.auth == NoAuth()


@pytest.mark.parametrize(
    ("draft", "names"),
    [
        (POST, ("content-type",)),
        (replace(POST, body=RawBody("x")), ()),
        (replace(POST, body=NoBody(), auth=BearerAuth("t")), ("authorization",)),
        (replace(POST, body=NoBody(), auth=LoginAuth("a", "b")), ("authorization",)),
        (replace(POST, body=NoBody(), auth=ApiKeyAuth(value="k")), ("x-api-key",)),
        (replace(POST, body=NoBody(), headers=(Row("User-Agent", "me"),)), ("user-agent",)),
    ],
)
def test_only_what_the_page_sets_asks(draft: RequestDraft, names: tuple[str, ...]) -> None:
    """Fetch, 4.1: Host, Accept, lengths and cookies are the browser's own."""
    headers = author_headers(encode(draft, {}), draft)

    assert asked(PAGE, LEG, headers).unsafe_headers == names


def test_a_leg_after_a_redirect() -> None:
    draft = replace(
        POST,
        params=(Row("a", "1"),),
        headers=(Row("Authorization", "t"), Row("Content-Language", "en"), Row("X-A", "1")),
    )
    leg = Leg(PAGE.origin, "null", "http://a.test/b", "GET", 1, keeps_body=False, keeps_authorization=False)

    found = leg_draft(draft, leg, (AddedHeader("Origin", "null", "persona"),))

    assert (found.method, found.url, found.params, found.body) == ("GET", "http://a.test/b", (), NoBody())
    assert [row.name for row in found.headers] == ["Origin", "X-A"]
    assert asked(PAGE, leg, (("Authorization", "t"), ("X-A", "1"))).unsafe_headers == ("x-a",)


def test_the_first_leg_is_the_draft_with_what_the_browser_adds() -> None:
    found = leg_draft(POST, LEG, (AddedHeader("Origin", "o", "persona"),))

    assert replace(found, headers=()) == POST
    assert found.headers == (Row("Origin", "o"),)
