"""Where the workbench keeps what: data that is the user's, caches that can be made again, one run folder a window."""

import os
import secrets
import shutil
from dataclasses import dataclass, field
from pathlib import Path

import psutil
from platformdirs import user_cache_path, user_data_path

APP_NAME = "backend-workbench"


@dataclass(frozen=True, slots=True)
class DataPaths:
    """The folders and files of one user. Several windows share them, but for ``run``."""

    data: Path
    cache: Path
    run_name: str = field(default_factory=lambda: f"{os.getpid()}-{secrets.token_hex(4)}")
    """Begins with the process id, by which a later start knows whether the folder is still in use."""

    @classmethod
    def default(cls, data_dir: str = "") -> "DataPaths":
        """The system's usual places, or everything below ``data_dir``."""
        if data_dir:
            root = Path(data_dir).expanduser().absolute()
            return cls(root, root / "cache")
        return cls(user_data_path(APP_NAME, appauthor=False), user_cache_path(APP_NAME, appauthor=False))

    @property
    def settings(self) -> Path:
        return self.data / "settings.json"

    @property
    def history(self) -> Path:
        return self.data / "history.sqlite"

    @property
    def responses(self) -> Path:
        """Answers that history can show again."""
        return self.data / "responses"

    @property
    def tabs(self) -> Path:
        return self.data / "tabs.json"

    @property
    def environments(self) -> Path:
        return self.data / "environments.json"

    @property
    def secrets(self) -> Path:
        """Values of secrets that no keyring takes."""
        return self.data / "secrets"

    @property
    def progress(self) -> Path:
        return self.data / "progress.json"

    @property
    def experiments(self) -> Path:
        return self.data / "experiments.json"

    @property
    def collections(self) -> Path:
        """Collections that came with the workbench, for the user to change."""
        return self.data / "collections"

    @property
    def trash(self) -> Path:
        """What was deleted from collections."""
        return self.data / "trash"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def worlds(self) -> Path:
        """Snapshots of seeded worlds."""
        return self.cache / "worlds"

    @property
    def run(self) -> Path:
        """This window's own folder: its live database and response bodies, so that two windows share nothing live."""
        return self.cache / "runs" / self.run_name

    @property
    def bodies(self) -> Path:
        return self.run / "bodies"

    def make(self) -> None:
        """Make the folders, and remove run folders whose process is gone.

        Only their owner may look into new ones: answers hold tokens, and what was typed may be private.
        """
        for root in (self.data, self.cache):
            root.parent.mkdir(parents=True, exist_ok=True)
            root.mkdir(mode=0o700, exist_ok=True)
        for folder in (self.logs, self.worlds, self.bodies):
            folder.mkdir(parents=True, exist_ok=True)
        for folder in self.run.parent.iterdir():
            pid = folder.name.partition("-")[0]
            if pid.isdigit() and not psutil.pid_exists(int(pid)):
                shutil.rmtree(folder, ignore_errors=True)

    def remove_run(self) -> None:
        """Remove this process's run folder, at the end."""
        shutil.rmtree(self.run, ignore_errors=True)
