from server.contract.events import SwitchEvent, TickEvent
from server.contract.features import Switchboard
from workbench.state.metrics import DOTS_PER_TICK, KEEP_TICKS, MetricsStore

BOARD = Switchboard(version=1, settings={}, order=())


def _tick(at: float, *latencies: float, **more: int) -> TickEvent:
    statuses = {"2xx": len(latencies)} if latencies else {}
    return TickEvent(at=at, span_s=0.25, statuses=statuses, latencies_ms=latencies, **more)


def test_percentiles_are_nearest_rank_over_the_last_second() -> None:
    store = MetricsStore()

    store.take([_tick(10.0, *range(1, 51)), _tick(10.25, *range(51, 101))])

    assert store.snapshot.ticks[-1].percentiles == (50, 95, 99)


def test_percentiles_forget_what_is_older_than_a_second() -> None:
    store = MetricsStore()

    store.take([_tick(10.0, 500.0), _tick(11.5, 2.0), _tick(13.0)])

    assert [tick.percentiles for tick in store.snapshot.ticks] == [(500.0,) * 3, (2.0,) * 3, None]


def test_slowest_request_of_a_busy_tick_is_kept_as_a_dot() -> None:
    store = MetricsStore()

    store.take([_tick(10.0, *[1.0] * 600, 99.0, *[1.0] * 600)])

    dots = store.snapshot.ticks[0].dots
    assert len(dots) == DOTS_PER_TICK
    assert max(dots) == 99.0


def test_history_is_bounded() -> None:
    store = MetricsStore()

    store.take([_tick(float(second), 1.0) for second in range(KEEP_TICKS + 10)])

    assert len(store.snapshot.ticks) == KEEP_TICKS
    assert store.snapshot.ticks[0].at == 10.0


def test_flips_become_markers() -> None:
    store = MetricsStore()

    store.take([SwitchEvent(at=5.0, label="index owner", switchboard=BOARD)])

    assert [(marker.at, marker.label) for marker in store.snapshot.markers] == [(5.0, "index owner")]
    assert store.snapshot.is_empty


def test_what_came_of_a_flip_can_be_kept_back() -> None:
    store = MetricsStore()
    flips = [SwitchEvent(at=at, label=f"at {at}", switchboard=BOARD) for at in (5.0, 15.0, 25.0)]
    store.take([_tick(at, 1.0) for at in (4.0, 14.0, 16.0, 26.0)] + flips)

    seen = store.snapshot.until_a_flip(10.0)

    assert [tick.at for tick in seen.ticks] == [4.0, 14.0]
    assert [marker.at for marker in seen.markers] == [5.0, 15.0]
    assert store.snapshot.until_a_flip(30.0) is store.snapshot


def test_rates_are_per_second_and_clear_forgets() -> None:
    store = MetricsStore()
    store.take([_tick(10.0, 1.0, cache_hits=5)])

    tick = store.snapshot.ticks[0]
    store.clear()

    assert tick.rate(tick.hits) == 20.0
    assert store.snapshot.is_empty
