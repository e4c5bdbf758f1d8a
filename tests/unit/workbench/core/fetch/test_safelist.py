import pytest

from workbench.core.fetch.safelist import is_forbidden, is_safe, normal_method, unsafe_names


@pytest.mark.parametrize(
    ("section", "name", "value", "safe"),
    [
        ("2.2.2 accept", "Accept", "application/json", True),
        ("2.2.2 accept, unsafe byte", "Accept", 'text/"html"', False),
        ("2.2.2 accept-language", "Accept-Language", "de-DE, en;q=0.5", True),
        ("2.2.2 accept-language", "Accept-Language", "de_DE", False),
        ("2.2.2 content-language", "Content-Language", "en", True),
        ("2.2.2 content-type", "Content-Type", "text/plain; charset=utf-8", True),
        ("2.2.2 content-type", "Content-Type", "multipart/form-data; boundary=x", True),
        ("2.2.2 content-type", "content-type", "APPLICATION/X-WWW-FORM-URLENCODED", True),
        ("2.2.2 content-type", "Content-Type", "application/json", False),
        ("2.2.2 content-type, unsafe byte", "Content-Type", "text/plain; a=(b)", False),
        ("2.2.2 range", "Range", "bytes=0-99", True),
        ("2.2.2 range", "Range", "bytes=5-", True),
        ("2.2.2 range, suffix", "Range", "bytes=-99", False),
        ("2.2.2 range, several", "Range", "bytes=0-1,4-5", False),
        ("2.2.2 range, backwards", "Range", "bytes=9-1", False),
        ("2.2.2 range, to the letter", "Range", "Bytes=0-99", False),
        ("2.2.2 range, without spaces", "Range", "bytes = 0-99", False),
        ("2.2.2 128 bytes", "Accept", "a" * 128, True),
        ("2.2.2 over 128 bytes", "Accept", "a" * 129, False),
        ("2.2.2 over 128 bytes", "Content-Type", "text/plain; x=" + "a" * 128, False),
        ("2.2.2 content-type", "Content-Type", "text/plain, application/json", False),
        ("2.2.2 content-type", "Content-Type", "", False),
        ("2.2.2 any other", "X-Request-ID", "1", False),
        ("2.2.2 any other", "Authorization", "Bearer x", False),
    ],
)
def test_cors_safelisted_request_headers(section: str, name: str, value: str, safe: bool) -> None:
    assert is_safe(name, value) is safe, section


def test_names_to_ask_for_are_low_sorted_and_once() -> None:
    headers = [("X-B", "1"), ("Accept", "*/*"), ("Authorization", "x"), ("x-b", "2")]

    assert unsafe_names(headers) == ("authorization", "x-b")


def test_many_safe_headers_together_are_unsafe() -> None:
    """Fetch, 2.2.2 CORS-unsafe request-header names: over 1,024 bytes the safelist doesn't cover them."""
    headers = [("Accept", "a" * 128)] * 9

    assert unsafe_names(headers) == ("accept",)


@pytest.mark.parametrize(
    ("name", "value", "forbidden"),
    [
        ("Cookie", "", True),
        ("host", "", True),
        ("Origin", "", True),
        ("Sec-Anything", "", True),
        ("Proxy-Authorization", "", True),
        ("X-HTTP-Method-Override", "GET, TRACE", True),
        ("X-HTTP-Method-Override", "DELETE", False),
        ("User-Agent", "", False),
        ("Authorization", "", False),
    ],
)
def test_forbidden_request_headers(name: str, value: str, forbidden: bool) -> None:
    """Fetch, 2.2.2 forbidden request-header."""
    assert is_forbidden(name, value) is forbidden


@pytest.mark.parametrize(("typed", "sent"), [("get", "GET"), ("delete", "DELETE"), ("patch", "patch")])
def test_methods_are_normalised_but_not_patch(typed: str, sent: str) -> None:
    """Fetch, 2.2.1 normalize a method."""
    assert normal_method(typed) == sent
