"""The recorder's one front: takes finished records, counts all of them, and keeps those that the sample wants."""

from time import perf_counter_ns

from server.contract.events import TickEvent, TraceEvent
from server.recording.capture import Captures
from server.recording.hub import Hub
from server.recording.metrics import Metrics
from server.recording.reading import turned_at
from server.recording.record import Record
from server.recording.sampling import Sampler
from server.recording.store import TraceStore
from server.recording.summary import summarise


class Recorder:
    """What the pipeline reports to and the control listener reads from."""

    def __init__(self, hub: Hub, *, enabled: bool = True) -> None:
        self.enabled = enabled
        self.in_flight = 0
        self.hub = hub
        self.metrics = Metrics()
        self.sampler = Sampler()
        self.store = TraceStore()
        self.captures = Captures()
        self._seq = 0

    def finish(self, record: Record) -> None:
        """End the record, once: called at the last body message, and again when the application returned."""
        if record.ended_ns:
            return
        record.ended_ns = perf_counter_ns()
        self._seq += 1
        record.seq = self._seq
        if not record.status:
            record.status = 499  # the client left before there was an answer
        turned = turned_at(record)
        self.metrics.add_record(record, turned)
        if self.captures.add(record):
            self._keep(record)
            return
        for chosen in self.sampler.choose(record, turned is not None):
            self._keep(chosen)

    def count(self, status: int, duration_ns: int) -> None:
        """Count a request that ran without a record."""
        self.metrics.add(status or 499, duration_ns / 1e6)

    def tick(self) -> TickEvent:
        """Close the tick: keep its slowest, and say what happened in it."""
        kept = self.sampler.close_window()
        for record in kept:
            self._keep(record)
        return self.metrics.take(self.in_flight, self.sampler.kept_last)

    def clear(self) -> None:
        """Forget all traces; sequence numbers go on."""
        self.store.clear()

    def _keep(self, record: Record) -> None:
        self.store.add(record)
        if self.hub.has_subscribers:
            self.hub.publish(TraceEvent(trace=summarise(record)))
