"""What a page would send, looked at before it is sent."""

import pytest

from workbench.core.cookies import EMPTY_JAR
from workbench.core.draft_error import DraftError
from workbench.core.encode import EncodedRequest
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.fetch.preview import Previewed, of_page
from workbench.core.request import BearerAuth, JsonBody, RequestDraft, Row

BASE = {"base": "http://127.0.0.1:8000"}
PAGE = Page(origin_of("http://localhost:3000"))
POST = RequestDraft("POST", auth=BearerAuth("t"), body=JsonBody("{}"))


def previewed(draft: RequestDraft, page: Page = PAGE) -> tuple[Previewed, ...]:
    return of_page(draft, page, BASE, EMPTY_JAR, now=0.0, file_size=lambda _path: 0)


def by(encoded: EncodedRequest) -> dict[str, tuple[str, str]]:
    return {header.name: (header.value, header.by) for header in encoded.headers}


def test_a_request_with_json_is_asked_for_first() -> None:
    preflight, request = previewed(POST)

    assert (preflight.encoded.method, request.encoded.method) == ("OPTIONS", "POST")
    asks = by(preflight.encoded)
    assert asks["Access-Control-Request-Method"] == ("POST", "persona")
    assert asks["Access-Control-Request-Headers"] == ("authorization,content-type", "persona")
    assert not preflight.encoded.body.pieces
    assert by(request.encoded)["Origin"] == ("http://localhost:3000", "persona")
    assert by(request.encoded)["Content-Type"] == ("application/json", "body")


def test_a_plain_get_goes_at_once() -> None:
    (request,) = previewed(RequestDraft())

    assert by(request.encoded)["Sec-Fetch-Site"][1] == "persona"


def test_the_same_origin_is_never_asked() -> None:
    assert len(previewed(POST, Page(origin_of("http://127.0.0.1:8000")))) == 1


def test_what_no_page_can_set_is_left_out_and_what_none_can_send_is_refused() -> None:
    (request,) = previewed(RequestDraft(headers=(Row("Host", "evil"),)))
    assert by(request.encoded)["Host"] == ("127.0.0.1:8000", "client")

    with pytest.raises(DraftError, match="no page may use"):
        previewed(RequestDraft("TRACE"))


def test_a_websocket_asks_nothing_first_and_brings_its_origin() -> None:
    draft = RequestDraft(url="ws://api.test/chat", headers=(Row("X-Mine", "1"),))
    (shown,) = of_page(draft, Page(origin_of("http://evil.test")), {}, EMPTY_JAR, now=0, file_size=len)

    names = {header.name: header.by for header in shown.encoded.headers}
    assert names["Origin"] == "persona"
    assert "X-Mine" not in names
