"""A connection that also takes the hash of every body, so that an experiment can tell whether answers stayed equal."""

import zlib
from hashlib import sha256

from workbench.load.connection import Connection, Owner
from workbench.load.samples import Samples

INFLATE = {b"gzip": 16 + zlib.MAX_WBITS, b"deflate": zlib.MAX_WBITS}


class HashingConnection(Connection):
    """Hashes decoded bodies: compression alone is no different answer."""

    def __init__(self, owner: Owner, samples: Samples) -> None:
        super().__init__(owner, samples)
        self._coding = b""
        self._body = bytearray()

    def on_header(self, name: bytes, value: bytes) -> None:
        """Called by the parser."""
        if name.lower() == b"content-encoding":
            self._coding = value.lower()

    def on_body(self, body: bytes) -> None:
        """Called by the parser."""
        self._body += body

    def _record(self, now: float) -> None:
        super()._record(now)
        self._samples.add_hash(f"{self.request}:{sha256(self._decoded()).hexdigest()}")
        self._body.clear()
        self._coding = b""

    def _decoded(self) -> bytes:
        wbits = INFLATE.get(self._coding)
        if wbits is None:
            return bytes(self._body)
        try:
            return zlib.decompress(self._body, wbits)
        except zlib.error:
            return bytes(self._body)
