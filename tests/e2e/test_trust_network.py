"""Nothing leaves this machine by itself, nothing can come in from outside, and a web page can't reach the controls."""

import asyncio
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import psutil
import pytest

from server.contract import TOKEN_HEADER
from tests.e2e.journey.wire import Tap
from workbench.core.backend import BackendConfig, ControlAddress
from workbench.headless import RunningBackend, running_backend

pytestmark = pytest.mark.e2e
LOOPBACK = "127.0.0.1"
BURST = ("-m", "workbench", "burst", "--count", "50", "--world", "tasks-1k", "/tasks/7")


def strangers(token: str) -> dict[str, dict[str, str]]:
    """Headers that must be turned away."""
    known = {TOKEN_HEADER: token}
    return {
        "no token": {},
        "an empty token": {TOKEN_HEADER: ""},
        "a wrong token": {TOKEN_HEADER: f"{token}x"},
        "half a token": {TOKEN_HEADER: token[:-1]},
        "a rebound name": {**known, "Host": "rebound.example"},
        "a name that begins like ours": {**known, "Host": "127.0.0.1.example.com"},
        "an address of the network": {**known, "Host": "192.168.1.20"},
        "a web page": {**known, "Origin": "https://page.example"},
        "a web page without an origin of its own": {**known, "Origin": "null"},
        "a page that begins like ours": {**known, "Origin": "http://127.0.0.1.example.com"},
    }


@pytest.fixture
def config(tmp_path: Path) -> BackendConfig:
    return BackendConfig(tmp_path, tmp_path / "worlds", port=0, world="tasks-1k")


def test_the_control_listener_turns_every_stranger_away(config: BackendConfig) -> None:
    async def answers(control: ControlAddress, path: str, method: str) -> dict[str, int]:
        async with httpx.AsyncClient(base_url=control.url, timeout=20) as client:
            return {
                who: (await client.request(method, path, headers=headers)).status_code
                for who, headers in strangers(control.token).items()
            }

    async def scenario() -> None:
        async with running_backend(config=config) as backend:
            control = backend.snapshot.control
            assert control is not None
            for method, path in (("GET", "/status"), ("GET", "/events"), ("POST", "/reset"), ("POST", "/shutdown")):
                given = await answers(control, path, method)
                assert {who: status for who, status in given.items() if status not in (401, 403)} == {}
                assert given["no token"] == 401
                assert given["a rebound name"] == given["a web page"] == 403
            assert (await backend.control.status()).world == "tasks-1k"

    asyncio.run(scenario())


def test_a_refused_web_page_is_given_no_cors_headers(config: BackendConfig) -> None:
    async def scenario() -> None:
        async with running_backend(config=config) as backend, httpx.AsyncClient(timeout=20) as client:
            assert backend.snapshot.control is not None
            wish = {"Origin": "https://page.example", "Access-Control-Request-Method": "PATCH"}
            answer = await client.options(f"{backend.snapshot.control.url}/switchboard", headers=wish)
            assert answer.status_code == 403
            assert not [name for name in answer.headers if name.startswith("access-control")]

    asyncio.run(scenario())


@pytest.mark.parametrize("redis_url", ["", "server"])
def test_every_listener_is_on_loopback_only(config: BackendConfig, redis_url: str) -> None:
    if redis_url and shutil.which("redis-server") is None:
        pytest.skip("there is no redis-server on this machine")

    def listening(backend: RunningBackend) -> list[str]:
        ours = [psutil.Process(process.pid) for process in backend.snapshot.processes]
        family = {*ours, *(child for parent in ours for child in parent.children(recursive=True))}
        connections = [one for process in family for one in process.net_connections(kind="inet")]
        return [one.laddr.ip for one in connections if one.status in (psutil.CONN_LISTEN, psutil.CONN_NONE)]

    async def scenario() -> None:
        async with running_backend(config=config, redis_url=redis_url) as backend:
            assert len(listening(backend)) >= 3  # the API, the control listener, Redis
            assert set(listening(backend)) == {LOOPBACK}

    wanted = BackendConfig(config.data_dir, config.cache_dir, 0, redis_url=redis_url, world=config.world)
    config = wanted
    asyncio.run(scenario())


def test_no_process_looks_beyond_this_machine(tmp_path: Path) -> None:
    tap = Tap(tmp_path / "tap")
    environment = {**os.environ, **tap.environment}

    said = subprocess.run(
        (sys.executable, *BURST), env=environment, capture_output=True, text=True, check=False, timeout=60
    )

    assert said.returncode == 0, said.stderr
    assert tap.processes >= 3  # the API, Redis, the load generator
    assert len(tap.addresses("socket.bind")) >= 3
    assert tap.hosts() == {LOOPBACK}


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="network namespaces are Linux's")
def test_it_works_where_there_is_no_network_at_all(tmp_path: Path) -> None:
    cut_off = ("unshare", "-rn", "sh", "-c", 'ip link set lo up && exec "$@"', "sh")
    if (
        shutil.which("unshare") is None
        or subprocess.run((*cut_off, "true"), check=False, capture_output=True).returncode
    ):
        pytest.skip("this user may not make a network namespace")

    said = subprocess.run((*cut_off, sys.executable, *BURST), capture_output=True, text=True, check=False, timeout=60)

    assert said.returncode == 0, said.stderr
    assert "no errors" in said.stdout
