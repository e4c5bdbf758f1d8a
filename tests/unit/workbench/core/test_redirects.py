"""Which request follows a redirect; the same over sockets is in the client's journeys."""

import pytest

from workbench.core.cookies import EMPTY_JAR
from workbench.core.encode import EncodedRequest, encode
from workbench.core.redirects import NoWayError, following, goes_round, location
from workbench.core.request import JsonBody, NoAuth, RequestDraft, Row


def request(method: str = "GET", url: str = "http://h:1/a/b?q=1", proxy: str = "") -> EncodedRequest:
    headers = (Row("X-Mine", "1"), Row("Content-Language", "de"))
    return encode(RequestDraft(method, url, headers=headers, body=JsonBody("{}"), proxy=proxy), {})


def after(before: EncodedRequest, status: int, leads_to: str) -> EncodedRequest:
    return following(before, status, leads_to, NoAuth(), jar=EMPTY_JAR, now=0.0)


def names(encoded: EncodedRequest) -> set[str]:
    return {header.name.lower() for header in encoded.headers}


@pytest.mark.parametrize("status", [200, 300, 304, 305, 306, 400])
def test_only_five_statuses_are_redirects(status: int) -> None:
    assert location(status, (("Location", "/x"),)) is None


def test_location_may_be_missing() -> None:
    assert location(302, (("Content-Type", "x"),)) is None
    assert location(302, (("LOCATION", " /x "),)) == "/x"


@pytest.mark.parametrize(
    ("leads_to", "url"),
    [
        ("c", "http://h:1/a/c"),
        ("/c#part", "http://h:1/c"),
        ("?x=2", "http://h:1/a/b?x=2"),
        ("../c", "http://h:1/c"),
        ("//other/c", "http://other/c"),
        ("https://h:1/c", "https://h:1/c"),
        ("", "http://h:1/a/b?q=1"),
    ],
)
def test_relative_addresses(leads_to: str, url: str) -> None:
    assert after(request(), 302, leads_to).url == url


def test_what_belongs_to_the_body_goes_with_it() -> None:
    kept = after(request("POST"), 307, "/c")
    dropped = after(request("POST"), 303, "/c")

    assert {"content-type", "content-length", "content-language", "x-mine"} <= names(kept)
    assert names(dropped) & {"content-type", "content-length", "content-language"} == set()
    assert dropped.body.pieces == ()


def test_another_scheme_or_port_is_another_origin() -> None:
    before = encode(RequestDraft(url="http://h/", headers=(Row("Authorization", "x"),)), {})

    assert "authorization" in names(after(before, 302, "http://h:80/b"))
    assert "authorization" not in names(after(before, 302, "https://h/b"))
    assert "authorization" not in names(after(before, 302, "http://h:81/b"))


def test_a_proxy_stays_with_its_credentials() -> None:
    before = request(proxy="http://me:pw@p:3128")

    moved = after(before, 302, "http://other/c")

    assert moved.target == "http://other/c"
    assert "proxy-authorization" in names(moved)


def test_mail_is_no_http() -> None:
    with pytest.raises(NoWayError, match="mailto"):
        after(request(), 302, "mailto:a@b")


@pytest.mark.parametrize(
    ("urls", "words"),
    [
        (["a", "b", "c"], ""),
        (["a", "a"], "a leads to itself."),
        (["s", "a", "b", "a"], "They go round in a circle of 2: a → b → …"),
        (["a", "a", "c"], "Some of the addresses came up more than once."),
    ],
)
def test_circles_in_words(urls: list[str], words: str) -> None:
    assert goes_round(urls) == words


def test_a_typed_api_key_stays_with_the_site_it_was_typed_for() -> None:
    before = encode(RequestDraft(url="http://h/a", headers=(Row("X-Api-Key", "k"), Row("X-Mine", "1"))), {})

    assert "x-api-key" in names(after(before, 302, "http://h/b"))
    assert "x-api-key" not in names(after(before, 302, "http://elsewhere/b"))
    assert "x-mine" in names(after(before, 302, "http://elsewhere/b"))


def test_a_client_certificate_is_not_shown_to_another_site() -> None:
    before = encode(RequestDraft(url="https://h/a", client_cert="me.pem", ca_file="ca.pem"), {})

    assert after(before, 302, "https://h/b").tls == before.tls
    moved = after(before, 302, "https://elsewhere/b")
    assert (moved.tls.cert, moved.tls.ca) == ("", "ca.pem")
