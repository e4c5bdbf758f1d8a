import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e

LIGHT = """
import sys
import workbench.load.__main__
heavy = {"PySide6", "numpy", "pydantic", "httpx", "server"} & {name.partition(".")[0] for name in sys.modules}
print(sorted(heavy))
"""


def test_a_broken_plan_is_answered_in_plain_words() -> None:
    done = subprocess.run([sys.executable, "-m", "workbench.load"], input=b"{}\n", capture_output=True, check=False)

    assert done.returncode == 2
    assert b'"type": "failed"' in done.stdout
    assert done.stderr == b""


def test_ends_when_nobody_gives_it_a_plan() -> None:
    done = subprocess.run([sys.executable, "-m", "workbench.load"], input=b"", capture_output=True, check=False)

    assert done.returncode == 2


def test_generator_starts_light() -> None:
    done = subprocess.run([sys.executable, "-c", LIGHT], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
