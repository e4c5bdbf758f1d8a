"""The values of the left rail."""

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes, Value
from workbench.core.variables.listing import listing


def test_the_address_comes_first_and_each_name_once() -> None:
    local = Scope.of("environment", [Variable("z", "1"), Variable("t", secret=True)], {"t": "hush"}, "Local")
    scopes = Scopes(
        (
            Scope.plain("session", {"z": "captured", "id": "7"}),
            local,
            Scope.of("collection", [Variable("c", "{{nope}}")]),
            Scope("workbench", {"base": Value("http://b", literal=True)}),
        )
    )

    lines = listing(scopes)

    assert [line.name for line in lines] == ["base", "z", "t", "id", "c"]
    assert [line.value for line in lines] == ["http://b", "captured", "hush", "7", ""]
    assert [line.secret for line in lines] == [False, False, True, False, False]
    assert lines[4].look.state == "unknown"


def test_a_secret_without_a_value_is_still_one() -> None:
    (line,) = listing(Scopes((Scope.of("environment", [Variable("t", secret=True)]),)))

    assert (line.secret, line.value) == (True, "")


def test_what_is_called_like_a_credential_is_covered_on_a_projector() -> None:
    (line,) = listing(Scopes((Scope.of("collection", [Variable("ada_password", "published")]),)))

    assert (line.secret, line.value) == (True, "published")
