import asyncio
import logging
import threading
from collections.abc import AsyncIterator, Iterator

import pytest
from pytestqt.qtbot import QtBot

from workbench.bridge import Bridge


@pytest.fixture
def bridge(qapp: object) -> Iterator[Bridge]:
    bridge = Bridge()
    bridge.start()
    yield bridge
    bridge.stop()


async def give(value: int) -> int:
    return value


async def fail() -> int:
    raise ValueError("no luck")


async def forever() -> int:
    await asyncio.Event().wait()
    return 0


def test_the_result_arrives_on_the_thread_of_the_bridge(bridge: Bridge, qtbot: QtBot) -> None:
    got: list[tuple[int, threading.Thread]] = []

    bridge.submit(give(7), lambda value: got.append((value, threading.current_thread())))

    qtbot.waitUntil(lambda: bool(got))
    assert got == [(7, threading.main_thread())]


def test_a_job_does_not_run_any_more_inside_its_callback(bridge: Bridge, qtbot: QtBot) -> None:
    running: list[bool] = []

    job = bridge.submit(give(1), lambda _value: running.append(job.running))

    qtbot.waitUntil(lambda: bool(running))
    assert running == [False]


def test_an_exception_reaches_failed_and_the_log(
    bridge: Bridge, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO, "workbench.bridge")
    errors: list[Exception] = []

    bridge.submit(fail(), failed=errors.append)

    qtbot.waitUntil(lambda: bool(errors))
    assert str(errors[0]) == "no luck"
    assert "no luck" in caplog.text


def test_an_exception_nobody_asked_for_is_logged_as_an_error(
    bridge: Bridge, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    job = bridge.submit(fail())

    qtbot.waitUntil(lambda: not job.running)
    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_a_cancelled_job_ends_without_a_callback(bridge: Bridge, qtbot: QtBot) -> None:
    calls: list[object] = []
    job = bridge.submit(forever(), calls.append, calls.append)

    job.cancel()

    qtbot.waitUntil(lambda: not job.running)
    assert calls == []


def test_no_callback_of_a_dropped_job_follows_its_end(bridge: Bridge, qtbot: QtBot) -> None:
    calls: list[object] = []
    ended = threading.Event()

    async def quick() -> int:
        asyncio.get_running_loop().call_soon(ended.set)
        return 1

    job = bridge.submit(quick(), calls.append)
    assert ended.wait(5)
    job.drop()

    later: list[int] = []
    bridge.submit(give(2), later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert calls == []


def test_no_item_of_a_dropped_stream_follows(bridge: Bridge, qtbot: QtBot) -> None:
    got: list[int] = []
    given = threading.Event()

    async def endless() -> AsyncIterator[int]:
        yield 1
        yield 2
        given.set()
        await asyncio.Event().wait()

    job = bridge.stream(endless, got.append)
    assert given.wait(5)
    job.drop()

    later: list[int] = []
    bridge.submit(give(2), later.append)
    qtbot.waitUntil(lambda: bool(later))
    assert got == []


def test_a_coroutine_may_answer_its_cancellation_with_a_result(bridge: Bridge, qtbot: QtBot) -> None:
    results: list[str] = []
    begun = threading.Event()

    async def answers() -> str:
        begun.set()
        try:
            await asyncio.Event().wait()
        except asyncio.CancelledError:
            return "cancelled by you"
        return "never"

    job = bridge.submit(answers(), results.append)
    assert begun.wait(5)
    job.cancel()

    qtbot.waitUntil(lambda: bool(results))
    assert results == ["cancelled by you"]


def test_a_stream_gives_each_item_in_order_and_then_its_end(bridge: Bridge, qtbot: QtBot) -> None:
    got: list[object] = []

    async def count() -> AsyncIterator[int]:
        for number in range(3):
            yield number

    bridge.stream(count, got.append, lambda error: got.append(("ended", error)))

    qtbot.waitUntil(lambda: len(got) == 4)
    assert got == [0, 1, 2, ("ended", None)]


def test_a_broken_stream_ends_with_its_exception(bridge: Bridge, qtbot: QtBot) -> None:
    ends: list[Exception | None] = []

    async def breaks() -> AsyncIterator[int]:
        yield 1
        raise OSError("gone")

    bridge.stream(breaks, lambda _item: None, ends.append)

    qtbot.waitUntil(lambda: bool(ends))
    assert repr(ends[0]) == "OSError('gone')"


def test_cancelling_a_stream_closes_its_iterator(bridge: Bridge, qtbot: QtBot) -> None:
    got: list[int] = []
    closed = threading.Event()

    async def endless() -> AsyncIterator[int]:
        try:
            yield 1
            await asyncio.Event().wait()
        finally:
            closed.set()

    job = bridge.stream(endless, got.append)
    qtbot.waitUntil(lambda: bool(got))
    job.cancel()

    qtbot.waitUntil(lambda: not job.running)
    assert closed.is_set()


def test_stop_cancels_jobs_and_drops_callbacks_under_way(qapp: object) -> None:
    bridge = Bridge()
    bridge.start()
    calls: list[int] = []
    job = bridge.submit(forever(), calls.append)

    bridge.stop()

    assert not job.running
    assert calls == []


def test_work_for_a_stopped_bridge_is_refused(qapp: object) -> None:
    bridge = Bridge()
    bridge.start()
    bridge.stop()

    with pytest.raises(RuntimeError, match="does not run"):
        bridge.submit(give(1))


def test_thousands_of_emissions_of_none_and_true_survive(bridge: Bridge, qtbot: QtBot) -> None:
    """PySide6 6.12.0 loses a reference to None and True per emission and aborts CPython 3.11."""
    ended: list[Exception | None] = []
    seen = 0

    async def many() -> AsyncIterator[bool | None]:
        for _ in range(4_000):
            yield None
            yield True

    def count(_item: bool | None) -> None:
        nonlocal seen
        seen += 1

    bridge.stream(many, count, ended.append)

    qtbot.waitUntil(lambda: bool(ended), timeout=20_000)
    assert seen == 8_000


def test_stopping_waits_for_lasting_jobs_only(qapp: object) -> None:
    bridge = Bridge()
    bridge.start()
    written: list[int] = []

    async def write(number: int) -> None:
        for _ in range(20):
            await asyncio.to_thread(threading.Event().is_set)
        written.append(number)

    for number in range(5):
        bridge.submit(write(number), lasting=True)
    bridge.submit(forever())
    bridge.stop()

    assert sorted(written) == [0, 1, 2, 3, 4]
