"""Files of ours that must never be lost: written atomically, versioned, and set aside when they can't be read."""

import json
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from time import time
from typing import Any


@dataclass(frozen=True, slots=True)
class VersionedRead:
    """What a versioned file held. ``message`` says in plain words what went wrong; the content is empty then."""

    content: Mapping[str, Any] = field(default_factory=dict)
    message: str = ""


def write_atomic(path: Path, text: str) -> None:
    """Replace the file whole: a reader, or a crash, sees the old content or the new, never half of it.

    Only its owner may read it, which ``mkstemp`` sees to: open tabs hold tokens.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    fresh = Path(name)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        fresh.replace(path)
    except BaseException:
        fresh.unlink(missing_ok=True)
        raise


def write_versioned(path: Path, version: int, content: Mapping[str, Any]) -> None:
    """Write ``content`` as JSON with the format's version at its head."""
    write_atomic(path, json.dumps({"format": version, **content}, indent=1, ensure_ascii=False) + "\n")


def read_versioned(path: Path, version: int) -> VersionedRead:
    """Read a file of ours. One that can't be read, or is of a newer version, is moved aside and reported."""
    try:
        return VersionedRead(content=_versioned(path, version))
    except FileNotFoundError:
        return VersionedRead()
    except (OSError, ValueError) as error:
        return VersionedRead(message=set_aside(path, str(error)))


def read_foreign(path: Path, version: int) -> VersionedRead:
    """Read a file in a format of ours that somebody brings along: whatever is wrong with it, it stays where it is."""
    try:
        return VersionedRead(content=_versioned(path, version))
    except (OSError, ValueError) as error:
        return VersionedRead(message=f"{path.name} could not be read. {error}")


def _versioned(path: Path, version: int) -> dict[str, Any]:
    text = path.read_text(encoding="utf-8")
    try:
        content = json.loads(text)
    except ValueError as error:
        raise ValueError(f"It is not valid JSON: {error}.") from error
    if not isinstance(content, dict) or not isinstance(content.get("format"), int):
        raise ValueError("It names no format version.")
    if content["format"] > version:
        raise ValueError(f"It was written by a newer version (format {content['format']}, this one reads {version}).")
    return {key: value for key, value in content.items() if key != "format"}


def set_aside(path: Path, reason: str) -> str:
    """Move the file out of the way, so that the next save can't overwrite it."""
    aside = _free_name(path.with_name(f"{path.name}.broken-{int(time())}"))
    try:
        path.replace(aside)
    except OSError as error:
        return f"{path.name} could not be read. {reason} It could not be set aside either: {error}."
    return f"{path.name} could not be read and was set aside as {aside.name}. {reason}"


def _free_name(wanted: Path) -> Path:
    names = (wanted, *(wanted.with_name(f"{wanted.name}-{number}") for number in range(2, 100)))
    return next((name for name in names if not name.exists()), wanted)
