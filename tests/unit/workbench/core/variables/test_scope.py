"""One scope."""

import pytest

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Value, sounds_secret


def test_variables_that_are_off_do_not_count() -> None:
    scope = Scope.of("environment", [Variable("a", "1"), Variable("b", "2", enabled=False)])

    assert scope.values == {"a": Value("1")}


def test_a_secret_takes_its_value_from_elsewhere() -> None:
    scope = Scope.of("environment", [Variable("t", "in the file", secret=True)], {"t": "in the keyring"})

    assert scope.values["t"] == Value("in the keyring", secret=True)


def test_a_secret_without_a_value_is_there_all_the_same() -> None:
    assert Scope.of("environment", [Variable("t", secret=True)]).values["t"].text is None


def test_plain_values_are_literal() -> None:
    assert Scope.plain("row", {"a": "{{b}}"}).values["a"].literal


@pytest.mark.parametrize("name", ["token", "ACCESS_TOKEN", "api-key", "db_password", "clientSecret"])
def test_names_of_credentials_sound_secret(name: str) -> None:
    assert sounds_secret(name)


@pytest.mark.parametrize("name", ["base", "owner", "keyboard", "id"])
def test_others_do_not(name: str) -> None:
    assert not sounds_secret(name)


def test_values_stay_out_of_what_is_printed() -> None:
    assert "hush" not in repr(Scope.of("environment", [Variable("t", secret=True)], {"t": "hush"}))
