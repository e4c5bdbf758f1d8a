from typing import Any

import pytest

from server.recording.record import Record
from server.recording.sampling import (
    ERRORS_PER_WINDOW,
    FULL_PER_WINDOW,
    SHARE_PER_WINDOW,
    SLOWEST_PER_WINDOW,
    TURNED_PER_WINDOW,
    Sampler,
)


@pytest.fixture
def make(tiny: Any) -> Any:
    numbers = iter(range(1, 1_000_000))

    def one(status: int = 200, duration_ns: int = 1000) -> Record:
        record = Record({"method": "GET", "path": "/", "query_string": b""}, tiny.pipeline.stack)
        record.seq, record.status = next(numbers), status
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
