"""A WebSocket as a page opens it."""

from workbench.core.address import locate
from workbench.core.cookies import Cookie, Jar
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Page
from workbench.core.fetch.socket import NO_CORS, PageSocket, page_socket
from workbench.core.fetch.verdict import Blocked
from workbench.core.request import ApiKeyAuth, BasicAuth, NoAuth, RequestDraft, Row

EVIL = Page(origin_of("http://evil.test"))
URL = "wss://api.test/chat"


def opened(draft: RequestDraft, page: Page = EVIL, jar: Jar | None = None) -> PageSocket | Blocked:
    return page_socket(draft, page, locate(draft.url, (), {}), jar or Jar(), 0.0)


def test_only_the_subprotocol_can_be_set() -> None:
    rows = (Row("Sec-WebSocket-Protocol", "chat"), Row("X-Mine", "1"), Row("X-Off", "1", enabled=False))

    made = opened(RequestDraft(url=URL, headers=rows, auth=BasicAuth("a", "b")))

    assert isinstance(made, PageSocket)
    sent = [row.name for row in made.draft.headers if row.enabled]
    assert sent == ["Origin", "Sec-WebSocket-Protocol"]
    assert made.draft.auth == NoAuth()
    assert made.notes[0] == NO_CORS
    assert len(made.notes) == 3


def test_a_key_in_the_query_stays() -> None:
    auth = ApiKeyAuth("key", "k", "query")

    made = opened(RequestDraft(url=URL, auth=auth))

    assert isinstance(made, PageSocket)
    assert made.draft.auth == auth


def test_secure_cookies_go_over_wss_when_same_site_lets_them() -> None:
    jar = Jar((Cookie("a", "1", "api.test", secure=True, same_site="None"), Cookie("b", "2", "api.test")))

    far, near = (
        opened(RequestDraft(url=URL), jar=jar),
        opened(RequestDraft(url=URL), Page(origin_of("https://api.test")), jar),
    )

    assert isinstance(far, PageSocket)
    assert isinstance(near, PageSocket)
    assert [one.name for one in far.jar.cookies] == ["a"]
    assert [one.name for one in near.jar.cookies] == ["a", "b"]


def test_mixed_content_is_blocked() -> None:
    page = Page(origin_of("https://shop.test"))

    assert isinstance(opened(RequestDraft(url="ws://api.test/"), page), Blocked)
    assert isinstance(opened(RequestDraft(url="ws://127.0.0.1/"), page), PageSocket)
