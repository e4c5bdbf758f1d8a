import pytest

from workbench.core.fetch.allowance import allowance
from workbench.core.fetch.verdict import Blocked, Wanted

PARAMS = {"origins": "http://a", "methods": "GET", "headers": "X-A", "credentials": False}


def blocked(wanted: Wanted, value: str) -> Blocked:
    return Blocked("No.", "H", "text", "s", wanted, value)


@pytest.mark.parametrize(
    ("wanted", "value", "choice", "params"),
    [
        ("origin", "http://b", "list", {"origins": "http://a, http://b"}),
        ("origin", "http://b", "off", {"origins": "http://a, http://b"}),
        ("origin", "http://a", "off", {}),
        ("origin", "http://a", "any", {}),
        ("header", "x-b", "list", {"headers": "X-A, x-b"}),
        ("method", "PATCH", "any", {"methods": "GET, PATCH"}),
        ("credentials", "true", "list", {"credentials": True}),
    ],
)
def test_what_to_set(wanted: Wanted, value: str, choice: str, params: dict[str, object]) -> None:
    found = allowance(blocked(wanted, value), choice, PARAMS)

    assert found is not None
    assert found.params == params
    assert found.choice == ("list" if wanted == "origin" else choice)


@pytest.mark.parametrize(
    ("wanted", "value", "choice"),
    [
        ("origin", "http://a", "list"),
        ("origin", "null", "list"),
        ("header", "x-a", "list"),
        ("header", "x-b", "off"),
        ("", "", "list"),
    ],
)
def test_where_no_setting_helps(wanted: Wanted, value: str, choice: str) -> None:
    assert allowance(blocked(wanted, value), choice, PARAMS) is None


def test_credentials_that_are_on_already() -> None:
    assert allowance(blocked("credentials", "true"), "list", PARAMS | {"credentials": True}) is None


def test_without_a_board_nothing_is_offered() -> None:
    assert allowance(blocked("origin", "http://b"), "off", {}) is None
