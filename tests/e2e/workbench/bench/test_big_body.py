import json
import subprocess
import sys
import urllib.request

import pytest

from workbench.bench.big_body import make_body

pytestmark = pytest.mark.e2e


def test_body_is_json_of_about_that_size() -> None:
    body = make_body(100_000)

    assert 99_000 < len(body) <= 100_002
    assert json.loads(body)[0]["owner_id"] == 42


def test_serves_until_stdin_ends() -> None:
    command = [sys.executable, "-m", "workbench.bench.big_body", "5000"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server:
        assert server.stdout is not None
        port = int(server.stdout.readline())
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=10) as answer:
            assert answer.read() == make_body(5000)
        server.communicate(timeout=10)

    assert server.returncode == 0
