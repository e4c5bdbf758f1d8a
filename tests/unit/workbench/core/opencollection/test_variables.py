from workbench.core.collection import Variable
from workbench.core.opencollection.variables import read_variables, variable_trees

GIVEN = (Variable("a", "1", note="one"), Variable("key", secret=True, enabled=False))


def test_a_secret_is_a_name_only() -> None:
    assert variable_trees((Variable("key", "never written", secret=True),)) == [{"secret": True, "name": "key"}]
    assert read_variables({"variables": [{"secret": "true", "name": "key", "value": "left by mistake"}]}) == (
        Variable("key", secret=True),
    )


def test_variables_come_back_as_they_were() -> None:
    assert variable_trees(GIVEN) == [
        {"name": "a", "value": "1", "description": "one"},
        {"secret": True, "name": "key", "disabled": True},
    ]
    assert read_variables({"variables": [{"name": "n", "value": {"type": "number", "data": "5"}}]}) == (
        Variable("n", "5"),
    )
