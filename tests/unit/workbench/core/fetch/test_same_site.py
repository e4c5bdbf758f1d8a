import pytest

from workbench.core.cookies import Cookie, Jar
from workbench.core.fetch.origin import origin_of
from workbench.core.fetch.same_site import Credentials, Journey, sent_with, taken_in

API = "http://127.0.0.1:8000/tasks"
SITE, NEIGHBOUR, STRANGER = "http://127.0.0.1:8000", "http://127.0.0.1:3000", "http://evil.test"


def journey(
    page: str, method: str = "GET", credentials: Credentials = "include", navigation: bool = False, url: str = API
) -> Journey:
    return Journey(origin_of(page), url, method, credentials, navigation)


@pytest.mark.parametrize(
    ("section", "way", "same_site", "age_s", "goes"),
    [
        ("5.8.3: same site", journey(NEIGHBOUR), "Strict", 999, True),
        ("5.8.3: same site", journey(NEIGHBOUR, "POST"), "Lax", 999, True),
        ("5.8.3: Strict stays", journey(STRANGER, navigation=True), "Strict", 999, False),
        ("5.8.3: Lax goes with a link", journey(STRANGER, navigation=True), "Lax", 999, True),
        ("5.8.3: Lax stays with a form POST", journey(STRANGER, "POST", navigation=True), "Lax", 1, False),
        ("5.8.3: Lax stays with a fetch", journey(STRANGER), "Lax", 999, False),
        ("5.8.3: None goes", journey(STRANGER, "POST"), "None", 999, True),
        ("5.6.7: not given is Lax", journey(STRANGER), "", 999, False),
        ("5.6.7: not given is Lax", journey(STRANGER, navigation=True), "", 999, True),
        ("5.6.7.2: young, form POST", journey(STRANGER, "POST", navigation=True), "", 119, True),
        ("5.6.7.2: old, form POST", journey(STRANGER, "POST", navigation=True), "", 121, False),
        ("Fetch 3.4.3: omit", journey(SITE, credentials="omit"), "None", 1, False),
        ("Fetch 3.4.3: same-origin", journey(SITE, credentials="same-origin"), "Strict", 1, True),
        ("Fetch 3.4.3: same-origin", journey(NEIGHBOUR, credentials="same-origin"), "None", 1, False),
    ],
)
def test_which_cookies_go_along(section: str, way: Journey, same_site: str, age_s: int, goes: bool) -> None:
    cookie = Cookie("sid", "1", "127.0.0.1", same_site=same_site, secure=same_site == "None", created_at=1000 - age_s)
    jar, withheld = sent_with(way, Jar((cookie,)), now=1000)

    assert bool(jar.cookies) is goes, section
    assert [one.name for one in withheld] == ([] if goes else ["sid"]), section


@pytest.mark.parametrize(
    ("url", "goes"),
    [
        ("http://api.example.com/", False),
        ("https://api.example.com/", True),
    ],
)
def test_secure_cookies_need_https(url: str, goes: bool) -> None:
    """RFC 6265bis, 5.8.3: and https://example.com and http://example.com are different sites."""
    cookie = Cookie("sid", "1", "api.example.com", same_site="None", secure=True)
    way = journey("https://app.example.com", url=url)

    assert bool(sent_with(way, Jar((cookie,)), now=0)[0].cookies) is goes


def test_this_machine_counts_as_secure() -> None:
    cookie = Cookie("sid", "1", "127.0.0.1", secure=True)

    assert sent_with(journey(SITE), Jar((cookie,)), now=0)[0].cookies


def test_schemes_part_sites() -> None:
    cookie = Cookie("sid", "1", "example.com", same_site="Lax")
    way = journey("https://example.com", url="http://example.com/")

    assert not sent_with(way, Jar((cookie,)), now=0)[0].cookies


def test_a_way_over_another_site_stays_cross_site() -> None:
    cookie = Cookie("sid", "1", "127.0.0.1", same_site="Strict")
    way = Journey(origin_of(SITE), API, "GET", "include", crossed=True)

    assert not sent_with(way, Jar((cookie,)), now=0)[0].cookies


@pytest.mark.parametrize(
    ("section", "way", "line", "taken"),
    [
        ("same site", journey(NEIGHBOUR), "a=1", True),
        ("5.7: cross-site fetch", journey(STRANGER), "a=1", False),
        ("5.7: cross-site fetch", journey(STRANGER), "a=1; SameSite=Lax", False),
        ("5.7: SameSite=None", journey(STRANGER), "a=1; SameSite=None; Secure", True),
        ("5.7: a navigation", journey(STRANGER, "POST", navigation=True), "a=1; SameSite=Strict", True),
        ("Fetch: credentials", journey(NEIGHBOUR, credentials="same-origin"), "a=1", False),
        ("5.6: no name", journey(SITE), "=1", False),
    ],
)
def test_which_cookies_are_taken_in(section: str, way: Journey, line: str, taken: bool) -> None:
    jar = taken_in(way, Jar(), [line], now=0)

    assert (len(jar.cookies), len(jar.refused)) == ((1, 0) if taken else (0, 1)), section
