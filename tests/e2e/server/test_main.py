"""The roles as a parent meets them: settings in, one line out, gone when stdin closes."""

import socket
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.e2e
Start = Callable[..., Any]


def test_starts_answers_and_stops_when_stdin_closes(start: Start) -> None:
    child = start()

    with child.taught() as client:
        status = client.get("/health").status_code
    child.stdin.close()
    code = child.process.wait(timeout=10)

    assert child.said["event"] == "ready"
    assert child.said["pid"] == child.process.pid
    assert (status, code) == (200, 0)


def test_a_bad_database_url_is_said(start: Start) -> None:
    child = start(database_url="oracel://nowhere/db")

    assert child.said["event"] == "failed"
    assert "oracel" in child.said["what"]
    assert child.process.wait(timeout=10) == 1


def test_a_database_that_cannot_be_reached_is_said_without_its_password(start: Start) -> None:
    pytest.importorskip("psycopg")

    child = start(database_url="postgresql://somebody:hush@127.0.0.1:1/bench")

    assert child.said["event"] == "failed"
    assert "127.0.0.1" in child.said["why"]
    assert "hush" not in str(child.said)


@pytest.mark.parametrize(
    ("url", "word"), [("rediss+odd://x:1", "rediss+odd"), ("redis://127.0.0.1:1/0", "127.0.0.1:1")]
)
def test_a_redis_that_cannot_be_used_is_said(start: Start, url: str, word: str) -> None:
    child = start(redis_url=url)

    assert child.said["event"] == "failed"
    assert word in child.said["what"] + child.said["why"]


def test_an_unknown_world_is_said(start: Start) -> None:
    child = start(world="tasks-7")

    assert child.said["event"] == "failed"
    assert "tasks-1k" in child.said["why"]


def test_settings_that_are_no_json_are_said() -> None:
    command = [sys.executable, "-m", "server", "--child"]

    done = subprocess.run(command, input="not json\n", capture_output=True, text=True, timeout=30, check=False)

    assert done.returncode == 1
    assert '"event":"failed"' in done.stdout


def test_a_taken_port_is_left_alone_and_named(start: Start) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]

        strict = start(port=port, strict_port=True)
        moved = start(port=port)

        assert strict.said["event"] == "failed"
        assert str(port) in strict.said["what"]
        assert moved.said["event"] == "ready"
        assert moved.said["port"] != port
        assert moved.said["port_wanted"] == port
        assert moved.said["port_holder"]


def test_alone_it_says_what_a_person_needs(tmp_path: Path, world_cache: Path) -> None:
    command = [sys.executable, "-m", "server", "--port", "0", "--world", "tasks-1k"]
    folders = ["--data-dir", str(tmp_path / "data"), "--cache-dir", str(world_cache)]

    process = subprocess.Popen([*command, *folders], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    said = ""
    while "Ctrl+C" not in said:
        said += process.stdout.readline()
    process.terminate()
    process.communicate(timeout=10)

    assert "http://127.0.0.1:" in said
    assert "alice" in said
    assert process.returncode == 0
