"""Collects what a burst measures in compact arrays: eight bytes a value, and nothing computed while it runs."""

from array import array
from time import perf_counter, process_time

from workbench.core.burst import rank_index

PROGRESS_SAMPLE = 1000


class Samples:
    """The growing samples of one burst; times are ``perf_counter`` readings."""

    def __init__(self) -> None:
        self.planned = array("d")
        self.sent = array("d")
        self.first_byte = array("d")
        self.done = array("d")
        self.status = array("H")
        self.failures: dict[str, int] = {}
        self.body_hashes: dict[str, int] = {}
        self.received_bytes = 0
        self.error_answers = 0
        self.ended = 0
        """Sends that ended, with an answer or without."""

    def add(self, planned: float, sent: float, first_byte: float, done: float, status: int) -> None:
        """Keep one answer."""
        self.planned.append(planned)
        self.sent.append(sent)
        self.first_byte.append(first_byte)
        self.done.append(done)
        self.status.append(status)
        self.ended += 1
        if status >= 400:
            self.error_answers += 1

    def fail(self, reason: str) -> None:
        """Keep one send that got no answer."""
        self.failures[reason] = self.failures.get(reason, 0) + 1
        self.ended += 1

    def add_hash(self, key: str) -> None:
        """Keep the hash of one body."""
        self.body_hashes[key] = self.body_hashes.get(key, 0) + 1

    @property
    def errors(self) -> int:
        """Sends that went wrong so far."""
        return self.error_answers + sum(self.failures.values())

    def median_ms(self) -> float | None:
        """p50 so far, from an even share of about 1,000 samples, so that asking costs little while load runs."""
        n = len(self.done)
        picked = range(0, n, max(1, n // PROGRESS_SAMPLE))
        times = sorted(self.done[i] - self.planned[i] for i in picked if self.status[i] < 400)
        return times[rank_index(0.5, len(times))] * 1000 if times else None


class CpuMeter:
    """How much of one core this process uses: over all, and at its peak between two readings."""

    def __init__(self) -> None:
        self._wall = self._last_wall = perf_counter()
        self._cpu = self._last_cpu = process_time()
        self.peak = 0.0

    def read(self) -> None:
        """Take a reading for the peak."""
        wall, cpu = perf_counter(), process_time()
        if wall - self._last_wall >= 0.05:
            self.peak = max(self.peak, (cpu - self._last_cpu) / (wall - self._last_wall))
            self._last_wall, self._last_cpu = wall, cpu

    @property
    def share(self) -> float:
        """Share of one core since the start."""
        wall = perf_counter() - self._wall
        return (process_time() - self._cpu) / wall if wall > 0 else 0.0
