"""The supervisor with the real processes: what a learner can do to them, and what becomes of it."""

import asyncio
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import httpx
import psutil
import pytest

from server.contract.control import Reset
from server.contract.features import SettingPatch, SwitchboardPatch
from workbench.backend.supervisor import Supervisor
from workbench.client.control import ControlClient
from workbench.core.backend import BackendConfig, BackendSnapshot

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal"),
]
Scenario = Callable[[Supervisor, BackendSnapshot], Awaitable[None]]


@pytest.fixture(scope="session")
def world_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture
def config(tmp_path: Path, world_cache: Path) -> BackendConfig:
    return BackendConfig(tmp_path / "run", world_cache, port=0, world="tasks-1k")


def run(config: BackendConfig, scenario: Scenario) -> None:
    async def scene() -> None:
        supervisor = Supervisor(config)
        try:
            await scenario(supervisor, await supervisor.start())
        finally:
            await supervisor.stop()

    asyncio.run(scene())


async def until(supervisor: Supervisor, state: str) -> BackendSnapshot:
    reached = asyncio.Event()
    if supervisor.snapshot.state != state:
        supervisor.listener = lambda snapshot: reached.set() if snapshot.state == state else None
        await asyncio.wait_for(reached.wait(), 20)
    return supervisor.snapshot


async def get(snapshot: BackendSnapshot, path: str) -> httpx.Response:
    async with httpx.AsyncClient(base_url=snapshot.address, timeout=20) as client:
        return await client.get(path)


def kill(snapshot: BackendSnapshot, role: str) -> None:
    os.kill(next(process.pid for process in snapshot.processes if process.role == role), signal.SIGKILL)


def pids(snapshot: BackendSnapshot) -> list[int]:
    return [process.pid for process in snapshot.processes]


def test_a_started_backend_answers_and_names_its_parts(config: BackendConfig) -> None:
    async def scenario(_supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        assert (await get(snapshot, "/health")).status_code == 200
        assert (snapshot.state, snapshot.redis, snapshot.world) == ("running", "embedded", "tasks-1k")
        assert snapshot.database.startswith("SQLite")

    run(config, scenario)


def test_nothing_is_left_after_a_stop(config: BackendConfig) -> None:
    async def scenario(supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        await supervisor.stop()

        assert not [pid for pid in pids(snapshot) if psutil.pid_exists(pid)]

    run(config, scenario)


def test_a_killed_api_is_noticed_and_comes_back_with_what_was_written(config: BackendConfig) -> None:
    async def scenario(supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        async with httpx.AsyncClient(base_url=snapshot.address, timeout=20) as client:
            made = await client.post("/tasks", json={"title": "Survive a crash", "owner_id": 1})
            assert made.status_code == 201
        kill(snapshot, "api")
        failed = await until(supervisor, "failed")
        assert failed.failure is not None
        assert failed.failure.why == "It ended with signal 9."

        revived = await supervisor.start()

        assert revived.state == "running"
        kept = await get(revived, made.headers["Location"])
        assert kept.json()["title"] == "Survive a crash"

    run(config, scenario)


def test_killed_redis_leaves_the_api_degraded_and_comes_back_on_its_port(config: BackendConfig) -> None:
    async def scenario(supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        kill(snapshot, "redis")
        await until(supervisor, "degraded")
        assert (await get(snapshot, "/health")).status_code in (200, 503)

        revived = await supervisor.start()

        assert revived.state == "running"
        assert revived.address == snapshot.address
        assert (await get(revived, "/health")).status_code == 200

    run(config, scenario)


def test_a_reset_puts_the_switches_back(config: BackendConfig) -> None:
    async def scenario(supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        assert snapshot.control is not None
        control = ControlClient(snapshot.control)
        patch = SwitchboardPatch(settings={"http.etag": SettingPatch(choice="on")})
        assert (await control.patch_switchboard(patch)).settings["http.etag"].choice == "on"
        result = await control.reset(Reset(world="tasks-1k"))
        assert result.world == "tasks-1k"
        assert (await control.switchboard()).settings["http.etag"].choice == "off"
        await control.aclose()

    run(config, scenario)


def test_a_taken_port_is_told_with_its_holder(config: BackendConfig) -> None:
    with closing(socket.socket()) as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()
        wanted = holder.getsockname()[1]

        async def scenario(_supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
            assert snapshot.state == "running"
            assert snapshot.notice.startswith(f"Port {wanted} is in use by ")
            assert f"(pid {os.getpid()})" in snapshot.notice
            assert snapshot.address != f"http://127.0.0.1:{wanted}"

        run(replace(config, port=wanted), scenario)


def test_a_wanted_port_that_is_free_again_is_used_after_a_restart(config: BackendConfig) -> None:
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    holder.listen()
    wanted = holder.getsockname()[1]

    async def scenario(supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        holder.close()

        again = await supervisor.restart()

        assert again.address == f"http://127.0.0.1:{wanted}"
        assert again.notice == ""

    run(replace(config, port=wanted), scenario)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ({"database_url": "postgresq://localhost/bench"}, "postgresq"),
        ({"database_url": "sqlite:////no/such/folder/world.sqlite"}, "unable to open database file"),
        ({"redis_url": "redis://127.0.0.1:1/0"}, "can't be reached"),
        ({"redis_url": "redi://127.0.0.1/0"}, "redi://"),
        ({"world": "tasks-3"}, "tasks-3"),
    ],
)
def test_a_failed_start_shows_its_real_reason(config: BackendConfig, wrong: dict[str, str], reason: str) -> None:
    async def scenario(_supervisor: Supervisor, snapshot: BackendSnapshot) -> None:
        assert snapshot.state == "failed"
        assert snapshot.failure is not None
        assert reason in f"{snapshot.failure.what} {snapshot.failure.why}"
        assert not [pid for pid in pids(snapshot) if psutil.pid_exists(pid)]

    run(replace(config, **wrong), scenario)  # type: ignore[arg-type]  # a mapping of str fields


def test_two_backends_live_side_by_side(config: BackendConfig, tmp_path: Path) -> None:
    async def scenario(_supervisor: Supervisor, first: BackendSnapshot) -> None:
        other = Supervisor(replace(config, data_dir=tmp_path / "other"))
        second = await other.start()
        try:
            async with httpx.AsyncClient(timeout=20) as client:
                await client.delete(f"{first.address}/tasks/1")
                assert (await client.get(f"{first.address}/tasks/1")).status_code == 404
                assert (await client.get(f"{second.address}/tasks/1")).status_code == 200
        finally:
            await other.stop()

    run(config, scenario)


PARENT = """
import asyncio, json, sys
from pathlib import Path
from workbench.backend.supervisor import Supervisor
from workbench.core.backend import BackendConfig

async def main():
    given = json.loads(sys.argv[1])
    config = BackendConfig(Path(given["run"]), Path(given["cache"]), 0, world="tasks-1k", redis_url=given["redis_url"])
    snapshot = await Supervisor(config).start()
    print(json.dumps([process.pid for process in snapshot.processes]), flush=True)
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.mark.parametrize("redis_url", ["", "server"])
def test_no_process_is_left_when_the_parent_is_killed(config: BackendConfig, redis_url: str) -> None:
    if redis_url and shutil.which("redis-server") is None:
        pytest.skip("there is no redis-server on this machine")
    given = {"run": str(config.data_dir), "cache": str(config.cache_dir), "redis_url": redis_url}
    command = [sys.executable, "-c", PARENT, json.dumps(given)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        children = [psutil.Process(pid) for pid in json.loads(parent.stdout.readline())]
        family = [*children, *(grandchild for child in children for grandchild in child.children(recursive=True))]
        parent.kill()
        parent.wait()

    _gone, alive = psutil.wait_procs(family, timeout=10)

    assert not alive
