import asyncio

import anyio.to_thread

from server.recording.record import CURRENT
from server.recording.threads import watch_threads


def test_waiting_for_a_thread_is_noted_and_the_patch_can_be_undone(record) -> None:
    original = anyio.to_thread.run_sync

    async def scenario() -> None:
        undo = watch_threads()
        try:
            plain = await anyio.to_thread.run_sync(lambda: 1)
            CURRENT.set(record)
            seen = await anyio.to_thread.run_sync(lambda number: number + 1, 1)
        finally:
            undo()
        assert (plain, seen) == (1, 2)

    asyncio.run(scenario())

    (hop,) = record.hops
    assert 0 < hop.submitted_ns <= hop.started_ns <= hop.ended_ns <= hop.resumed_ns
    assert anyio.to_thread.run_sync is original
