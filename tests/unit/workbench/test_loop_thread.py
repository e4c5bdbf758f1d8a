import asyncio
import threading

import pytest

from workbench.loop_thread import LoopThread


def test_a_coroutine_runs_on_the_threads_own_loop() -> None:
    thread = LoopThread()
    thread.start()

    async def name() -> str:
        return threading.current_thread().name

    assert thread.submit(name()).result(5) == "asyncio"
    assert thread.stop()


def test_stop_cancels_what_runs_and_lets_it_clean_up() -> None:
    thread = LoopThread()
    thread.start()
    begun, cleaned = threading.Event(), threading.Event()

    async def forever() -> None:
        begun.set()
        try:
            await asyncio.Event().wait()
        finally:
            cleaned.set()

    thread.submit(forever())
    assert begun.wait(5)

    assert thread.stop()
    assert cleaned.is_set()
    assert not thread.running


def test_stop_waits_for_what_must_not_be_lost() -> None:
    thread = LoopThread()
    thread.start()
    begun, written = threading.Event(), threading.Event()

    async def write() -> None:
        begun.set()
        for _ in range(50):
            await asyncio.to_thread(threading.Event().is_set)
        written.set()

    async def begin() -> None:
        thread.let_finish(asyncio.create_task(write()))

    thread.submit(begin()).result(5)
    assert begun.wait(5)

    assert thread.stop()
    assert written.is_set()


def test_stopping_twice_is_harmless() -> None:
    thread = LoopThread()
    thread.start()
    assert thread.stop()
    assert thread.stop()


def test_work_for_a_stopped_thread_is_refused_without_a_stray_coroutine() -> None:
    thread = LoopThread()
    thread.start()
    thread.stop()

    async def nothing() -> None:
        return None

    with pytest.raises(RuntimeError, match="does not run"):
        thread.submit(nothing())
