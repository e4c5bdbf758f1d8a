from dataclasses import replace

import pytest

from workbench.core.exchange import Headers
from workbench.core.fetch.preflight import Asked, PreflightCache, check_preflight, max_age_s, question

PAGE, URL = "http://localhost:3000", "http://127.0.0.1:8000/tasks"
ACAO, ACAC = "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials"
ACAM, ACAH = "Access-Control-Allow-Methods", "Access-Control-Allow-Headers"
POST = Asked(PAGE, URL, "POST", ("content-type",))
PATCH = Asked(PAGE, URL, "PATCH", ())


@pytest.mark.parametrize(
    ("asked", "needed"),
    [
        (Asked(PAGE, URL, "GET", ()), False),
        (Asked(PAGE, URL, "POST", ()), False),
        (POST, True),
        (PATCH, True),
        (Asked(PAGE, URL, "GET", ("authorization",)), True),
    ],
)
def test_when_the_browser_asks_first(asked: Asked, needed: bool) -> None:
    """Fetch, 4.1 main fetch: an unsafe method or header sets the preflight flag."""
    assert asked.needs_preflight is needed


def test_what_it_asks() -> None:
    asked = replace(POST, unsafe_headers=("content-type", "idempotency-key"))

    assert question(asked) == (
        ("Access-Control-Request-Method", "POST"),
        ("Access-Control-Request-Headers", "content-type,idempotency-key"),
        ("Origin", PAGE),
    )
    assert "Access-Control-Request-Headers" not in dict(question(PATCH))


OK: Headers = ((ACAO, PAGE), (ACAC, "true"))


@pytest.mark.parametrize(
    ("section", "asked", "status", "headers", "blamed", "value"),
    [
        ("4.8 step 7: CORS check", POST, 204, (), ACAO, PAGE),
        ("4.8 step 7: ok status", POST, 401, OK, "", ""),
        ("4.8 step 7: ok status", POST, 307, OK, "", ""),
        ("4.8 step 7.6: a safelisted method needs no name", POST, 204, (*OK, (ACAH, "Content-Type")), None, ""),
        ("4.8 step 7.6: method", PATCH, 200, (*OK, (ACAM, "PATCH")), None, ""),
        ("4.8 step 7.6: method", PATCH, 200, (*OK, (ACAM, "GET, PUT")), ACAM, "PATCH"),
        ("4.8 step 7.6: methods are case-sensitive", PATCH, 200, (*OK, (ACAM, "patch")), ACAM, "PATCH"),
        ("4.8 step 7.6: *", PATCH, 200, (*OK, (ACAM, "*")), None, ""),
        ("4.8 step 7.6: * and credentials", replace(PATCH, credentials=True), 200, (*OK, (ACAM, "*")), ACAM, "PATCH"),
        ("4.8 step 7.8: header", POST, 200, (*OK, (ACAH, "X-A")), ACAH, "content-type"),
        ("4.8 step 7.8: *", POST, 200, (*OK, (ACAH, "*")), None, ""),
        (
            "4.8 step 7.8: * and credentials",
            replace(POST, credentials=True),
            200,
            (*OK, (ACAH, "*")),
            ACAH,
            "content-type",
        ),
        (
            "4.8 step 7.7: * never covers Authorization",
            replace(POST, unsafe_headers=("authorization",)),
            200,
            (*OK, (ACAH, "*")),
            ACAH,
            "authorization",
        ),
        (
            "4.8 step 7.7: named beside *",
            replace(POST, unsafe_headers=("authorization", "x-a")),
            200,
            (*OK, (ACAH, "*, Authorization")),
            None,
            "",
        ),
    ],
)
def test_what_the_answer_allows(
    *, section: str, asked: Asked, status: int, headers: Headers, blamed: str | None, value: str
) -> None:
    blocked = check_preflight(asked, status, headers)

    assert (blocked.header if blocked else None) == blamed, section
    assert (blocked.value if blocked else "") == value, section


@pytest.mark.parametrize(
    ("value", "kept_s"), [("600", 600), ("0", 0), (None, 5), ("-1", 5), ("a lot", 5), ("999999", 7200)]
)
def test_how_long_it_is_remembered(value: str | None, kept_s: int) -> None:
    """Fetch, 4.8 steps 7.9 to 7.11: 5 seconds unless told, capped by the browser."""
    headers: Headers = () if value is None else (("Access-Control-Max-Age", value),)

    assert max_age_s(headers) == kept_s


ALLOWED: Headers = ((ACAM, "PATCH"), (ACAH, "Content-Type"), ("Access-Control-Max-Age", "60"))


@pytest.mark.parametrize(
    ("asked", "later_s", "remembered"),
    [
        (PATCH, 59, True),
        (PATCH, 60, False),
        (POST, 1, True),
        (replace(PATCH, method="DELETE"), 1, False),
        (replace(POST, unsafe_headers=("content-type", "x-a")), 1, False),
        (replace(PATCH, origin="http://a.test"), 1, False),
        (replace(PATCH, url=URL + "/7"), 1, False),
        (replace(PATCH, credentials=True), 1, False),
    ],
)
def test_remembered_per_origin_url_method_header(asked: Asked, later_s: int, remembered: bool) -> None:
    """Fetch, 4.9 CORS-preflight cache."""
    cache = PreflightCache()
    cache.remember(PATCH, ALLOWED, now=1000)

    assert cache.allows(asked, now=1000 + later_s) is remembered


def test_what_credentials_got_counts_without_them_too() -> None:
    """Fetch, 4.9 cache entry match: an entry with credentials fits any mode."""
    cache = PreflightCache()
    cache.remember(replace(PATCH, credentials=True), ALLOWED, now=0)

    assert cache.allows(PATCH, now=1)


def test_a_remembered_star_leaves_out_authorization() -> None:
    cache = PreflightCache()
    cache.remember(POST, ((ACAH, "*"), (ACAM, "*")), now=0)

    assert cache.allows(replace(POST, method="PUT"), now=1)
    assert not cache.allows(replace(POST, unsafe_headers=("authorization",)), now=1)


def test_forgetting_and_the_cap() -> None:
    cache = PreflightCache(most=2)
    cache.remember(PATCH, ((ACAM, "PATCH, PUT, DELETE"),), now=0)

    assert not cache.allows(PATCH, now=1)
    assert cache.allows(replace(PATCH, method="PUT"), now=1)
    cache.forget(PAGE, URL)
    assert not cache.allows(replace(PATCH, method="PUT"), now=1)


def test_an_answer_from_in_front_of_cors_is_said_with_its_status() -> None:
    blocked = check_preflight(POST, 401, ())

    assert blocked is not None
    assert str(blocked) == "Access-Control-Allow-Origin is missing from the preflight answer, a 401."
