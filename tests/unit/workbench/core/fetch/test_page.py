from dataclasses import replace

import pytest

from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.page import Mode, Page
from workbench.core.fetch.redirects import Leg

PAGE = Page(origin_of("http://localhost:3000"))


def leg(url: str, method: str = "GET") -> Leg:
    return Leg(PAGE.origin, str(PAGE.origin), url, method)


@pytest.mark.parametrize(
    ("section", "url", "method", "mode", "origin", "site"),
    [
        ("Fetch 3.2: CORS", "http://127.0.0.1:8000/", "GET", "cors", "http://localhost:3000", "cross-site"),
        ("Fetch 3.2: same site", "http://localhost:8000/", "GET", "cors", "http://localhost:3000", "same-site"),
        ("Fetch 3.2: own origin, GET", "http://localhost:3000/", "GET", "cors", None, "same-origin"),
        ("Fetch 3.2: own, POST", "http://localhost:3000/", "POST", "cors", "http://localhost:3000", "same-origin"),
        ("Fetch 3.2: a link", "http://127.0.0.1:8000/", "GET", "navigate", None, "cross-site"),
        ("Fetch 3.2: a form", "http://127.0.0.1:8000/", "POST", "navigate", "http://localhost:3000", "cross-site"),
        ("Fetch Metadata: only to trustworthy URLs", "http://a.test/", "GET", "cors", "http://localhost:3000", None),
    ],
)
def test_what_the_browser_adds(  # noqa: PLR0917 a table's columns
    section: str, url: str, method: str, mode: Mode, origin: str | None, site: str | None
) -> None:
    added = {header.name: header.value for header in replace(PAGE, mode=mode).headers(leg(url, method))}

    assert (added.get("Origin"), added.get("Sec-Fetch-Site")) == (origin, site), section
    assert added.get("Referer") == (None if "a.test" in url else "http://localhost:3000/")


def test_no_referrer_from_https_to_http() -> None:
    page = Page(origin_of("https://app.test"))

    assert "Referer" not in {header.name for header in page.headers(leg("http://a.test/"))}


def test_after_two_foreign_origins_all_is_foreign() -> None:
    assert PAGE.is_foreign(replace(leg("http://localhost:3000/"), origin="null"))
    assert not PAGE.is_foreign(leg("http://localhost:3000/"))


@pytest.mark.parametrize(("mode", "credentials"), [("cors", "same-origin"), ("no-cors", "include")])
def test_which_cookies_are_wanted(mode: Mode, credentials: str) -> None:
    assert replace(PAGE, mode=mode).journey(leg("http://a.test/")).credentials == credentials


@pytest.mark.parametrize(
    ("page", "url", "referer", "origin"),
    [
        ("https://app.test", "http://127.0.0.1:8000/", "https://app.test/", "null"),
        ("https://app.test", "https://api.test/", "https://app.test/", "https://app.test"),
        ("http://localhost:3000", "http://api.test/", None, "http://localhost:3000"),
        ("http://app.test", "http://api.test/", "http://app.test/", "http://app.test"),
    ],
)
def test_what_a_form_tells_by_strict_origin_when_cross_origin(
    page: str, url: str, referer: str | None, origin: str
) -> None:
    """Referrer Policy, 3.8 (no downgrade from a trustworthy page); Fetch, 3.2 (a form's Origin from https to http)."""
    sender = Page(origin_of(page), mode="navigate")

    added = {header.name: header.value for header in sender.headers(Leg(sender.origin, page, url, "POST"))}

    assert (added.get("Referer"), added["Origin"]) == (referer, origin)
