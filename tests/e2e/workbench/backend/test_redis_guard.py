"""The guard of a real ``redis-server``: answers on its port, ends with its stdin, and says why it can't."""

import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing

import psutil
import pytest

from server.contract.control import Ready, StartFailure
from workbench.backend.protocol import read_answer, redis_settings, settings_line

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(shutil.which("redis-server") is None, reason="there is no redis-server on this machine"),
]
Guard = subprocess.Popen[bytes]


@pytest.fixture
def guard() -> Iterator[Guard]:
    pipe = subprocess.PIPE
    command = (sys.executable, "-m", "workbench.backend.redis_guard")
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, stderr=subprocess.DEVNULL) as process:
        yield process
        if process.stdin and not process.stdin.closed:
            process.stdin.close()
        process.wait(20)


def ask(guard: Guard, port: int) -> Ready | StartFailure | None:
    assert guard.stdin is not None
    assert guard.stdout is not None
    guard.stdin.write(settings_line(redis_settings(port)))
    guard.stdin.flush()
    return read_answer(guard.stdout.readline())


def free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def test_it_answers_on_the_port_that_it_names(guard: Guard) -> None:
    ready = ask(guard, 0)

    assert isinstance(ready, Ready)
    with socket.create_connection(("127.0.0.1", ready.port), timeout=5) as client:
        client.sendall(b"PING\r\n")
        assert client.recv(7) == b"+PONG\r\n"


def test_a_known_port_is_taken_again(guard: Guard) -> None:
    port = free_port()

    ready = ask(guard, port)

    assert isinstance(ready, Ready)
    assert ready.port == port


def test_redis_ends_when_stdin_is_closed(guard: Guard) -> None:
    ready = ask(guard, 0)
    assert isinstance(ready, Ready)
    redis = psutil.Process(ready.pid)
    assert guard.stdin is not None

    guard.stdin.close()

    assert guard.wait(20) is not None
    assert not redis.is_running()


def test_the_guard_ends_when_redis_does(guard: Guard) -> None:
    ready = ask(guard, 0)
    assert isinstance(ready, Ready)

    psutil.Process(ready.pid).kill()

    assert guard.wait(20) != 0


def test_a_port_that_is_taken_is_the_reason(guard: Guard) -> None:
    with closing(socket.socket()) as holder:
        holder.bind(("127.0.0.1", 0))
        holder.listen()

        answer = ask(guard, holder.getsockname()[1])

    assert isinstance(answer, StartFailure)
    assert "exit code 1" in answer.why
