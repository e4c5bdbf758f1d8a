import asyncio
import os

from server.stop import Stop


def test_a_closed_stdin_stops() -> None:
    reading, writing = os.pipe()

    async def scenario() -> None:
        stop = Stop()
        with os.fdopen(reading) as stdin:
            stop.on_closed_stdin(stdin)
            os.write(writing, b"a line that means nothing\n")
            os.close(writing)
            await asyncio.wait_for(stop.wait(), timeout=10)

    asyncio.run(scenario())


def test_it_may_be_set_from_a_thread_and_after_the_loop_has_ended() -> None:
    async def scenario() -> Stop:
        stop = Stop()
        await asyncio.to_thread(stop.set)
        await asyncio.wait_for(stop.wait(), timeout=10)
        return stop

    asyncio.run(scenario()).set()
