"""The cookie jar by RFC 6265bis: who may set what, and what goes back to whom."""

import pytest

from workbench.core.cookies import Cookie, Jar, Refusal, parse

HERE = "http://127.0.0.1:8000/app/login"


def sent(jar: Jar, url: str, now: float = 0.0) -> list[str]:
    return [f"{cookie.name}={cookie.value}" for cookie in jar.matching(url, now)]


def test_a_cookie_goes_back_to_its_host_and_no_other() -> None:
    jar = Jar().received(HERE, ["session=abc; Path=/"], 0)

    assert sent(jar, "http://127.0.0.1:9000/") == ["session=abc"]
    assert sent(jar, "http://localhost:8000/") == []


def test_the_default_path_is_the_folder_of_the_url() -> None:
    jar = Jar().received(HERE, ["a=1"], 0)

    assert sent(jar, "http://127.0.0.1/app/x") == ["a=1"]
    assert sent(jar, "http://127.0.0.1/apple") == []
    assert sent(jar, "http://127.0.0.1/") == []


def test_domain_lets_subdomains_have_it() -> None:
    jar = Jar().received("https://api.example.org/", ["a=1; Domain=.example.org", "b=2"], 0)

    assert sent(jar, "https://www.example.org/") == ["a=1"]


def test_longest_path_first_then_oldest() -> None:
    jar = Jar().received("http://h/", ["a=1; Path=/"], 0).received("http://h/", ["b=2; Path=/deep", "c=3; Path=/"], 1)

    assert sent(jar, "http://h/deep/er") == ["b=2", "a=1", "c=3"]


def test_a_second_one_replaces_the_first_and_keeps_its_age() -> None:
    jar = Jar().received("http://h/", ["a=1"], 5).received("http://h/", ["a=2"], 9)

    assert [(cookie.value, cookie.created_at) for cookie in jar.cookies] == [("2", 5)]


@pytest.mark.parametrize("line", ["a=1; Max-Age=0", "a=1; Max-Age=-5", "a=1; Expires=Thu, 01 Jan 1970 00:00:00 GMT"])
def test_expired_ones_delete(line: str) -> None:
    assert Jar().received("http://h/", ["a=1"], 100).received("http://h/", [line], 100).cookies == ()


def test_max_age_wins_over_expires_and_ends() -> None:
    jar = Jar().received("http://h/", ["a=1; Max-Age=10; Expires=Thu, 01 Jan 1970 00:00:00 GMT"], 100)

    assert sent(jar, "http://h/", 109) == ["a=1"]
    assert sent(jar, "http://h/", 110) == []


def test_secure_goes_over_https_and_loopback_only() -> None:
    jar = Jar().received("https://example.org/", ["a=1; Secure"], 0).received("http://127.0.0.1/", ["b=2; Secure"], 0)

    assert sent(jar, "http://example.org/") == []
    assert sent(jar, "https://example.org/") == ["a=1"]
    assert sent(jar, "http://127.0.0.1/") == ["b=2"]


@pytest.mark.parametrize(
    ("line", "url"),
    [
        ("a=1; Domain=evil.org", "http://example.org/"),
        ("a=1; Secure", "http://example.org/"),
        ("a=1; SameSite=None", "http://example.org/"),
        ("__Host-a=1; Secure; Path=/x", "https://example.org/"),
        ("__Host-a=1; Secure", "https://example.org/"),
        ("__HOST-a=1; Secure; Path=/; Domain=example.org", "https://example.org/"),
        ("__Secure-a=1", "https://example.org/"),
        ("a=1\x01", "http://example.org/"),
        ("=1", "http://example.org/"),
        ("a=" + "x" * 5000, "http://example.org/"),
    ],
)
def test_what_may_not_be_set_is_refused_with_the_reason(line: str, url: str) -> None:
    parsed = parse(line, url, 0)

    assert isinstance(parsed, Refusal)
    assert parsed.why


def test_attributes_are_read_whatever_their_case() -> None:
    parsed = parse("a=b=c ; PATH=/x; httponly; samesite=lax; SECURE", "https://h/", 0)

    assert parsed == Cookie("a", "b=c", "h", "/x", True, True, True, "Lax", None, 0)


def test_one_can_be_thrown_out() -> None:
    jar = Jar().received("http://h/", ["a=1", "b=2"], 0)

    assert [cookie.name for cookie in jar.without(jar.cookies[0].key).cookies] == ["b"]


def test_sends_that_overlap_keep_each_others_cookies() -> None:
    start = Jar().received("http://a.test/", ["old=1", "gone=1"], now=0)
    first = start.received("http://a.test/", ["one=1", "gone=; Max-Age=0"], now=0)
    now = start.received("http://a.test/", ["two=2"], now=0)

    assert {cookie.name for cookie in now.with_changes(start, first).cookies} == {"old", "one", "two"}


@pytest.mark.parametrize(("age", "kept"), [("9" * 5000, True), ("-" + "9" * 5000, False), ("0", False), ("x", True)])
def test_a_max_age_without_measure_is_no_trouble(age: str, kept: bool) -> None:
    jar = Jar().received(HERE, [f"a=1; Max-Age={age}"], 0)

    assert bool(jar.cookies) is kept


@pytest.mark.parametrize(
    ("line", "url", "taken"),
    [
        ("a=2", "http://example.org/", False),
        ("a=2; Path=/x", "http://example.org/", False),
        ("a=2", "http://sub.example.org/", False),
        ("b=2", "http://example.org/", True),
        ("a=2", "https://example.org/", True),
    ],
)
def test_plain_http_leaves_secure_cookies_alone(line: str, url: str, taken: bool) -> None:
    """RFC 6265bis, 5.7."""
    jar = Jar().received("https://example.org/", ["a=1; Secure; Domain=example.org"], 0)

    after = jar.received(url, [line], 1)

    assert (not after.refused) is taken
    assert taken or after.cookies == jar.cookies


def test_the_host_prefix_holds_when_its_path_is_written_down() -> None:
    parsed = parse("__Host-a=1; Secure; Path=/", "https://example.org/x/y", 0)

    assert isinstance(parsed, Cookie)
    assert parsed.host_only


@pytest.mark.parametrize(("typed", "kept"), [("strict", "Strict"), ("NONE; Secure", "None"), ("banana", "")])
def test_an_unknown_same_site_is_none_at_all(typed: str, kept: str) -> None:
    parsed = parse(f"a=1; SameSite={typed}", "https://example.org/", 0)

    assert isinstance(parsed, Cookie)
    assert parsed.same_site == kept
