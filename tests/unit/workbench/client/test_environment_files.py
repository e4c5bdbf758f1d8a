"""The workbench's own environments on disk."""

from pathlib import Path

from workbench.client.environment_files import EnvironmentFile
from workbench.core.collection import Environment, Variable
from workbench.core.environments_json import FIRST_ENVIRONMENTS


def test_they_come_back(tmp_path: Path) -> None:
    held = (Environment("Local", (Variable("a", "1"),)), Environment("Staging"))

    EnvironmentFile(tmp_path / "e.json").write(held)

    assert EnvironmentFile(tmp_path / "e.json").read() == (held, "")


def test_a_broken_file_is_set_aside_and_told(tmp_path: Path) -> None:
    path = tmp_path / "e.json"
    path.write_text('{"format": 1, "environments": 3}')

    found, message = EnvironmentFile(path).read()

    assert found == FIRST_ENVIRONMENTS
    assert "was set aside" in message
    assert not path.exists()
