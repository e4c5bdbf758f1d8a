"""Keeps answers on disk under a byte cap, so that history can show them again; the least recently used go first.

Each is two files: the head with the switches as JSON, and the body. Call from a worker thread.
"""

import contextlib
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from workbench.core import kept
from workbench.core.exchange import Exchange
from workbench.core.kept import Kept
from workbench.core.switch_record import Switches

CAP_BYTES = 200_000_000
Mask = Callable[[str], str]
_HEAD, _BODY = ".json", ".body"
_CLEARED = "cleared"


@dataclass(frozen=True, slots=True)
class Usage:
    """What lies there."""

    ids: frozenset[str] = frozenset()
    used_bytes: int = 0


class KeptResponses:
    """A folder of answers, shared by all windows. Any of them may vanish: readers get None."""

    def __init__(self, folder: Path, cap_bytes: int = CAP_BYTES) -> None:
        self._folder = folder
        self.cap_bytes = cap_bytes

    def add(self, exchange: Exchange, switches: Switches, mask: Mask = str) -> Usage:
        """Keep an answer, its head without the secrets that ``mask`` covers.

        One that is larger than the cap is not kept: it would push out all others.
        """
        response = exchange.response
        if response is not None and response.body_bytes <= self.cap_bytes:
            self._folder.mkdir(parents=True, exist_ok=True)
            body = self._path(exchange.id, _BODY)
            _link(response.body_path, body)
            os.utime(body)
            self._path(exchange.id, _HEAD).write_text(mask(kept.dump(exchange, switches)), "utf-8")
        return self._trimmed()

    def load(self, exchange_id: str) -> Kept | None:
        """An answer, and note that somebody used it; None when it is gone."""
        body = self._path(exchange_id, _BODY)
        try:
            text = self._path(exchange_id, _HEAD).read_text("utf-8")
            os.utime(body)
            return kept.load(text, body)
        except (OSError, ValueError):
            return None

    def usage(self) -> Usage:
        """Which answers are there, and their bytes on disk."""
        entries = self._entries()
        return Usage(frozenset(one for _, _, one in entries), sum(size for _, size, _ in entries))

    def clear(self) -> Usage:
        """Put everything aside, so that it can be brought back until the next clearing."""
        shutil.rmtree(self._aside, ignore_errors=True)
        with contextlib.suppress(FileNotFoundError):
            self._folder.replace(self._aside)
        return self.usage()

    def undo_clear(self) -> Usage:
        """Bring back what was put aside."""
        self._folder.mkdir(parents=True, exist_ok=True)
        with contextlib.suppress(FileNotFoundError):
            for path in self._aside.iterdir():
                path.replace(self._folder / path.name)
            self._aside.rmdir()
        return self._trimmed()

    def forget_cleared(self) -> None:
        """Remove for good what was put aside: at the end of a session."""
        shutil.rmtree(self._aside, ignore_errors=True)

    @property
    def _aside(self) -> Path:
        return self._folder.with_name(f"{self._folder.name}-{_CLEARED}")

    def _trimmed(self) -> Usage:
        total, ids = 0, set[str]()
        for _, size, exchange_id in sorted(self._entries(), reverse=True):
            if total + size > self.cap_bytes and ids:
                for suffix in (_HEAD, _BODY):
                    with contextlib.suppress(OSError):  # another window may be reading or removing it
                        self._path(exchange_id, suffix).unlink()
                continue
            total += size
            ids.add(exchange_id)
        return Usage(frozenset(ids), total)

    def _entries(self) -> list[tuple[float, int, str]]:
        """When each was used last, its bytes, its id."""
        found: list[tuple[float, int, str]] = []
        with contextlib.suppress(FileNotFoundError), os.scandir(self._folder) as entries:
            for entry in entries:
                if entry.name.endswith(_BODY) and "." not in entry.name.removesuffix(_BODY):
                    with contextlib.suppress(OSError):
                        status = entry.stat()
                        found.append((status.st_mtime, status.st_size, entry.name.removesuffix(_BODY)))
        return found

    def _path(self, exchange_id: str, suffix: str) -> Path:
        return self._folder / (exchange_id + suffix)


def _link(source: Path, target: Path) -> None:
    """The same file under a second name; a copy where the disk can't."""
    target.unlink(missing_ok=True)
    try:
        os.link(source, target)
    except OSError:
        shutil.copyfile(source, target)
