from typing import Any

from server.recording.record import Record
from server.recording.store import TraceStore


def _records(tiny: Any, count: int) -> list[Record]:
    records = []
    for seq in range(1, count + 1):
        scope = {"method": "GET", "path": "/", "query_string": b"", "client": ("h", seq % 2)}
        record = Record(scope, tiny.pipeline.stack)
        record.seq = seq
        records.append(record)
    return records


def test_the_oldest_leave_when_the_cap_is_reached(tiny: Any) -> None:
    records = _records(tiny, 10)
    store = TraceStore(cap_bytes=records[0].size_bytes * 3)

    for record in records:
        store.add(record)

    assert [record.seq for record in store.newest(100)] == [10, 9, 8]
    assert store.get(7) is None
    assert store.held_bytes <= records[0].size_bytes * 3


def test_adding_twice_counts_once(tiny: Any) -> None:
    (record,) = _records(tiny, 1)
    store = TraceStore()

    store.add(record)
    store.add(record)

    assert store.held_bytes == record.size_bytes


def test_the_newest_come_first_and_can_be_narrowed(tiny: Any) -> None:
    store = TraceStore()
    for record in _records(tiny, 6):
        store.add(record)

    assert [record.seq for record in store.newest(2)] == [6, 5]
    assert [record.seq for record in store.newest(10, after_seq=3)] == [6, 5, 4]
    assert [record.seq for record in store.newest(10, port=1)] == [5, 3, 1]
    store.clear()
    assert store.newest(10) == []
