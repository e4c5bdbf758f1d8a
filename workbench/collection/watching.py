"""Notices what editors, git and other programs do in a collection's folder."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from watchfiles import Change, DefaultFilter, awatch

from workbench.collection.disk import TEMPORARY
from workbench.collection.names import SUFFIXES

_QUIET_MS = 150
_STEP_MS = 30


class _RequestFiles(DefaultFilter):
    """Request files and folders: no hidden ones, no temporary ones of ours, nothing of git's."""

    def __init__(self, root: Path) -> None:
        self._root = root
        super().__init__()

    def __call__(self, change: Change, path: str) -> bool:
        parts = Path(path).relative_to(self._root).parts
        if any(part.startswith((".", TEMPORARY)) for part in parts):
            return False
        suffix = Path(path).suffix
        return (not suffix or suffix in SUFFIXES) and super().__call__(change, path)


async def changes(root: Path) -> AsyncIterator[frozenset[str]]:
    """Batches of changed paths, relative to the root. Raises OSError when the folder is not there."""
    where = await asyncio.to_thread(root.resolve, strict=True)
    async for batch in awatch(where, watch_filter=_RequestFiles(where), debounce=_QUIET_MS, step=_STEP_MS):
        yield frozenset(Path(path).relative_to(where).as_posix() for _, path in batch)
