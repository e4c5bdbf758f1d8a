import json
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from workbench.core.collection import Defaults, Folder, Variable
from workbench.core.opencollection import UnreadableError, read_folder, read_inline_environments, write_folder
from workbench.core.request import INHERIT, BearerAuth, NoAuth, Row

GIVEN = Folder(
    "Auth",
    "Sign in",
    defaults=Defaults(BearerAuth("{{t}}"), (Row("X", "1"),), (Variable("a", "b"),)),
    notes="About it.",
    switches=(("auth.mode", '{"choice": "jwt"}'),),
)


def test_a_folder_comes_back_as_it_was(schema: Path) -> None:
    text = write_folder(GIVEN, sequence=2)

    found = read_folder(text, "Auth")
    assert (found.name, found.defaults, found.notes, found.switches) == (
        "Sign in",
        GIVEN.defaults,
        "About it.",
        GIVEN.switches,
    )
    assert found.sequence == 2
    assert write_folder(GIVEN, text) == text
    rules = json.loads(schema.read_text("utf-8"))
    Draft202012Validator({**rules, "$ref": "#/$defs/folderFile"}).validate(yaml.safe_load(text))


def test_the_root_says_its_version(schema: Path) -> None:
    text = write_folder(Folder("", "Tasks API", defaults=Defaults(BearerAuth("x"))))

    assert text.startswith("opencollection:")
    assert read_folder(text, "").name == "Tasks API"
    rules = json.loads(schema.read_text("utf-8"))
    Draft202012Validator({**rules, "$ref": "#/$defs/collectionFile"}).validate(yaml.safe_load(text))


def test_no_credentials_and_those_from_above_are_two_things() -> None:
    bare = write_folder(Folder("a", "a", defaults=Defaults(NoAuth())))

    assert read_folder(bare, "a").defaults.auth == NoAuth()
    assert read_folder(write_folder(Folder("a", "a")), "a").defaults.auth == INHERIT


def test_a_folder_without_a_file_is_called_as_on_disk() -> None:
    assert read_folder("", "x/Deep").name == "Deep"
    assert read_folder("", "", "demo").name == "demo"


def test_a_broken_file_is_told_and_not_written_over() -> None:
    assert read_folder("info: [", "a").problem.startswith("Line 2")
    with pytest.raises(UnreadableError):
        write_folder(Folder("a", "a"), "info: [")


def test_what_others_keep_there_stays() -> None:
    text = "info:\n  name: A # here\nrequest:\n  scripts: []\nextra: 1\n"

    assert write_folder(Folder("A", "B"), text) == text.replace("name: A", "name: B")


def test_environments_may_stand_in_the_root() -> None:
    text = "config:\n  environments:\n    - name: Local\n      variables:\n        - {name: a, value: 1}\n"

    (local,) = read_inline_environments(text)
    assert (local.name, local.variables, local.path) == ("Local", (Variable("a", "1"),), "")
    assert read_inline_environments("a: [") == ()
