import asyncio
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from pytestqt.qtbot import QtBot

from server.contract.events import Event, TickEvent
from workbench.actions import live
from workbench.actions.live import LiveFeed, batches
from workbench.bridge import Bridge
from workbench.client.control import ControlError


def tick(at: float) -> TickEvent:
    return TickEvent(at=at, span_s=0.25)


class Client:
    """Plays the control client: each connection gives its events, then breaks or waits."""

    def __init__(self, *connections: list[TickEvent], breaks: type[Exception] = ControlError) -> None:
        self.closed = False
        self._connections = list(connections)
        self._breaks = breaks

    async def events(self) -> AsyncIterator[Event]:
        for event in self._connections.pop(0):
            yield event
        if self._connections:
            raise self._breaks("broken")
        await asyncio.Event().wait()


@pytest.fixture(autouse=True)
def without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(live, "RETRY_S", 0)


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


def collect(client: Client, count: int) -> list[float]:
    async def scene() -> list[float]:
        seen: list[float] = []
        stream = batches(client)  # type: ignore[arg-type]  # a stand-in
        async for batch in stream:
            seen += [event.at for event in batch if isinstance(event, TickEvent)]
            if len(seen) >= count:
                break
        await stream.aclose()  # type: ignore[attr-defined]  # it is an async generator
        return seen

    return asyncio.run(scene())


def test_events_come_in_order() -> None:
    assert collect(Client([tick(1), tick(2), tick(3)]), 3) == [1, 2, 3]


@pytest.mark.parametrize("error", [ControlError, ValueError])
def test_a_broken_stream_is_taken_up_again(error: type[Exception]) -> None:
    assert collect(Client([tick(1)], [tick(2)], breaks=error), 2) == [1, 2]


def test_what_arrives_together_is_one_batch() -> None:
    async def scene() -> list[int]:
        client = Client([tick(number) for number in range(500)])
        sizes: list[int] = []
        stream = batches(client)  # type: ignore[arg-type]  # a stand-in
        async for batch in stream:
            sizes.append(len(batch))
            if sum(sizes) == 500:
                break
        await stream.aclose()  # type: ignore[attr-defined]  # it is an async generator
        return sizes

    assert len(asyncio.run(scene())) <= 3


def test_it_ends_when_the_client_is_closed() -> None:
    async def scene() -> list[object]:
        client = Client([])
        client.closed = True
        return [batch async for batch in batches(client)]  # type: ignore[arg-type]  # a stand-in

    assert asyncio.run(scene()) == []


def test_the_feed_tells_on_its_own_thread_and_follows_the_next_backend(bridge: Bridge, qtbot: QtBot) -> None:
    feed, seen = LiveFeed(bridge), []
    feed.events.connect(lambda batch: seen.extend(event.at for event in batch))

    feed.follow(Client([tick(1)]))  # type: ignore[arg-type]  # a stand-in
    qtbot.waitUntil(lambda: seen == [1])
    feed.follow(Client([tick(2)]))  # type: ignore[arg-type]  # a stand-in
    qtbot.waitUntil(lambda: seen == [1, 2])
    feed.follow(None)

    assert seen == [1, 2]


def test_a_batch_of_the_last_backend_that_is_still_queued_is_dropped(bridge: Bridge, qtbot: QtBot) -> None:
    feed, seen = LiveFeed(bridge), []
    feed.events.connect(lambda batch: seen.extend(event.at for event in batch))
    queued = threading.Event()
    feed.follow(Client([tick(1)]))  # type: ignore[arg-type]  # a stand-in
    bridge.submit(_some_turns(queued))
    assert queued.wait(5)  # it waits for this thread now, which has not looked for events yet

    feed.follow(Client([tick(2)]))  # type: ignore[arg-type]  # a stand-in
    qtbot.waitUntil(lambda: 2 in seen)

    assert seen == [2]


async def _some_turns(queued: threading.Event) -> None:
    for _ in range(50):  # turns of the loop: the batch goes from the reader over the queue to the bridge
        await asyncio.sleep(0)
    queued.set()
