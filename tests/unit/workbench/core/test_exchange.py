"""Facts of one send."""

from pathlib import Path

from workbench.core.exchange import Phases, ReceivedResponse


def test_the_total_is_the_sum_of_what_happened() -> None:
    assert Phases(connect_ms=1, tls_ms=None, send_ms=2, wait_ms=3, receive_ms=4).total_ms == 10
    assert Phases(wait_ms=3).total_ms == 3


def test_headers_are_found_whatever_their_case() -> None:
    response = ReceivedResponse(200, "OK", "HTTP/1.1", (("ETag", "a"), ("etag", "b")), Path("x"), 0, 0)

    assert response.header("etag") == "a"
    assert response.header("x", "none") == "none"
