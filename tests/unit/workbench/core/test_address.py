"""Taking typed URLs apart."""

import pytest

from workbench.core.address import locate
from workbench.core.draft_error import DraftError


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
