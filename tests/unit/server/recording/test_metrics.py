from server.recording.metrics import MOST_LATENCIES, Metrics


def test_a_tick_counts_exactly_and_begins_anew() -> None:
    metrics = Metrics()
    for status in (200, 201, 304, 404, 429, 500, 599):
        metrics.add(status, 1.0)

    tick, empty = metrics.take(in_flight=2, traced=3), metrics.take(0, 0)

    assert tick.statuses == {"2xx": 2, "3xx": 1, "4xx": 2, "5xx": 2}
    assert (len(tick.latencies_ms), tick.in_flight, tick.traced) == (7, 2, 3)
    assert (empty.statuses, empty.latencies_ms) == ({}, ())


def test_latencies_are_capped_and_counts_are_not() -> None:
    metrics = Metrics()
    for _ in range(MOST_LATENCIES + 10):
        metrics.add(200, 1.0)

    tick = metrics.take(0, 0)

    assert len(tick.latencies_ms) == MOST_LATENCIES
    assert tick.statuses == {"2xx": MOST_LATENCIES + 10}


def test_cache_answers_and_turns_are_counted(record) -> None:
    from server.recording.record import CacheUse

    record.status = 429
    record.cache += [CacheUse("k", "hit", 0, ""), CacheUse("k", "miss", 0, ""), CacheUse("k", "write", 0, "")]
    metrics = Metrics()
    metrics.add_record(record, "http.rate_limit")

    tick = metrics.take(0, 0)

    assert (tick.cache_hits, tick.cache_misses) == (1, 1)
    assert tick.turned == {"http.rate_limit 429": 1}
