import asyncio
from time import time

from server.contract.events import EVENT, TickEvent, WorldEvent
from server.recording.hub import Hub, Subscriber, encode


def _tick() -> TickEvent:
    return TickEvent(at=time(), span_s=0.25)


def test_a_slow_reader_loses_the_oldest_and_is_told() -> None:
    async def scenario() -> None:
        reader = Subscriber(length=3)
        for _ in range(5):
            reader.push(WorldEvent(at=1, world="w", state="loading"), b"old\n")
        tick = _tick()
        reader.push(tick, encode(tick))
        reader.close()
        chunks = [chunk async for chunk in reader.chunks()]

        last = EVENT.validate_json(b"".join(chunks).splitlines()[-1])
        assert isinstance(last, TickEvent)
        assert last.dropped == 2

    asyncio.run(scenario())


def test_every_reader_gets_every_event_until_the_hub_closes() -> None:
    async def scenario() -> None:
        hub = Hub()

        async def read() -> list[bytes]:
            return [chunk async for chunk in hub.stream()]

        readers = [asyncio.create_task(read()) for _ in range(2)]
        await asyncio.sleep(0)  # both have subscribed at their first step
        hub.publish(_tick())
        hub.close()
        read_by = await asyncio.gather(*readers)

        assert [len(chunks) for chunks in read_by] == [1, 1]
        assert not hub.has_subscribers

    asyncio.run(scenario())
