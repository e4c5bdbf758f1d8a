from time import perf_counter_ns
from typing import Any

import pytest

from server.recording.record import Record
from server.recording.sampling import (
    CALM_NS,
    ERRORS_PER_WINDOW,
    FULL_PER_WINDOW,
    NEW_PER_WINDOW,
    QUIET_NS,
    SHARE_PER_WINDOW,
    SLOWEST_PER_WINDOW,
    TURNED_PER_WINDOW,
    Sampler,
)


@pytest.fixture
def make(tiny: Any) -> Any:
    numbers = iter(range(1, 1_000_000))
    clock = perf_counter_ns()

    def one(status: int = 200, duration_ns: int = 1000, port: int = 1, pause_ns: int = 1000) -> Record:
        """A finished request that began ``pause_ns`` after the one before it."""
        nonlocal clock
        scope = {"method": "GET", "path": "/", "query_string": b"", "client": ("127.0.0.1", port)}
        record = Record(scope, tiny.pipeline.stack)
        record.seq, record.status = next(numbers), status
        clock += pause_ns
        record.started_ns = clock
        record.ended_ns = record.started_ns + duration_ns
        return record

    return one


def _window(sampler: Sampler, records: list[Record], turned: bool = False) -> list[Record]:
    kept = [chosen for record in records for chosen in sampler.choose(record, turned)]
    return kept + sampler.close_window()


def test_everything_is_kept_while_there_is_little(make: Any) -> None:
    sampler = Sampler()

    for _ in range(5):
        assert len(_window(sampler, [make() for _ in range(FULL_PER_WINDOW)])) == FULL_PER_WINDOW
    assert sampler.share == 1.0


def test_a_storm_is_thinned_to_an_even_share_and_the_slowest(make: Any) -> None:
    sampler = Sampler()
    _window(sampler, [make() for _ in range(1000)])

    records = [make() for _ in range(1000)]
    slow = make(duration_ns=10**9)
    records.insert(501, slow)
    kept = _window(sampler, records)

    assert slow in kept
    assert len(kept) <= SHARE_PER_WINDOW + SLOWEST_PER_WINDOW
    assert max(record.seq for record in kept) - min(record.seq for record in kept) > 500
    assert sampler.share < 0.02


def test_errors_and_turns_are_kept_first_and_capped(make: Any) -> None:
    sampler = Sampler()
    _window(sampler, [make() for _ in range(1000)])

    failed = _window(sampler, [make() for _ in range(500)] + [make(status=500) for _ in range(100)])
    turned = _window(sampler, [make(status=429) for _ in range(500)], turned=True)

    assert sum(record.status == 500 for record in failed) >= ERRORS_PER_WINDOW
    assert len(failed) <= ERRORS_PER_WINDOW + SHARE_PER_WINDOW + SLOWEST_PER_WINDOW
    assert len(turned) <= TURNED_PER_WINDOW + SLOWEST_PER_WINDOW


def test_calm_after_a_storm_keeps_everything_again(make: Any) -> None:
    sampler = Sampler()
    _window(sampler, [make() for _ in range(1000)])
    _window(sampler, [])

    assert len(_window(sampler, [make() for _ in range(3)])) == 3


def test_a_request_in_the_calm_behind_a_storm_is_kept(make: Any) -> None:
    sampler = Sampler()
    _window(sampler, [make() for _ in range(1000)])
    for _ in range(200):
        sampler.choose(make(), turned=False)

    by_hand = make(pause_ns=2 * CALM_NS)

    assert sampler.choose(by_hand, turned=False) == [by_hand]


def test_a_new_connection_in_a_storm_is_kept_and_so_is_one_that_was_quiet(make: Any) -> None:
    sampler = Sampler()
    sampler.choose(make(port=7), turned=False)
    _window(sampler, [make(pause_ns=QUIET_NS // 100) for _ in range(101)])
    sampler.choose(make(), turned=False)

    new, returning, busy = make(port=8), make(port=7), make(port=8)

    kept = [bool(sampler.choose(record, turned=False)) for record in (new, returning, busy)]
    assert kept == [True, True, False]


def test_a_storm_of_new_connections_is_capped(make: Any) -> None:
    sampler = Sampler()
    _window(sampler, [make() for _ in range(1000)])

    kept = _window(sampler, [make(port=port) for port in range(10, 1010)])

    assert len(kept) <= NEW_PER_WINDOW + SHARE_PER_WINDOW + SLOWEST_PER_WINDOW
