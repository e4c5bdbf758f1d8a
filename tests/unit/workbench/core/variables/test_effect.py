"""What is in effect, and what stands in its shadow."""

from workbench.core.collection import Variable
from workbench.core.variables import Moment, Scope, Scopes
from workbench.core.variables.effect import in_effect

REQUEST = Scope.of("request", [Variable("id", "1"), Variable("loop", "{{loop}}")])
LOCAL = Scope.of("environment", [Variable("id", "2"), Variable("token", secret=True)], {"token": "hush"}, "Local")


def test_the_strongest_counts_and_the_others_stand_behind_it() -> None:
    first, second, third = in_effect(Scopes((REQUEST, LOCAL, Scope.plain("workbench", {"id": "3"}))))[:3]

    assert [one.text for one in (first, second, third)] == ["1", "2", "3"]
    assert first.shadowed_by is None
    assert second.shadowed_by == third.shadowed_by == REQUEST


def test_a_secret_without_a_value_here_leaves_it_to_those_below() -> None:
    empty = Scope.of("request", [Variable("token", secret=True)])

    first, second = in_effect(Scopes((empty, LOCAL)))[1:]

    assert (first.scope, first.text, first.shadowed_by) == (LOCAL, "hush", None)
    assert (second.scope, second.shadowed_by) == (empty, LOCAL)


def test_secrets_and_what_is_called_like_one_are_covered() -> None:
    shown = {
        one.name: one.covered
        for one in in_effect(Scopes((LOCAL, Scope.of("collection", [Variable("my_password", "x")]))))
    }

    assert shown == {"id": False, "token": True, "my_password": True}


def test_what_goes_round_in_a_circle_is_there_with_its_problem() -> None:
    (loop,) = (one for one in in_effect(Scopes((REQUEST,))) if one.name == "loop")

    assert loop.look.state == "cycle"
    assert loop.text == "{{loop}}"


def test_captured_values_are_told_from_those_of_files() -> None:
    session = Scope.plain("session", {"id": "9"})

    assert [one.captured for one in in_effect(Scopes((session, REQUEST))) if one.name == "id"] == [True, False]


def test_made_up_values_stand_last() -> None:
    names = [one.name for one in in_effect(Scopes((REQUEST,), Moment("a", 1.0)))]

    assert names == ["id", "loop", "$uuid", "$now", "$timestamp", "$random_int"]
