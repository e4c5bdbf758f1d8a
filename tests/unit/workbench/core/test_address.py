"""Taking typed URLs apart."""

import pytest

from workbench.core.address import locate
from workbench.core.draft_error import DraftError
from workbench.core.request import Row


def test_parts_of_a_full_url() -> None:
    address = locate("https://al%20ice:p%40ss@Example.ORG:8443/a?b=c#d", (), {})

    assert (address.scheme, address.host, address.port, address.target) == ("https", "example.org", 8443, "/a?b=c")
    assert (address.username, address.password) == ("al ice", "p@ss")
    assert address.url == "https://example.org:8443/a?b=c"


def test_host_names_in_other_scripts_become_ascii() -> None:
    assert locate("http://bücher.example/", (), {}).host == "xn--bcher-kva.example"


def test_a_query_without_a_path_gets_one() -> None:
    assert locate("http://h?x=1", (), {}).target == "/?x=1"


def test_a_path_alone_needs_a_base() -> None:
    with pytest.raises(DraftError, match="needs a running backend"):
        locate("/tasks", (), {})


def test_control_characters_are_refused() -> None:
    with pytest.raises(DraftError, match="control character"):
        locate("http://h/a\x07b", (), {})


def test_path_parameters_fill_whole_segments_only() -> None:
    rows = (Row("id", "a/b c%20"), Row("8000", "port"), Row("off", "x", enabled=False))

    address = locate("http://h:8000/u/:id/x:id/:off/:none?q=:id", (), {}, rows)

    assert address.port == 8000
    assert address.target == "/u/a%2Fb%20c%20/x:id/:off/:none?q=:id"


def test_a_path_parameter_without_a_value_is_named() -> None:
    with pytest.raises(DraftError, match="Path parameter id"):
        locate("http://h/u/:id", (), {}, (Row("id", ""),))


@pytest.mark.parametrize(("typed", "port"), [("ws://h/x", 80), ("wss://h/x", 443)])
def test_sockets_have_the_ports_of_http(typed: str, port: int) -> None:
    address = locate(typed, (), {})

    assert (address.port, address.host_line, address.is_socket) == (port, "h", True)
