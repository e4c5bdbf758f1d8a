import json
import subprocess
import sys
import urllib.request

import pytest

from workbench.bench.big_body import ROW, body_size

pytestmark = pytest.mark.e2e


def test_serves_rows_of_that_size_until_stdin_ends() -> None:
    command = [sys.executable, "-m", "workbench.bench.big_body", "5000", "application/json"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            body = answer.read()
        server.communicate(timeout=10)

    count, length = body_size(5000)
    assert len(body) == length
    assert json.loads(body) == [ROW] * count
    assert server.returncode == 0
