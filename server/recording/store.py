"""The ring of kept records: bounded by bytes, oldest out first, found by their number."""

from server.recording.record import Record

CAP_BYTES = 16 * 1024 * 1024


class TraceStore:
    """Keeps raw records; whoever asks for a trace pays for making it readable."""

    def __init__(self, cap_bytes: int = CAP_BYTES) -> None:
        self._cap = cap_bytes
        self._records: dict[int, Record] = {}
        self._sizes: dict[int, int] = {}
        self._bytes = 0

    def add(self, record: Record) -> None:
        """Keep a record, and let the oldest go until all fit."""
        size = record.size_bytes
        self._bytes -= self._sizes.get(record.seq, 0)
        self._records[record.seq] = record
        self._sizes[record.seq] = size
        self._bytes += size
        while self._bytes > self._cap and len(self._records) > 1:
            oldest = next(iter(self._records))
            del self._records[oldest]
            self._bytes -= self._sizes.pop(oldest)

    def get(self, seq: int) -> Record | None:
        """The record with this number, if it is still kept."""
        return self._records.get(seq)

    def newest(self, limit: int, after_seq: int = 0, port: int | None = None) -> list[Record]:
        """Records numbered above ``after_seq``, newest first, of one client's port when that is given."""
        chosen = sorted((record for seq, record in self._records.items() if seq > after_seq), key=lambda r: -r.seq)
        return [record for record in chosen if port is None or record.client_port == port][:limit]

    def clear(self) -> None:
        """Forget everything."""
        self._records.clear()
        self._sizes.clear()
        self._bytes = 0

    @property
    def held_bytes(self) -> int:
        """What is held, roughly."""
        return self._bytes
