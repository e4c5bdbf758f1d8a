"""Facts of one send."""

from pathlib import Path

from workbench.core.exchange import Exchange, Phases, ReceivedResponse, SentRequest, sent_as
from workbench.core.request import RequestDraft


def test_the_total_is_the_sum_of_what_happened() -> None:
    assert Phases(connect_ms=1, tls_ms=None, send_ms=2, wait_ms=3, receive_ms=4).total_ms == 10
    assert Phases(wait_ms=3).total_ms == 3


def test_headers_are_found_whatever_their_case() -> None:
    response = ReceivedResponse(200, "OK", "HTTP/1.1", (("ETag", "a"), ("etag", "b")), Path("x"), 0, 0)

    assert response.header("etag") == "a"
    assert response.header("x", "none") == "none"


def test_a_preflight_on_the_same_connection_is_not_the_request() -> None:
    sent = SentRequest("POST", "http://a/", "/", "HTTP/1.1", (), b"", 0)
    exchange = Exchange("1", RequestDraft(), 0, sent, None, None, Phases())

    assert sent_as(exchange, "POST")
    assert not sent_as(exchange, "OPTIONS")
    assert sent_as(Exchange("1", RequestDraft(), 0, None, None, None, Phases()), "OPTIONS")
