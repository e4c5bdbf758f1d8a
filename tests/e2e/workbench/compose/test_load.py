import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

BURST = """
from workbench.bench.live_window import live_window
with live_window(settle_s=0.0) as window:
    context = window.made.context
    ended = []
    context.burst.finished.connect(ended.append)
    context.commands.run("burst.run")
    window.wait_until(lambda: bool(ended))
    assert context.burst_strip.isVisible()
    assert context.burst_strip.figures.text().startswith("GET /tasks")
    print(ended[0].count, ended[0].ok)
"""


def drive(script: str) -> str:
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=110, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()


def test_a_burst_of_the_request_in_front() -> None:
    assert drive(BURST) == "500 500"
