"""Keeps the bodies of answers on disk under a byte cap, the oldest thrown out first."""

import contextlib
import os
from pathlib import Path

SUFFIX = ".body"


class BodyStore:
    """A folder of bodies. A file may vanish under a reader when the cap is reached: readers must cope."""

    def __init__(self, folder: Path, cap_bytes: int = 1 << 30) -> None:
        self._folder = folder
        self._cap_bytes = cap_bytes
        self._added_bytes: int | None = None

    def path(self, exchange_id: str) -> Path:
        """Where the body of an exchange lies; makes the folder when it is missing."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return self._folder / (exchange_id + SUFFIX)

    def note_added(self, size: int) -> None:
        """Count a new body, and clean up at the first one and after each eighth of the cap."""
        first = self._added_bytes is None
        self._added_bytes = size + (self._added_bytes or 0)
        if first or self._added_bytes > self._cap_bytes // 8:
            self._added_bytes = 0
            self.trim()

    def trim(self) -> None:
        """Throw out the oldest bodies until the rest fits; the newest stays in any case."""
        entries = sorted(self._entries(), reverse=True)
        total = 0
        for index, (_age, size, path) in enumerate(entries):
            total += size
            if total > self._cap_bytes and index:
                with contextlib.suppress(OSError):  # another window may be reading or removing it
                    path.unlink()

    def _entries(self) -> list[tuple[float, int, Path]]:
        entries: list[tuple[float, int, Path]] = []
        with contextlib.suppress(OSError), os.scandir(self._folder) as found:
            for entry in found:
                if entry.name.endswith(SUFFIX):
                    with contextlib.suppress(OSError):
                        status = entry.stat()
                        entries.append((status.st_mtime, status.st_size, Path(entry.path)))
        return entries
