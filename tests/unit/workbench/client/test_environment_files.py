"""The workbench's own environments on disk."""

from pathlib import Path

from workbench.client.environment_files import EnvironmentFile
from workbench.core.collection import Environment, Variable
from workbench.core.environments_json import FIRST_ENVIRONMENTS


def test_they_come_back(tmp_path: Path) -> None:
    held = (Environment("Local", (Variable("a", "1"),)), Environment("Staging"))

    EnvironmentFile(tmp_path / "e.json").write(held, ())

    assert EnvironmentFile(tmp_path / "e.json").read() == (held, "")


def test_a_broken_file_is_set_aside_and_told(tmp_path: Path) -> None:
    path = tmp_path / "e.json"
    path.write_text('{"format": 1, "environments": 3}')

    found, message = EnvironmentFile(path).read()

    assert found == FIRST_ENVIRONMENTS
    assert "was set aside" in message
    assert not path.exists()


def test_two_windows_that_write_one_file_keep_the_edits_of_both(tmp_path: Path) -> None:
    file = EnvironmentFile(tmp_path / "e.json")
    base = (Environment("Local", (Variable("a", "1"), Variable("b", "1"))),)
    there = (Environment("Local", (Variable("a", "1"), Variable("b", "there"))), Environment("Staging"))
    here = (Environment("Local", (Variable("a", "here"), Variable("b", "1"))),)
    file.write(base, ())
    file.write(there, base)

    merged, clashing = file.write(here, base)

    both = (Environment("Local", (Variable("a", "here"), Variable("b", "there"))), Environment("Staging"))
    assert (merged, clashing) == (both, ())
    assert file.read()[0] == both


def test_a_variable_that_two_windows_changed_is_named(tmp_path: Path) -> None:
    file = EnvironmentFile(tmp_path / "e.json")
    base, there, here = ((Environment("Local", (Variable("a", value),)),) for value in "123")
    file.write(base, ())
    file.write(there, base)

    assert file.write(here, base) == (here, ("Local: a",))
