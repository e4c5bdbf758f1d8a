import asyncio
import os
import signal
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from workbench.backend.commands import ChildRole
from workbench.backend.supervisor import Supervisor
from workbench.core.backend import BackendConfig, BackendSnapshot

FAKE = Path(__file__).with_name("fake_child.py")
kills = pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")


class Bench:
    """A supervisor over fake children whose behaviour can be changed between starts."""

    def __init__(self, folder: Path) -> None:
        self.how: dict[str, str] = {}
        self.seen: list[BackendSnapshot] = []
        self.news = asyncio.Event()
        config = BackendConfig(folder / "data", folder / "cache", port=8123, world="tasks-1k")
        self.supervisor = Supervisor(config, self._command)
        self.supervisor.listener = self._listen

    def _command(self, role: ChildRole) -> tuple[str, ...]:
        return (sys.executable, str(FAKE), role, self.how.get(role, ""))

    def _listen(self, snapshot: BackendSnapshot) -> None:
        self.seen.append(snapshot)
        self.news.set()

    async def until(self, state: str) -> BackendSnapshot:
        async with asyncio.timeout(10):
            while self.supervisor.snapshot.state != state:
                self.news.clear()
                await self.news.wait()
        return self.supervisor.snapshot

    def pid(self, role: str) -> int:
        return next(process.pid for process in self.supervisor.snapshot.processes if process.role == role)

    def kill(self, role: str) -> None:
        os.kill(self.pid(role), signal.SIGKILL)

    @property
    def states(self) -> list[str]:
        return [snapshot.state for snapshot in self.seen]


@pytest.fixture
def bench(tmp_path: Path) -> Bench:
    return Bench(tmp_path)


def run(bench: Bench, scenario: Callable[[Bench], object]) -> None:
    async def scene() -> None:
        try:
            await scenario(bench)  # type: ignore[misc]  # every scenario is an async function
        finally:
            await bench.supervisor.stop()

    asyncio.run(scene())


def test_a_start_shows_addresses_and_processes(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        snapshot = await bench.supervisor.start()

        assert bench.states == ["starting", "running"]
        assert snapshot.address == "http://127.0.0.1:8123"
        assert snapshot.control is not None
        assert snapshot.control.url == "http://127.0.0.1:5001"
        assert [process.role for process in snapshot.processes] == ["api", "redis"]
        assert (snapshot.database, snapshot.redis, snapshot.run) == ("Fake 1", "embedded", 1)

    run(bench, scenario)


def test_starting_twice_starts_once(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        first, second = await asyncio.gather(bench.supervisor.start(), bench.supervisor.start())

        assert first.processes == second.processes
        assert bench.states == ["starting", "running"]

    run(bench, scenario)


def test_no_redis_of_ours_when_an_address_is_given(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        bench.supervisor.config = replace(bench.supervisor.config, redis_url="redis://far.example:6379/0")

        snapshot = await bench.supervisor.start()

        assert [process.role for process in snapshot.processes] == ["api"]
        assert snapshot.redis == "far.example"

    run(bench, scenario)


def test_a_failed_start_shows_the_childs_own_reason_and_leaves_nothing_running(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        bench.how["api"] = "refuses"

        snapshot = await bench.supervisor.start()

        assert snapshot.state == "failed"
        assert snapshot.failure is not None
        assert (snapshot.failure.what, snapshot.failure.why) == ("The database is gone.", "No such file.")
        assert snapshot.control is None

    run(bench, scenario)


def test_after_a_failed_start_it_can_be_started_again(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        bench.how["redis"] = "breaks"
        await bench.supervisor.start()
        bench.how.clear()

        snapshot = await bench.supervisor.start()

        assert (snapshot.state, snapshot.failure) == ("running", None)

    run(bench, scenario)


@kills
def test_the_death_of_the_api_is_shown_with_its_last_lines(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.supervisor.start()
        bench.kill("api")

        snapshot = await bench.until("failed")

        assert snapshot.failure is not None
        assert snapshot.failure.why == "It ended with signal 9."
        assert (snapshot.processes[0].state, snapshot.exit) == ("failed", "signal 9")
        assert snapshot.processes[0].log_tail == ("api begins",)
        assert snapshot.control is None
        assert snapshot.address  # {{base}} keeps its meaning: a request is refused, not unresolvable

    run(bench, scenario)


@kills
def test_starting_after_a_death_keeps_redis_and_what_is_in_it(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.supervisor.start()
        redis = bench.pid("redis")
        bench.kill("api")
        await bench.until("failed")

        snapshot = await bench.supervisor.start()

        assert (snapshot.state, snapshot.run) == ("running", 2)
        assert bench.pid("redis") == redis
        assert [process.restarts for process in snapshot.processes] == [1, 0]

    run(bench, scenario)


@kills
def test_without_redis_the_api_goes_on_and_redis_comes_back_on_its_port(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.supervisor.start()
        api, port = bench.pid("api"), bench.supervisor.snapshot.processes[1].port
        bench.kill("redis")
        degraded = await bench.until("degraded")

        revived = await bench.supervisor.start()

        assert "Redis has stopped" in degraded.notice
        assert degraded.control is not None
        assert (revived.state, revived.failure, revived.run) == ("running", None, 1)
        assert bench.pid("api") == api
        assert port in [process.port for process in revived.processes]

    run(bench, scenario)


def test_a_restart_uses_new_processes_a_new_token_and_the_given_configuration(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        first = await bench.supervisor.start()
        second = await bench.supervisor.restart(replace(bench.supervisor.config, port=8200))

        assert {process.pid for process in first.processes}.isdisjoint(process.pid for process in second.processes)
        assert first.control is not None
        assert second.control is not None
        assert first.control.token != second.control.token
        assert second.address == "http://127.0.0.1:8200"

    run(bench, scenario)


def test_a_start_can_be_called_off(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        bench.how["api"] = "silent"
        start = asyncio.create_task(bench.supervisor.start())
        await bench.until("starting")

        await bench.supervisor.stop()

        assert (await start).state == "starting"
        assert bench.supervisor.snapshot.state == "stopped"

    run(bench, scenario)


def test_a_restart_begins_with_the_world_of_now(bench: Bench) -> None:
    bench.supervisor.note_world("tasks-20k")

    assert bench.supervisor.config.world == "tasks-20k"
    assert bench.supervisor.snapshot.world == "tasks-20k"


def test_a_refresh_reads_memory_again(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        await bench.supervisor.start()

        assert all(process.rss_bytes > 0 for process in bench.supervisor.refresh().processes)

    run(bench, scenario)


def test_a_folder_that_cannot_be_made_is_the_reason(bench: Bench, tmp_path: Path) -> None:
    async def scenario(bench: Bench) -> None:
        blocked = tmp_path / "file"
        blocked.write_text("in the way")
        bench.supervisor.config = replace(bench.supervisor.config, data_dir=blocked / "data")

        snapshot = await bench.supervisor.start()

        assert snapshot.failure is not None
        assert "A folder can't be made" in snapshot.failure.why

    run(bench, scenario)


def test_the_token_is_not_shown_by_a_snapshot(bench: Bench) -> None:
    async def scenario(bench: Bench) -> None:
        snapshot = await bench.supervisor.start()

        assert snapshot.control is not None
        assert snapshot.control.token not in repr(snapshot)

    run(bench, scenario)
