"""Puts a pack into one zip file to pass on, and takes one apart again without trusting its paths."""

import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from lessons.format.load import PACK_FILE
from lessons.format.models import Place
from lessons.format.problems import LessonError, Problem

KINDS = frozenset({".md", ".toml", ".png", ".jpg", ".jpeg", ".svg"})
MOST_FILES = 500
MOST_BYTES = 64 << 20
"""Of everything unpacked: a zip bomb is a thousand times larger than what travelled."""

UNREADABLE = (zipfile.BadZipFile, zlib.error, OSError, EOFError, RuntimeError, NotImplementedError)
"""RuntimeError: a password is wanted. NotImplementedError: a compression that Python doesn't know."""


def write_archive(folder: Path, out: Path) -> int:
    """Write the pack's files into ``out``; gives their number. Raises ``OSError``."""
    files = sorted(path for path in folder.rglob("*") if _belongs(path, folder))
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in files:
            archive.write(path, path.relative_to(folder).as_posix())
    return len(files)


def read_archive(archive_path: Path, folder: Path) -> None:
    """Unpack into a folder. Raises ``LessonError`` before anything is written when a path or size can't be trusted."""
    try:
        with zipfile.ZipFile(archive_path) as archive:
            entries = [entry for entry in archive.infolist() if not entry.is_dir()]
            problems = list(_problems(entries, Place(archive_path, 1)))
            if problems:
                raise LessonError(problems)
            archive.extractall(folder, entries)
    except UNREADABLE as error:
        raise LessonError([Problem("E120", Place(archive_path, 1), f"the pack can't be read: {error}")]) from error


@contextmanager
def unpacked(path: Path) -> Iterator[Path]:
    """The folder of a pack: ``path`` itself, or what its zip file holds, for as long as the context lasts."""
    if not path.is_file():
        yield path
        return
    with tempfile.TemporaryDirectory(prefix="backend-workbench-pack-") as name:
        read_archive(path, Path(name))
        yield Path(name)


def _belongs(path: Path, folder: Path) -> bool:
    hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
    return path.is_file() and not path.is_symlink() and not hidden and path.suffix.lower() in KINDS


def _problems(entries: list[zipfile.ZipInfo], place: Place) -> Iterator[Problem]:
    if PACK_FILE not in {entry.filename for entry in entries}:
        yield Problem("E121", place, f"there is no {PACK_FILE} at its top")
    if len(entries) > MOST_FILES or sum(entry.file_size for entry in entries) > MOST_BYTES:
        yield Problem("E122", place, f"it holds more than {MOST_FILES} files or {MOST_BYTES >> 20} MiB")
    for entry in entries:
        fault = _fault(entry)
        if fault:
            yield Problem("E123", place, f"'{entry.filename}' {fault}")


def _fault(entry: zipfile.ZipInfo) -> str:
    path = PurePosixPath(entry.filename)
    if path.is_absolute() or ".." in path.parts or "\\" in entry.filename or ":" in entry.filename:
        return "points outside of the pack"
    if stat.S_ISLNK(entry.external_attr >> 16):
        return "is a link"
    if path.suffix.lower() not in KINDS:
        return "is no kind of file that a lesson needs"
    return ""
