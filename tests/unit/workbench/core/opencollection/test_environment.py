import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from workbench.core.collection import Environment, Variable
from workbench.core.opencollection import UnreadableError, read_environment, write_environment

LOCAL = Environment("Local", (Variable("base", "http://h"), Variable("key", secret=True)), "environments/Local.yml")


def test_an_environment_comes_back_as_it_was(schema: Path) -> None:
    text = write_environment(LOCAL)

    assert read_environment(text, "environments/Local.yml") == LOCAL
    rules = json.loads(schema.read_text("utf-8"))
    Draft202012Validator({**rules, "$ref": "#/$defs/environmentFile"}).validate(yaml.safe_load(text))


def test_what_others_keep_there_stays() -> None:
    text = "name: Local\ncolor: red  # theirs\nvariables:\n  - name: base\n    value: x\n"
    changed = Environment("Local", (Variable("base", "y"),))

    assert write_environment(changed, text) == text.replace("value: x", 'value: "y"')


def test_one_without_a_name_is_called_like_its_file() -> None:
    assert read_environment("variables: []\n", "environments/Staging.yml").name == "Staging"
    with pytest.raises(UnreadableError):
        read_environment("a: [", "x.yml")
