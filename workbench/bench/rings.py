"""Fills what the window keeps a bounded amount of, so that a measured growth is not that of filling it."""

from collections.abc import Sequence

from server.contract.events import Event, TickEvent, TraceEvent
from workbench.bench.live_window import LiveWindow
from workbench.state.metrics import KEEP_TICKS
from workbench.state.traces import RING

BATCH = 50


class Seen:
    """Keeps the latest live events, as material to fill the rings with."""

    def __init__(self, window: LiveWindow) -> None:
        self.ticks: list[TickEvent] = []
        self.traces: list[TraceEvent] = []
        self._live = window.made.context.live
        self._live.events.connect(self._take)

    def fill(self, window: LiveWindow) -> None:
        """Let the window take copies of what was seen, from earlier times, until its rings are full."""
        self._live.events.disconnect(self._take)
        ticks, traces = self.ticks, self.traces
        if not ticks or not traces:
            raise RuntimeError("the backend sent no live events")
        window.made.context.metrics_store.clear()
        for n in range(0, max(KEEP_TICKS, RING), BATCH):
            numbers = range(n, n + BATCH)
            batch: list[Event] = [
                _earlier_tick(ticks[i % len(ticks)], KEEP_TICKS - i) for i in numbers if i < KEEP_TICKS
            ]
            batch += [_earlier_trace(traces[i % len(traces)], i - RING) for i in numbers if i < RING]
            self._live.events.emit(tuple(batch))
            window.wait(0.1)
        self.ticks, self.traces = [], []

    def _take(self, events: Sequence[Event]) -> None:
        self.ticks += (event for event in events if isinstance(event, TickEvent))
        self.traces += (event for event in events if isinstance(event, TraceEvent))


def _earlier_tick(tick: TickEvent, ticks_ago: int) -> TickEvent:
    read = TickEvent.model_validate_json(tick.model_dump_json())  # a copy that shares nothing, as from the socket
    return read.model_copy(update={"at": tick.at - ticks_ago * tick.span_s})


def _earlier_trace(event: TraceEvent, seq: int) -> TraceEvent:
    read = TraceEvent.model_validate_json(event.model_dump_json())
    return read.model_copy(update={"trace": read.trace.model_copy(update={"seq": seq})})
