import asyncio
import inspect

from server.recording.route import marked


def test_an_endpoint_keeps_its_signature_and_kind() -> None:
    def plain(task_id: int) -> int:
        return task_id

    async def coroutine(task_id: int) -> int:
        return task_id

    def generator() -> object:
        yield 1

    assert inspect.signature(marked(plain)) == inspect.signature(plain)
    assert inspect.iscoroutinefunction(marked(coroutine))
    assert inspect.unwrap(marked(plain)) is plain
    assert marked(generator) is generator


def test_the_declared_template_is_noted_with_its_prefix(tiny) -> None:
    async def scenario() -> None:
        async with tiny.client() as client:
            await client.get("/things/rows/2")

    asyncio.run(scenario())

    record = tiny.recorder.store.newest(1)[0]
    assert record.route == "/things/rows/{count}"
    assert record.route_ns < record.endpoint_started_ns < record.endpoint_ended_ns < record.route_ended_ns
