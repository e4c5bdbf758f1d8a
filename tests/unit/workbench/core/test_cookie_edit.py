"""Cookies as they are typed."""

from dataclasses import replace

import pytest

from workbench.core.cookie_edit import CookieProblemError, TypedCookie, read_cookie, typed_of
from workbench.core.cookies import Jar

NOW = 1_800_000_000.0
TYPED = TypedCookie("session", "abc", "api.example.com")


def test_what_is_typed_is_sent_where_it_belongs() -> None:
    jar = Jar((read_cookie(TYPED, NOW), read_cookie(replace(TYPED, name="wide", subdomains=True, path="/v1"), NOW)))

    assert [one.name for one in jar.matching("https://api.example.com/v1/a", NOW)] == ["wide", "session"]
    assert [one.name for one in jar.matching("https://eu.api.example.com/v1", NOW)] == ["wide"]


def test_a_kept_cookie_comes_back_as_it_was() -> None:
    line = "a=1; Max-Age=86400; Path=/x; Secure; HttpOnly; SameSite=Strict"
    (kept,) = Jar().received("https://h/x", [line], NOW).cookies

    assert read_cookie(typed_of(kept), NOW) == kept


@pytest.mark.parametrize(
    ("change", "field", "words"),
    [
        ({"name": ""}, "name", "needs a name"),
        ({"name": "a b"}, "name", "letters, digits"),
        ({"value": "a;b"}, "value", "semicolon"),
        ({"value": "x" * 4096}, "value", "4,096"),
        ({"domain": "http://h:80"}, "domain", "without scheme"),
        ({"domain": ""}, "domain", "a host"),
        ({"path": "x"}, "path", "begins with /"),
        ({"expires": "soon"}, "expires", "2030-01-31"),
        ({"expires": "2001-01-01"}, "expires", "is over"),
        ({"expires": "2099-01-01"}, "expires", "400 days"),
        ({"same_site": "None"}, "same_site", "needs Secure"),
        ({"name": "__Secure-a"}, "name", "needs Secure"),
        ({"name": "__Host-a", "secure": True, "path": "/x"}, "name", "the path /"),
    ],
)
def test_what_is_no_cookie_says_where_and_why(change: dict[str, str], field: str, words: str) -> None:
    with pytest.raises(CookieProblemError, match=words) as told:
        read_cookie(replace(TYPED, **change), NOW)

    assert told.value.field == field
