import asyncio
from pathlib import Path

import httpx
import psutil
import pytest

from workbench.core.backend import BackendConfig
from workbench.headless import BackendFailedError, running_backend

pytestmark = pytest.mark.e2e


@pytest.fixture
def config(tmp_path: Path) -> BackendConfig:
    return BackendConfig(tmp_path / "unused", tmp_path / "worlds", port=0, world="tasks-1k")


def test_it_gives_a_backend_that_answers_and_takes_everything_away_again(config: BackendConfig) -> None:
    async def scenario() -> list[int]:
        async with running_backend(config=config) as backend:
            async with httpx.AsyncClient(base_url=backend.address, timeout=20) as client:
                assert (await client.get("/health")).status_code == 200
            status = await backend.control.status()
            assert (status.world, status.redis) == ("tasks-1k", "embedded")
            assert status.address == backend.address
            return [process.pid for process in backend.snapshot.processes]

    pids = asyncio.run(scenario())

    assert not [pid for pid in pids if psutil.pid_exists(pid)]
    assert not config.data_dir.exists()


def test_a_backend_that_does_not_start_raises_its_own_reason() -> None:
    async def scenario() -> None:
        async with running_backend("tasks-3"):
            pass

    with pytest.raises(BackendFailedError, match="tasks-3"):
        asyncio.run(scenario())


def test_an_error_inside_ends_the_backend_as_well(config: BackendConfig) -> None:
    pids: list[int] = []

    async def scenario() -> None:
        async with running_backend(config=config) as backend:
            pids.extend(process.pid for process in backend.snapshot.processes)
            raise LookupError("inside")

    with pytest.raises(LookupError, match="inside"):
        asyncio.run(scenario())
    assert not [pid for pid in pids if psutil.pid_exists(pid)]
