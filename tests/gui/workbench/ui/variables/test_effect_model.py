"""What the rows of the table say."""

from PySide6.QtCore import Qt

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes
from workbench.core.variables.effect import in_effect
from workbench.ui.variables.effect_model import EffectModel


def rows(*scopes: Scope) -> list[tuple[str, str, str]]:
    model = EffectModel()
    model.show_effects(in_effect(Scopes(scopes)))
    return [tuple(str(model.index(row, column).data()) for column in range(3)) for row in range(model.rowCount())]  # type: ignore[misc]  # three of them


def test_each_value_says_where_it_is_from_and_why_it_is_not_used() -> None:
    local = Scope.of("environment", [Variable("id", "2")], {}, "Local")

    assert rows(Scope.plain("session", {"id": "9"}), local) == [
        ("id", "9", "this session · captured, until the window is closed"),
        ("   id", "2", "environment Local · not used: this session is stronger"),
    ]


def test_secrets_are_covered_and_problems_stand_in_their_place() -> None:
    own = Scope.of(
        "request",
        [Variable("a", "{{a}}"), Variable("b", "{{nope}}"), Variable("c", secret=True), Variable("d", secret=True)],
        {"d": "a-rather-long-secret"},
    )

    assert [value for _, value, _ in rows(own)] == [
        "goes round in a circle",
        "can't be filled in: {{nope}}",
        "no value on this machine",
        "••••ret",
    ]


def test_a_screen_reader_hears_the_whole_row() -> None:
    model = EffectModel()
    model.show_effects(in_effect(Scopes((Scope.of("request", [Variable("id", "2")]),))))

    assert model.index(0, 0).data(Qt.ItemDataRole.AccessibleTextRole) == "id, 2, this request"
