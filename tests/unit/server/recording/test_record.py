import asyncio

from server.recording.record import CURRENT, annotate, cache_operation, current, span


def test_without_a_record_nothing_is_noted_and_nothing_fails() -> None:
    with span("work"):
        annotate("handler", "a note")
        cache_operation(key="k", outcome="miss", started_ns=0)

    assert current() is None


def test_notes_from_a_worker_thread_reach_the_record(record) -> None:
    def work() -> None:
        with span("in a thread", stage="handler", rows=3):
            annotate("handler", "first", a=1)
            annotate("handler", b=2)
            cache_operation(key="k", outcome="hit", started_ns=1, age_s=2.0)

    async def scenario() -> None:
        CURRENT.set(record)
        await asyncio.to_thread(work)

    asyncio.run(scenario())

    assert [(noted.name, noted.attributes) for noted in record.spans] == [("in a thread", {"rows": 3})]
    assert record.notes["handler"] == ("first", {"a": 1, "b": 2})
    assert (record.cache[0].key, record.cache[0].age_s) == ("k", 2.0)


def test_its_weight_grows_with_what_it_holds(record) -> None:
    empty = record.size_bytes
    record.body.feed(b"x" * 1000)

    assert record.size_bytes >= empty + 1000
