"""How the variables of a text turn out."""

from workbench.core.collection import Variable
from workbench.core.variables import Scope, Scopes, looks


def test_each_use_is_known_or_says_what_is_wrong() -> None:
    given = [Variable("a", "1"), Variable("x", "{{y}}"), Variable("y", "{{x}}"), Variable("t", secret=True)]
    scopes = Scopes((Scope.of("environment", given),))

    found = list(looks("{{a}} {{x}} {{t}} {{nope}} {{nope:-1}}", scopes))

    assert [one.state for one in found] == ["known", "cycle", "no_value", "unknown", "known"]
    assert found[0].resolved is not None
    assert found[0].resolved.value == "1"
    assert found[4].resolved is not None
    assert found[4].resolved.scope.kind == "default"
