from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from pytestqt.qtbot import QtBot

from server.contract.events import Event, TickEvent, TraceEvent
from server.contract.traces import TraceSummary
from workbench.bench.live_window import LiveWindow
from workbench.bench.rings import Seen
from workbench.state.metrics import KEEP_TICKS, MetricsStore
from workbench.state.traces import RING


class Live(QObject):
    """Stands for the live feed."""

    events = Signal(tuple)


class Desk:
    """As much of the window as filling needs: the feed, the charts' store, and what was handed to everybody."""

    def __init__(self) -> None:
        self.live, self.metrics = Live(), MetricsStore()
        self.given: list[Event] = []
        context = SimpleNamespace(live=self.live, metrics_store=self.metrics)
        self.window = cast("LiveWindow", SimpleNamespace(made=SimpleNamespace(context=context), wait=self._wait))

    def _wait(self, _seconds: float) -> None:
        """Nothing needs time here."""


def summary(seq: int) -> TraceSummary:
    fields: dict[str, Any] = {"seq": seq, "method": "GET", "target": "/health", "status": 200}
    return TraceSummary.model_construct(**fields)


def test_rings_are_filled_with_copies_from_earlier_times(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    desk = Desk()
    monkeypatch.setattr("workbench.bench.rings._earlier_trace", lambda event, _seq: event)
    seen = Seen(desk.window)
    trace = TraceEvent.model_construct(type="trace", trace=summary(7))
    desk.live.events.emit((TickEvent(at=1000.0, span_s=0.25, statuses={"2xx": 2}, latencies_ms=(1.0, 2.0)), trace))
    desk.live.events.connect(desk.metrics.take)
    desk.live.events.connect(desk.given.extend)

    seen.fill(desk.window)

    ticks = desk.metrics.snapshot.ticks
    assert len(ticks) == KEEP_TICKS
    assert [tick.at for tick in ticks] == sorted(tick.at for tick in ticks)
    assert ticks[-1].at < 1000.0
    assert sum(isinstance(event, TraceEvent) for event in desk.given) == RING


def test_without_events_there_is_nothing_to_fill_with(qtbot: QtBot) -> None:
    desk = Desk()

    with pytest.raises(RuntimeError, match="no live events"):
        Seen(desk.window).fill(desk.window)
