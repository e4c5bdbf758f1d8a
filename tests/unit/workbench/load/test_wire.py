import pytest

from workbench.core.burst import LoadRequest
from workbench.load.wire import Endpoint, endpoint, wire_request


@pytest.mark.parametrize(
    ("url", "where"),
    [
        ("http://127.0.0.1:8000/tasks", Endpoint("127.0.0.1", 8000, False)),
        ("http://example.org", Endpoint("example.org", 80, False)),
        ("https://[::1]/x", Endpoint("::1", 443, True)),
    ],
)
def test_where_requests_go(url: str, where: Endpoint) -> None:
    assert endpoint(url) == where


@pytest.mark.parametrize("url", ["/tasks", "ftp://h/", "http://"])
def test_no_endpoint(url: str) -> None:
    with pytest.raises(ValueError, match="not an absolute http URL"):
        endpoint(url)


def test_headers_of_the_author_go_out_as_they_are() -> None:
    request = LoadRequest("POST", "http://h:1/a%20b?x=1#top", (("Host", "other"), ("Content-Length", "2")), b"{}")

    assert wire_request(request).data == b"POST /a%20b?x=1 HTTP/1.1\r\nHost: other\r\nContent-Length: 2\r\n\r\n{}"


def test_missing_host_and_length_are_added() -> None:
    request = LoadRequest("POST", "http://user@h:1", body=b"{}")

    assert wire_request(request).data == b"POST / HTTP/1.1\r\nHost: h:1\r\nContent-Length: 2\r\n\r\n{}"


def test_a_get_without_body_has_no_length() -> None:
    assert b"Content-Length" not in wire_request(LoadRequest("GET", "http://h/")).data


def test_chunked_bodies_keep_their_own_framing() -> None:
    request = LoadRequest("POST", "http://h/", (("Transfer-Encoding", "chunked"),), b"0\r\n\r\n")

    assert b"Content-Length" not in wire_request(request).data


def test_values_beyond_latin_1_go_out_as_utf_8() -> None:
    assert "X: …".encode() in wire_request(LoadRequest("GET", "http://h/", (("X", "…"),))).data
    assert b"X: \xe9" in wire_request(LoadRequest("GET", "http://h/", (("X", "é"),))).data


def test_a_line_break_in_a_header_is_refused() -> None:
    with pytest.raises(ValueError, match="line break"):
        wire_request(LoadRequest("GET", "http://h/", (("X", "a\r\nY: b"),)))


def test_head_is_known_as_such() -> None:
    assert wire_request(LoadRequest("HEAD", "http://h/")).is_head
