import numpy as np

from server.contract.events import TickEvent
from workbench.state.metrics import MetricsSnapshot, MetricsStore
from workbench.ui.charts.series import MAX_DOTS, chart_data


def test_time_is_seconds_before_now(traffic: MetricsSnapshot, now: float) -> None:
    data = chart_data(traffic, now, 60)

    assert -10 <= data.x.min() < data.x.max() <= 0
    assert np.all(np.diff(data.x) > 0)


def test_only_the_window_is_drawn(traffic: MetricsSnapshot, now: float) -> None:
    assert chart_data(traffic, now, 3).x.min() >= -4


def test_rates_are_per_second_by_class(traffic: MetricsSnapshot, now: float) -> None:
    data = chart_data(traffic, now, 60)

    assert data.rates["2xx"][-1] == 36
    assert data.rates["4xx"][-1] == 4
    assert data.total[-1] == 40
    assert (data.hits[-1], data.lookups[-1]) == (12, 16)


def test_dots_lie_within_their_tick_on_a_log_axis(traffic: MetricsSnapshot, now: float) -> None:
    data = chart_data(traffic, now, 60)

    assert len(data.dots_x) == 400
    assert data.dots_y.min() == np.log10(2.0)
    assert np.all(data.dots_x <= 0)


def test_idle_time_falls_to_zero_and_ends_the_lines(now: float) -> None:
    store = MetricsStore()
    store.take([TickEvent(at=now - 20, span_s=0.25, statuses={"2xx": 1}, latencies_ms=(5.0,))])

    data = chart_data(store.snapshot, now, 60)

    assert list(data.total) == [1.0, 0.0, 0.0]
    assert np.isnan(data.percentiles[0][-1])
    assert data.x[-1] == 0


def test_dots_are_bounded(now: float) -> None:
    store = MetricsStore()
    busy = tuple(1.0 + place for place in range(300))
    for step in range(400):
        store.take([TickEvent(at=now - 100 + step / 4, span_s=0.25, statuses={"2xx": 300}, latencies_ms=busy)])

    assert len(chart_data(store.snapshot, now, 300).dots_x) <= MAX_DOTS


def test_nothing_measured_is_empty() -> None:
    data = chart_data(MetricsSnapshot(), 100.0, 60)

    assert data.x.size == data.total.size == data.dots_x.size == 0
