"""Runs a real ``redis-server`` on a free port and ends it when our parent goes: Redis itself does not watch stdin."""

import shutil
import socket
import subprocess
import sys
import threading
from contextlib import closing, suppress

from server.contract.control import ChildSettings, Ready, StartFailure
from workbench.backend.protocol import exit_words, no_redis_server

END_TIMEOUT_S = 3.0


def main() -> int:
    """The role 'redis-server': one settings line in, one ready line out, until stdin is closed."""
    settings = ChildSettings.model_validate_json(sys.stdin.readline())
    program = shutil.which("redis-server")
    if program is None:
        _say(no_redis_server())
        return 1
    port = settings.port if settings.strict_port else _free_port()
    command = (program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
    with subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    ) as redis:
        try:
            return _serve(redis, port)
        finally:
            _end(redis)


def _serve(redis: "subprocess.Popen[str]", port: int) -> int:
    last_line = _wait_until_ready(redis)
    if last_line is not None:
        why = f"It ended with {exit_words(redis.wait())}. {last_line}".strip()
        _say(StartFailure(role="redis", what="redis-server stopped at once.", why=why))
        return 1
    _say(Ready(role="redis", pid=redis.pid, port=port, redis="redis-server"))
    threading.Thread(target=_hand_on, args=(redis,), name="redis log", daemon=True).start()
    threading.Thread(target=_end_with_stdin, args=(redis,), name="stdin watch", daemon=True).start()
    return redis.wait()


def _wait_until_ready(redis: "subprocess.Popen[str]") -> str | None:
    """None once it answers; its last line when it has ended instead."""
    assert redis.stdout is not None
    line = ""
    for line in redis.stdout:
        print(line.rstrip(), file=sys.stderr, flush=True)
        if "eady to accept connections" in line:
            return None
    return line.strip()


def _hand_on(redis: "subprocess.Popen[str]") -> None:
    """Keep its pipe empty: it would stand still at a full one."""
    assert redis.stdout is not None
    with suppress(ValueError):  # closed when the guard ends
        for line in redis.stdout:
            print(line.rstrip(), file=sys.stderr, flush=True)


def _end_with_stdin(redis: "subprocess.Popen[str]") -> None:
    sys.stdin.read()
    redis.terminate()


def _end(redis: "subprocess.Popen[str]") -> None:
    redis.terminate()
    try:
        redis.wait(END_TIMEOUT_S)
    except subprocess.TimeoutExpired:
        redis.kill()


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say(message: Ready | StartFailure) -> None:
    print(message.model_dump_json(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
