"""Where the workbench's own environments lie while no collection is open: one file in the data folder."""

from pathlib import Path

from workbench.core import environments_json
from workbench.core.collection import Environment
from workbench.files import read_versioned, set_aside, write_versioned


class EnvironmentFile:
    """Reads and writes all of them at once; call from a worker thread."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def read(self) -> tuple[tuple[Environment, ...], str]:
        """The environments, and what was wrong with the file when something was."""
        found = read_versioned(self._path, environments_json.VERSION)
        try:
            return environments_json.read(found.content), found.message
        except ValueError as error:
            return environments_json.FIRST_ENVIRONMENTS, set_aside(self._path, str(error))

    def write(self, environments: tuple[Environment, ...]) -> None:
        """Keep these. Raises OSError."""
        write_versioned(self._path, environments_json.VERSION, environments_json.content(environments))
