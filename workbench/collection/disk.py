"""Reads and writes a collection's files: bytes as they are, writing all or nothing, and keeping who may read them."""

import os
import stat
import tempfile
import time
from contextlib import suppress
from pathlib import Path

from workbench.core.opencollection import UnreadableError

BIGGEST_BYTES = 8 * 1024 * 1024
TEMPORARY = ".saving-"
LEFT_BEHIND_S = 3600.0


def read_text(path: Path) -> str:
    """The text with its line ends as they are. Raises UnreadableError, or OSError."""
    size = path.stat().st_size
    if size > BIGGEST_BYTES:
        raise UnreadableError(f"The file has {size:,} bytes; requests of more than {BIGGEST_BYTES:,} are not read.")
    content = path.read_bytes()
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise UnreadableError(f"byte 0x{content[error.start]:02x} is no UTF-8.", line, column) from error


def write_text(path: Path, text: str) -> None:
    """Replace the file whole; nothing is written when it holds that text already."""
    content = text.encode("utf-8")
    if path.is_file() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=TEMPORARY)
    fresh = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.chmod(_mode(path))
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def sweep(path: Path) -> None:
    """Remove a temporary file that a save left behind when its process was killed; a young one may be in use."""
    with suppress(OSError):
        if time.time() - path.stat().st_mtime > LEFT_BEHIND_S:
            path.unlink()


def _mode(path: Path) -> int:
    """The mode that the file has; a new one is as readable as the folder that it lies in."""
    try:
        return stat.S_IMODE(path.stat().st_mode)
    except FileNotFoundError:
        return stat.S_IMODE(path.parent.stat().st_mode) & 0o666
