"""Variables in a text."""

import pytest

from workbench.core.draft_error import DraftError
from workbench.core.variables import Use, expand, uses


def test_uses_are_found_with_their_places() -> None:
    assert list(uses("{{base}}/t/{{ id }}/{x}/{{9}}")) == [Use("base", 0, 8), Use("id", 11, 19)]


def test_values_are_put_in_once_only() -> None:
    assert expand("{{a}}-{{b}}", {"a": "{{b}}", "b": "2"}, "URL") == "{{b}}-2"


def test_an_unknown_one_is_named_with_those_that_are_known() -> None:
    with pytest.raises(DraftError, match=r"unknown variable {{nope}}\. Known: {{base}}"):
        expand("x{{nope}}", {"base": ""}, "URL")
