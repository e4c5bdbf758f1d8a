import json
import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e


def test_a_big_body_is_measured_in_the_real_window() -> None:
    command = [sys.executable, "-m", "workbench.bench.window_rows", "body", "--quick"]

    done = subprocess.run(command, capture_output=True, timeout=100, check=True)

    rows = json.loads(done.stdout.splitlines()[-1])
    assert [row["id"] for row in rows] == ["body", "body", "body"]
    assert all(row["value"] > 0 for row in rows)
