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

    def write(
        self, environments: tuple[Environment, ...], base: tuple[Environment, ...]
    ) -> tuple[tuple[Environment, ...], tuple[str, ...]]:
        """Keep these; ``base`` is what stood there when editing began.

        What another window has changed since is kept. Gives what stands there now, and the names of what both have
        changed, each otherwise: these stand as given here. Raises OSError.
        """
        from workbench.core.folder_merge import merge_environments  # for writing only: the start doesn't wait for it

        theirs = self.read()[0] if self._path.is_file() else base
        merged, clashing = merge_environments(base, environments, theirs)
        write_versioned(self._path, environments_json.VERSION, environments_json.content(merged))
        return merged, clashing
