"""Modules as processes of their own."""

import asyncio

import pytest

from workbench.client import own_process


def test_what_it_prints_comes_back() -> None:
    assert "January" in asyncio.run(own_process.run("calendar", "2026", "1"))


def test_a_failure_tells_its_last_words() -> None:
    with pytest.raises(ValueError, match=r"exit code 1.*No module named"):
        asyncio.run(own_process.run("workbench.no_such_module"))


def test_cancelling_ends_it() -> None:
    async def scenario() -> None:
        task = asyncio.create_task(own_process.run("http.server", "0", "--bind", "127.0.0.1"))
        await asyncio.sleep(0)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(scenario())
