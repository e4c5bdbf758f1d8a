import pytest

from workbench.core.fetch.mixed_content import check_target
from workbench.core.fetch.origin import origin_of


@pytest.mark.parametrize(
    ("section", "page", "url", "blocked"),
    [
        ("Mixed Content 4.4", "https://app.example.com", "http://api.example.com/", True),
        ("Mixed Content 4.4", "https://app.example.com", "https://api.example.com/", False),
        ("Secure Contexts 3.1: this machine", "https://app.example.com", "http://127.0.0.1:8000/", False),
        ("Secure Contexts 3.1: this machine", "https://app.example.com", "http://localhost:8000/", False),
        ("a page over HTTP may", "http://app.example.com", "http://api.example.com/", False),
        ("Fetch 2.9: mail", "http://localhost:3000", "http://localhost:25/", True),
    ],
)
def test_what_a_page_can_reach(section: str, page: str, url: str, blocked: bool) -> None:
    assert (check_target(origin_of(page), url) is not None) is blocked, section


def test_a_whole_tab_may_leave_for_plain_http() -> None:
    """Mixed Content, 4.4: top-level navigations are let through; bad ports never are."""
    page = origin_of("https://evil.test")

    assert check_target(page, "http://api.example.com/") is not None
    assert check_target(page, "http://api.example.com/", navigation=True) is None
    assert check_target(page, "http://api.example.com:25/", navigation=True) is not None
