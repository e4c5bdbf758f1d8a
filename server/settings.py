"""What one backend process is told at its start: from the command line when it runs alone, from stdin as a child."""

import argparse
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from platformdirs import user_cache_path, user_data_path

from server.contract.control import ChildSettings, StartFailure

APP_NAME = "backend-workbench"
DATABASE_FILE = "backend.sqlite"


class StartError(Exception):
    """Why a role can't start, in words for people."""

    def __init__(self, what: str, why: str, what_to_do: str = "") -> None:
        super().__init__(f"{what} {why}")
        self.what, self.why, self.what_to_do = what, why, what_to_do

    def message(self, role: str) -> StartFailure:
        """The line that the parent reads."""
        return StartFailure(role=role, what=self.what, why=self.why, what_to_do=self.what_to_do)


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """The command line of ``python -m server``."""
    parser = argparse.ArgumentParser(prog="python -m server", description="The taught backend on its own.")
    parser.add_argument("role", nargs="?", default="api", choices=("api", "redis"), help="what to run (api)")
    parser.add_argument("--child", action="store_true", help="read settings as one JSON line from stdin")
    parser.add_argument("--port", type=int, default=8000, help="preferred port; the next free one is taken (8000)")
    parser.add_argument("--strict-port", action="store_true", help="fail when the port is taken")
    parser.add_argument("--world", default="tasks-200k", help="data set to start with (tasks-200k)")
    parser.add_argument("--database-url", default="", help="SQLite by default; postgresql://user@host/name")
    parser.add_argument("--redis-url", default="", help="embedded by default; redis://host:port/0")
    parser.add_argument("--data-dir", default="", help="where the database lies")
    parser.add_argument("--cache-dir", default="", help="where snapshots of worlds lie")
    parser.add_argument("--no-tracing", action="store_true", help="record nothing but counts")
    return parser.parse_args(argv)


def from_arguments(arguments: argparse.Namespace) -> ChildSettings:
    """Settings of a process that was started by hand; its control listener answers to nobody."""
    return ChildSettings(
        token="",
        port=arguments.port,
        strict_port=arguments.strict_port,
        database_url=arguments.database_url,
        redis_url=arguments.redis_url,
        world=arguments.world,
        data_dir=arguments.data_dir,
        cache_dir=arguments.cache_dir,
        tracing=not arguments.no_tracing,
    )


def read_child_settings(stream: TextIO = sys.stdin) -> ChildSettings:
    """The one line that the parent wrote. Raises ``StartError``."""
    line = stream.readline()
    try:
        return ChildSettings.model_validate_json(line)
    except ValueError as error:
        raise StartError("The settings on stdin can't be read.", str(error).partition("\n")[0]) from error


def data_dir_of(settings: ChildSettings) -> Path:
    """Where the database and the secret key lie; made when missing."""
    return _made(Path(settings.data_dir or user_data_path(APP_NAME, appauthor=False) / "serve"))


def cache_dir_of(settings: ChildSettings) -> Path:
    """Where snapshots of worlds lie; made when missing."""
    return _made(Path(settings.cache_dir or user_cache_path(APP_NAME, appauthor=False) / "worlds"))


def database_url_of(settings: ChildSettings) -> str:
    """The given URL, or SQLite in the data folder."""
    return settings.database_url or f"sqlite:///{(data_dir_of(settings) / DATABASE_FILE).as_posix()}"


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise StartError(
            f"The folder {folder} can't be made.", str(error), "Choose another with --data-dir."
        ) from error
    return folder
