"""The live database of a backend, as files of the data folder: put aside when it can't be started with."""

from datetime import UTC, datetime
from pathlib import Path

DATABASE_FILES = "backend.sqlite*"


def set_database_aside(folder: Path) -> tuple[Path, ...]:
    """Rename the database with its journals, so that the next start makes a fresh one; says what they are called now.

    Raises:
        OSError: a file can't be renamed, for example because another program has it open on Windows.
    """
    mark = f"{datetime.now(UTC):%Y%m%d-%H%M%S}"
    return tuple(
        path.rename(path.with_name(f"aside-{mark}-{path.name}")) for path in sorted(folder.glob(DATABASE_FILES))
    )
