from dataclasses import replace

import pytest

from workbench.core.exchange import Headers
from workbench.core.fetch.http_cache import Entry, HttpCache, refreshed, request_values, why_not_kept

SITE, URL = "http://localhost", "http://127.0.0.1:8000/api/config"
TAGGED: Headers = (
    ("Cache-Control", "max-age=60"),
    ("ETag", '"v1"'),
    ("Last-Modified", "Mon, 02 Feb 2026 11:00:00 GMT"),
)


def entry(headers: Headers = TAGGED, at: float = 0, body: str = "b1", request: Headers = ()) -> Entry:
    return Entry(SITE, URL, 200, "OK", headers, body, request_values(headers, request), at, at)


@pytest.mark.parametrize(
    ("section", "method", "request_headers", "status", "headers", "kept"),
    [
        ("3: GET with a validator", "GET", (), 200, (("ETag", '"1"'),), True),
        ("3: POST", "POST", (), 200, TAGGED, False),
        ("3: no-store in the answer", "GET", (), 200, (("Cache-Control", "no-store"),), False),
        ("3: no-store in the request", "GET", (("Cache-Control", "no-store"),), 200, TAGGED, False),
        ("3: private is for browsers", "GET", (), 200, (("Cache-Control", "private"),), True),
        ("3: Authorization is fine in a private cache", "GET", (("Authorization", "x"),), 200, TAGGED, True),
        ("3: 500 with nothing said", "GET", (), 500, (), False),
        ("3: 500 with max-age", "GET", (), 500, (("Cache-Control", "max-age=1"),), True),
        ("3: 302 with Expires", "GET", (), 302, (("Expires", "Mon, 02 Feb 2026 11:00:00 GMT"),), True),
        ("3.3: 206", "GET", (), 206, TAGGED, False),
        ("4.1: Vary: *", "GET", (), 200, (*TAGGED, ("Vary", "*")), False),
    ],
)
def test_what_is_kept(
    *, section: str, method: str, request_headers: Headers, status: int, headers: Headers, kept: bool
) -> None:
    assert (why_not_kept(method, request_headers, status, headers) == "") is kept, section


@pytest.mark.parametrize(
    ("section", "said", "request_headers", "at_s", "fresh", "asks"),
    [
        ("4.2: fresh", "max-age=60", (), 59, True, False),
        ("4.2: stale", "max-age=60", (), 60, False, True),
        ("5.2.2.4: no-cache", "no-cache, max-age=60", (), 1, False, True),
        ("5.2.1.4: the request says no-cache", "max-age=60", (("Cache-Control", "no-cache"),), 1, False, True),
        ("5.4: the request says Pragma", "max-age=60", (("Pragma", "no-cache"),), 1, False, True),
        ("5.2.1.1: max-age of the request", "max-age=60", (("Cache-Control", "max-age=10"),), 11, False, True),
        ("5.2.1.3: min-fresh", "max-age=60", (("Cache-Control", "min-fresh=30"),), 31, False, True),
        ("5.2.1.2: max-stale", "max-age=60", (("Cache-Control", "max-stale=30"),), 80, True, False),
        ("5.2.1.2: max-stale, too stale", "max-age=60", (("Cache-Control", "max-stale=30"),), 91, False, True),
        ("5.2.1.2: max-stale of any length", "max-age=60", (("Cache-Control", "max-stale"),), 999, True, False),
        (
            "5.2.2.2: must-revalidate wins",
            "max-age=60, must-revalidate",
            (("Cache-Control", "max-stale"),),
            80,
            False,
            True,
        ),
    ],
)
def test_answers_itself_or_asks(
    *, section: str, said: str, request_headers: Headers, at_s: float, fresh: bool, asks: bool
) -> None:
    cache = HttpCache()
    cache.keep(entry((("Cache-Control", said), ("ETag", '"v1"'))))

    found = cache.look_up(SITE, "GET", URL, request_headers, now=at_s)

    assert (found.fresh, bool(found.conditions)) == (fresh, asks), section
    assert found.why


def test_it_asks_with_both_validators() -> None:
    """RFC 9111, 4.3.1."""
    cache = HttpCache()
    cache.keep(entry())

    conditions = cache.look_up(SITE, "GET", URL, (), now=61).conditions

    assert conditions == (("If-None-Match", '"v1"'), ("If-Modified-Since", "Mon, 02 Feb 2026 11:00:00 GMT"))


@pytest.mark.parametrize("header", ["If-None-Match", "if-modified-since", "If-Range", "Range"])
@pytest.mark.parametrize("now", [1, 61])
def test_a_page_that_asks_itself_is_left_alone(header: str, now: float) -> None:
    """Fetch, 4.5: the cache mode becomes no-store, so that the page sees its own 304 or 206."""
    cache = HttpCache()
    cache.keep(entry())

    found = cache.look_up(SITE, "GET", URL, ((header, "x"),), now=now)

    assert (found.entry, found.conditions) == (None, ())
    assert why_not_kept("GET", ((header, "x"),), 200, TAGGED)


@pytest.mark.parametrize(("now", "said"), [(65, True), (200, False)])
def test_stale_while_revalidate_is_asked_about_first_and_that_is_said(now: float, said: bool) -> None:
    """RFC 5861, 3: a browser may use it meanwhile."""
    cache = HttpCache()
    cache.keep(entry((("Cache-Control", "max-age=60, stale-while-revalidate=30"), ("ETag", '"1"'))))

    found = cache.look_up(SITE, "GET", URL, (), now=now)

    assert not found.fresh
    assert ("stale-while-revalidate" in found.why) is said


@pytest.mark.parametrize(("at_s", "fails"), [(1, False), (61, True)])
def test_only_if_cached(at_s: float, fails: bool) -> None:
    """RFC 9111, 5.2.1.7: 504 rather than the network."""
    cache = HttpCache()
    cache.keep(entry())

    found = cache.look_up(SITE, "GET", URL, (("Cache-Control", "only-if-cached"),), now=at_s)

    assert found.gateway_timeout is fails


def test_vary_parts_answers() -> None:
    """RFC 9111, 4.1."""
    headers = (*TAGGED, ("Vary", "Origin, Accept"))
    cache = HttpCache()
    cache.keep(entry(headers, body="german", request=(("Accept", "text/html"), ("Origin", "http://a"))))
    cache.keep(entry(headers, body="other", request=(("Accept", "text/html"), ("Origin", "http://b"))))

    found = cache.look_up(SITE, "GET", URL, (("origin", "http://a"), ("accept", "text/html")), now=1)

    assert found.entry is not None
    assert found.entry.body == "german"
    assert cache.look_up(SITE, "GET", URL, (("Origin", "http://c"),), now=1).entry is None


def test_another_site_has_a_cache_of_its_own() -> None:
    """Fetch, 2.7 network partition keys."""
    cache = HttpCache()
    cache.keep(entry())

    assert cache.look_up("http://evil.test", "GET", URL, (), now=1).entry is None


def test_304_brings_headers_up_to_date_but_not_the_length() -> None:
    """RFC 9111, 3.2 and 4.3.4."""
    old = entry((("Cache-Control", "max-age=60"), ("Content-Length", "9"), ("X-Kept", "1")))
    new = refreshed(old, (("cache-control", "max-age=5"), ("Content-Length", "0"), ("X-New", "2")), 100, 101)

    assert dict(new.headers) == {
        "Content-Length": "9",
        "X-Kept": "1",
        "cache-control": "max-age=5",
        "X-New": "2",
    }
    assert (new.body, new.received_at) == ("b1", 101)


def test_replacing_and_the_cap_let_bodies_go() -> None:
    cache = HttpCache(most=2)

    assert cache.keep(entry(body="b1")) == ()
    assert cache.keep(entry(body="b2")) == ("b1",)
    cache.keep(replace(entry(body="b3"), url=URL + "?3"))
    cache.look_up(SITE, "GET", URL, (), now=1)
    assert cache.keep(replace(entry(body="b4"), url=URL + "?4")) == ("b3",)
    assert set(cache.clear()) == {"b2", "b4"}


@pytest.mark.parametrize(("method", "status", "gone"), [("POST", 201, 1), ("DELETE", 404, 0), ("GET", 200, 0)])
def test_a_write_makes_the_kept_answer_worthless(method: str, status: int, gone: int) -> None:
    """RFC 9111, 4.4."""
    cache = HttpCache()
    cache.keep(entry())

    assert len(cache.note_answer(method, URL, status)) == gone
    assert len(cache.entries) == 1 - gone
