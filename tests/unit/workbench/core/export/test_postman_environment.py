"""An environment goes to Postman and comes back, without the values of its secrets."""

from dataclasses import replace

from workbench.core.collection import Environment, Variable
from workbench.core.export.postman_environment import postman_environment
from workbench.core.imports.postman.environment import import_environment

HELD = (Variable("base", "http://h", note="where"), Variable("off", "1", enabled=False), Variable("token", secret=True))


def test_it_comes_back_as_it_was() -> None:
    (found,) = import_environment(postman_environment(Environment("Staging", HELD))).environments

    assert found == Environment("Staging", HELD)


def test_a_value_that_a_secret_still_has_is_left_out() -> None:
    text = postman_environment(Environment("Staging", (replace(HELD[2], value="hush"),)))

    assert "hush" not in text
