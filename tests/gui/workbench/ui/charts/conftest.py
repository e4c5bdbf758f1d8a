"""Ten seconds of traffic that ended just now: 40 requests a second, a flip half way."""

import time

import pytest

from server.contract.events import SwitchEvent, TickEvent
from server.contract.features import Switchboard
from workbench.state.metrics import MetricsSnapshot, MetricsStore


@pytest.fixture
def now() -> float:
    """The moment at which the traffic ended."""
    return time.time()


@pytest.fixture
def traffic(now: float) -> MetricsSnapshot:
    store = MetricsStore()
    for step in range(40):
        at = now - 10 + (step + 1) * 0.25
        latencies = tuple(2.0 + place / 10 for place in range(10))
        statuses = {"2xx": 9, "4xx": 1}
        store.take(
            [TickEvent(at=at, span_s=0.25, statuses=statuses, latencies_ms=latencies, cache_hits=3, cache_misses=1)]
        )
    board = Switchboard(version=2, settings={}, order=())
    store.take([SwitchEvent(at=now - 5, label="index owner", switchboard=board)])
    return store.snapshot
