"""Reading the proxy of a request's settings."""

import pytest

from workbench.core.draft_error import DraftError
from workbench.core.encode import encode
from workbench.core.proxy import read_proxy
from workbench.core.request import RequestDraft


def test_nothing_typed_is_a_direct_connection() -> None:
    assert read_proxy("  ", {}) is None


def test_parts_and_defaults() -> None:
    proxy = read_proxy("me:p%40ss@{{gate}}:3128", {"gate": "gate.example"})

    assert proxy is not None
    assert (proxy.scheme, proxy.place) == ("http", "gate.example:3128")
    assert proxy.authorization == "Basic bWU6cEBzcw=="
    assert "p@ss" not in repr(proxy)
    assert read_proxy("https://gate", {}) == read_proxy("https://gate:443", {})


@pytest.mark.parametrize("typed", ["socks5://h:1", "http://", "http://h:99999", "{{nope}}"])
def test_what_is_no_proxy(typed: str) -> None:
    with pytest.raises(DraftError) as told:
        read_proxy(typed, {})

    assert told.value.place == "Settings, proxy"


def test_plain_requests_go_to_it_whole_and_say_who_asks() -> None:
    encoded = encode(RequestDraft(url="http://h/a", proxy="http://me:pw@p:1"), {})

    assert encoded.target == "http://h/a"
    assert next(one.by for one in encoded.headers if one.name == "Proxy-Authorization") == "client"


def test_through_a_tunnel_the_request_is_as_ever() -> None:
    encoded = encode(RequestDraft(url="https://h/a", proxy="http://me:pw@p:1"), {})

    assert encoded.target == "/a"
    assert all(one.name != "Proxy-Authorization" for one in encoded.headers)
