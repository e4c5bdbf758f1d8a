"""Decides which files beside an imported one may be read: those in its folder and below, by name alone."""

import posixpath
from pathlib import PurePosixPath


def inside(path: str) -> str:
    """The path in its simplest form. Raises PermissionError for one that leads out of the folder."""
    plain = posixpath.normpath(path.replace("\\", "/"))
    parts = PurePosixPath(plain).parts
    if not parts or parts[0] in ("..", "/") or plain.startswith("/") or ":" in parts[0]:
        raise PermissionError(13, "it lies outside of the document's folder", path)
    return plain
