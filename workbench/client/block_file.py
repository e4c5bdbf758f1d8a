"""Reads a file by blocks of one size: from the window's thread as well, for the few blocks that are in sight."""

import mmap
from collections.abc import Generator
from pathlib import Path

BLOCK_BYTES = 1 << 16


class BlockFile:
    """A body on disk. It is mapped, so that the file may be removed under us; what is not looked at takes no memory."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.size = path.stat().st_size
        self._map: mmap.mmap | bytes = b""
        if self.size:
            with path.open("rb") as file:
                self._map = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)

    @property
    def block_count(self) -> int:
        return -(-self.size // BLOCK_BYTES)

    def block(self, number: int) -> bytes:
        return bytes(self._map[number * BLOCK_BYTES : (number + 1) * BLOCK_BYTES])

    def slice(self, start: int, end: int) -> bytes:
        """Bytes of the file as they are."""
        return bytes(self._map[start:end])

    def blocks(self) -> Generator[bytes, None, None]:
        """All blocks in order, read and not mapped: for a walk through everything, which would fill the memory."""
        with self.path.open("rb", buffering=0) as file:
            while content := file.read(BLOCK_BYTES):
                yield content
