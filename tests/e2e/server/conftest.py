"""Starts real roles of ``python -m server`` and makes sure that none is left."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Any

import httpx
import pytest

from server.contract import TOKEN_HEADER

TOKEN = "e2e-token"


@dataclass
class Child:
    """A running role: its process, and the first line it said."""

    process: "subprocess.Popen[str]"
    said: dict[str, Any] = field(default_factory=dict)

    @property
    def stdin(self) -> IO[str]:
        assert self.process.stdin is not None
        return self.process.stdin

    def taught(self) -> httpx.Client:
        """A client of the taught listener."""
        return httpx.Client(base_url=f"http://127.0.0.1:{self.said['port']}", timeout=30)

    def control(self) -> httpx.Client:
        """A client of the control listener, with the token."""
        base = f"http://127.0.0.1:{self.said['control_port']}"
        return httpx.Client(base_url=base, headers={TOKEN_HEADER: TOKEN}, timeout=30)


Start = Callable[..., Child]


@pytest.fixture(scope="session")
def world_cache(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture
def start(tmp_path: Path, world_cache: Path) -> Iterator[Start]:
    running: list[Child] = []

    def run(role: str = "api", **settings: Any) -> Child:
        command = [sys.executable, "-m", "server", role, "--child"]
        pipe = subprocess.PIPE
        with (tmp_path / "stderr.log").open("a") as log:
            child = Child(subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=log, text=True))
        running.append(child)
        given = {
            "token": TOKEN,
            "port": 0,
            "world": "tasks-1k",
            "data_dir": str(tmp_path / "data"),
            "cache_dir": str(world_cache),
            **settings,
        }
        child.stdin.write(json.dumps(given) + "\n")
        child.stdin.flush()
        assert child.process.stdout is not None
        child.said = json.loads(child.process.stdout.readline())
        return child

    yield run
    for child in running:
        child.stdin.close()
        child.process.wait(timeout=20)
        assert child.process.stdout is not None
        child.process.stdout.close()


@pytest.fixture
def child(start: Start) -> Child:
    """A backend on a fresh, small world."""
    return start()


@pytest.fixture
def control(child: Child) -> Iterator[httpx.Client]:
    """A client of its control listener."""
    with child.control() as client:
        yield client


@pytest.fixture
def taught(child: Child) -> Iterator[httpx.Client]:
    """A client of its taught listener."""
    with child.taught() as client:
        yield client
