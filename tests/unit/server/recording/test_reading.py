import asyncio

from server.recording.reading import read, turned_at
from server.recording.record import Span
from server.recording.statement import Statement


def _get(tiny, path: str):  # type: ignore[no-untyped-def]
    async def scenario() -> None:
        async with tiny.client() as client:
            await client.get(path)

    asyncio.run(scenario())
    return tiny.recorder.store.newest(1)[0]


def test_sql_is_taken_out_of_whoever_asked_for_it(tiny) -> None:
    record = _get(tiny, "/things/rows/3")

    visits = {visit.id: visit for visit in read(record).visits}

    in_sql = sum(statement.duration_ns for statement in record.statements)
    assert visits["handler"].inner_in_ns >= in_sql  # and a wait for the pool, when it was long enough to note
    assert visits["sql"].in_ns >= in_sql


def test_what_came_after_the_end_is_left_out(tiny) -> None:
    record = _get(tiny, "/things/rows/1")
    record.statements.append(Statement("SELECT 'later'", (), record.ended_ns + 1))
    late = Span("later", "handler", {}, record.ended_ns + 1)
    late.ended_ns = record.ended_ns + 2
    record.spans.append(late)

    reading = read(record)

    assert len(reading.statements) == 1
    assert "later" not in [span.name for span in reading.spans]


def test_reading_twice_gives_the_same(tiny) -> None:
    record = _get(tiny, "/things/rows/2")

    first, second = read(record), read(record)

    assert [(visit.id, visit.in_ns, visit.out_ns) for visit in first.visits] == [
        (visit.id, visit.in_ns, visit.out_ns) for visit in second.visits
    ]


def test_the_quick_answer_agrees_with_the_full_one(tiny) -> None:
    for path in ("/things/empty", "/nowhere", "/things/rows/x", "/things/missing", "/things/failing"):
        record = _get(tiny, path)

        assert turned_at(record) == read(record).turned_at
