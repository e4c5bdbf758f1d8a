"""The whole collection holds on a real PostgreSQL as it does on SQLite, and its plans are read; skipped without one."""

import asyncio
import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import httpx
import pytest

from server.contract.control import Reset
from server.contract.features import SettingPatch, SwitchboardPatch
from workbench.cli import main
from workbench.headless import running_backend

COLLECTION = Path(__file__).parents[3] / "assets" / "collections" / "tasks-api"
FOLDERS = [*sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]
"""Where Debian keeps the programs of a server; elsewhere they are on the path."""
INITDB = next((str(one / "initdb") for one in FOLDERS), shutil.which("initdb"))

pytestmark = [pytest.mark.e2e, pytest.mark.skipif(INITDB is None, reason="no PostgreSQL on this machine")]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A cluster of our own, without a password, on loopback."""
    pytest.importorskip("psycopg")
    assert INITDB is not None
    folder, port = tmp_path_factory.mktemp("cluster") / "data", free_port()
    folder.mkdir()
    account = None
    if os.name == "posix" and os.getuid() == 0:  # PostgreSQL refuses to run as root
        account = "postgres"
        shutil.chown(folder, account)
        for above in list(folder.parents)[:3]:
            above.chmod(0o755)
    run = partial(subprocess.run, user=account, check=True, stdout=subprocess.DEVNULL, cwd=folder)
    control = [str(Path(INITDB).with_name("pg_ctl")), "-D", str(folder), "-l", str(folder / "log"), "--wait"]
    run([INITDB, "-D", str(folder), "-U", "learner", "-A", "trust", "--no-sync", "-E", "UTF8", "--locale=C"])
    run([*control, "start", "-o", f"-h 127.0.0.1 -p {port} -k '' -F"])
    yield f"postgresql+psycopg://learner@127.0.0.1:{port}/postgres"
    run([*control, "stop", "--mode", "immediate"])


def test_the_shipped_collection_holds(url: str, capfd: pytest.CaptureFixture[str]) -> None:
    code = main(["--database-url", url, "run", str(COLLECTION)])

    assert code == 0, capfd.readouterr().out


def test_a_switched_index_shows_in_the_plan_and_reset_puts_everything_back(url: str) -> None:
    async def scenario() -> tuple[list[str], int]:
        async with (
            running_backend("tasks-20k", database_url=url) as backend,
            httpx.AsyncClient(base_url=backend.address, timeout=30) as client,
        ):
            plans: list[str] = []
            for choice in ("none", "owner"):
                wanted = SettingPatch(choice=choice)
                await backend.control.patch_switchboard(SwitchboardPatch(settings={"data.index": wanted}))
                assert (await client.get("/tasks", params={"owner_id": 7})).status_code == 200
                (newest,) = await backend.control.traces(limit=1)
                plans.append(str(await backend.control.explain(newest.seq, 0)))
            assert (await client.delete("/tasks/1")).status_code == 204
            await backend.control.reset(Reset())
            return plans, (await client.get("/tasks/1")).status_code

    (without, with_index), status = asyncio.run(scenario())

    assert "ix_tasks_owner" not in without
    assert "ix_tasks_owner" in with_index
    assert status == 200
