"""The workbench's own environments in a file."""

import json

import pytest

from workbench.core import environments_json
from workbench.core.collection import Environment, Variable

LOCAL = Environment("Local", (Variable("owner", "7", note="who"), Variable("off", "x", enabled=False)))


def test_they_come_back_as_they_were() -> None:
    assert environments_json.read(json.loads(json.dumps(environments_json.content([LOCAL])))) == (LOCAL,)


def test_the_value_of_a_secret_is_never_written() -> None:
    held = Environment("Local", (Variable("token", "hush", secret=True),))

    assert "hush" not in json.dumps(environments_json.content([held]))


def test_nothing_written_yet_gives_the_first_ones() -> None:
    assert environments_json.read({}) == environments_json.FIRST_ENVIRONMENTS


def test_none_at_all_is_a_choice() -> None:
    assert environments_json.read({"environments": []}) == ()


@pytest.mark.parametrize("broken", [3, [3], [{"name": "x"}], [{"variables": []}], [{"name": "x", "variables": [1]}]])
def test_another_content_is_refused(broken: object) -> None:
    with pytest.raises(ValueError, match="names no environments"):
        environments_json.read({"environments": broken})
