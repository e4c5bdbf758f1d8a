import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

DRIVE = """
from workbench.bench.live_window import Gaps, live_window
with live_window() as window:
    gaps = Gaps()
    gaps.start()
    window.wait(1.0)
    found = gaps.stop()
    assert found == sorted(found) and len(found) > 10
    assert window.base.startswith("http://127.0.0.1:")
    try:
        window.wait_until(lambda: False, 0.05)
    except TimeoutError:
        print("alive")
"""


def test_the_window_lives_while_it_is_waited_for() -> None:
    done = subprocess.run([sys.executable, "-c", DRIVE], capture_output=True, text=True, timeout=90, check=True)

    assert done.stdout == "alive\n"
