import asyncio

from server.contract.events import EVENT, TraceEvent


def test_a_record_ends_once(tiny, record) -> None:
    record.status = 200
    record.entered = [1, 2, 3]
    record.route_ns = record.endpoint_started_ns = 4
    tiny.recorder.finish(record)
    ended = record.ended_ns
    tiny.recorder.finish(record)

    assert (record.seq, record.ended_ns) == (1, ended)
    assert tiny.recorder.tick().statuses == {"2xx": 1}


def test_a_client_that_left_before_the_answer_is_counted_as_499(tiny, record) -> None:
    record.entered = [1, 2, 3]
    tiny.recorder.finish(record)

    assert tiny.recorder.tick().statuses == {"4xx": 1}


def test_kept_traces_are_published_while_somebody_listens(tiny) -> None:
    async def scenario() -> None:
        stream = tiny.hub.stream()
        first = asyncio.ensure_future(anext(stream))
        await asyncio.sleep(0)  # it has subscribed at its first step
        async with tiny.client() as client:
            await client.get("/things/empty")
        event = EVENT.validate_json((await first).splitlines()[0])
        tiny.hub.close()

        assert isinstance(event, TraceEvent)
        assert event.trace.path == "/things/empty"

    asyncio.run(scenario())
