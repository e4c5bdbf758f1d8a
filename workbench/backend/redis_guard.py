"""Runs a real ``redis-server`` on a free port and ends it when our parent goes: Redis itself does not watch stdin."""

import shutil
import socket
import subprocess
import sys
from contextlib import closing

from server.contract.control import Ready, StartFailure


def main() -> int:
    """The role 'redis-server': one settings line in, one ready line out, until stdin is closed."""
    sys.stdin.readline()
    program = shutil.which("redis-server")
    if program is None:
        _say(StartFailure(role="redis", what="There is no redis-server on this machine.", why="It is not on the PATH."))
        return 1
    port = _free_port()
    command = (program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no")
    with subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, text=True) as redis:
        try:
            if not _wait_until_ready(redis):
                _say(StartFailure(role="redis", what="redis-server stopped at once.", why=f"Exit code {redis.poll()}."))
                return 1
            _say(Ready(role="redis", pid=redis.pid, port=port, redis="redis-server"))
            sys.stdin.read()
        finally:
            redis.terminate()
    return 0


def _wait_until_ready(redis: "subprocess.Popen[str]") -> bool:
    assert redis.stdout is not None
    for line in redis.stdout:
        print(line.rstrip(), file=sys.stderr, flush=True)
        if "eady to accept connections" in line:
            return True
    return False


def _free_port() -> int:
    with closing(socket.socket()) as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _say(message: Ready | StartFailure) -> None:
    print(message.model_dump_json(), flush=True)


if __name__ == "__main__":
    sys.exit(main())
