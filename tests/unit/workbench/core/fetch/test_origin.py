import pytest

from workbench.core.fetch.origin import origin_of


@pytest.mark.parametrize(
    ("url", "written", "site", "trustworthy"),
    [
        ("http://localhost:3000/a?b", "http://localhost:3000", "http://localhost", True),
        ("http://127.0.0.1:8000/tasks", "http://127.0.0.1:8000", "http://127.0.0.1", True),
        ("http://[::1]:8000/", "http://[::1]:8000", "http://::1", True),
        ("https://app.example.com:443/", "https://app.example.com", "https://example.com", True),
        ("http://app.example.com:80/", "http://app.example.com", "http://example.com", False),
        ("HTTP://API.Example.CO.UK/", "http://api.example.co.uk", "http://example.co.uk", False),
        ("http://evil.test", "http://evil.test", "http://evil.test", False),
        ("evil.test", "http://evil.test", "http://evil.test", False),
    ],
)
def test_origin_and_site(url: str, written: str, site: str, trustworthy: bool) -> None:
    origin = origin_of(url)

    assert (str(origin), origin.site, origin.trustworthy) == (written, site, trustworthy)


@pytest.mark.parametrize("url", ["", "file:///etc", "http://", "http://a b", "data://x"])
def test_what_has_no_origin(url: str) -> None:
    with pytest.raises(ValueError, match="has no origin"):
        origin_of(url)


@pytest.mark.parametrize(
    ("one", "other", "same_origin", "same_site"),
    [
        ("http://localhost:3000", "http://localhost:8000", False, True),
        ("http://localhost:3000", "http://127.0.0.1:8000", False, False),
        ("https://a.example.com", "http://a.example.com", False, False),
        ("https://a.example.com", "https://b.example.com", False, True),
        ("https://example.com", "https://example.com:443/x", True, True),
    ],
)
def test_a_port_parts_origins_a_scheme_parts_sites_too(
    one: str, other: str, same_origin: bool, same_site: bool
) -> None:
    first, second = origin_of(one), origin_of(other)

    assert (first == second, first.site == second.site) == (same_origin, same_site)
