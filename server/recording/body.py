"""The response body as the application made it, before any stage compressed it: hashed only when somebody asks."""

import hashlib

HELD_LIMIT = 64 * 1024


class BodyDigest:
    """Holds references to small bodies, which costs nothing, and hashes bigger ones as they pass."""

    __slots__ = ("_chunks", "_hash", "held_bytes")

    def __init__(self) -> None:
        self._chunks: list[bytes] = []
        self._hash: hashlib._Hash | None = None
        self.held_bytes = 0

    def feed(self, chunk: bytes) -> None:
        """Take the next chunk of the body."""
        if self._hash is not None:
            self._hash.update(chunk)
            return
        self._chunks.append(chunk)
        self.held_bytes += len(chunk)
        if self.held_bytes > HELD_LIMIT:
            self._hash = hashlib.sha256(b"".join(self._chunks))
            self._chunks, self.held_bytes = [], 0

    def hexdigest(self) -> str:
        """SHA-256 of all that was fed."""
        if self._hash is not None:
            return self._hash.hexdigest()
        return hashlib.sha256(b"".join(self._chunks)).hexdigest()
