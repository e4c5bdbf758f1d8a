import os
import subprocess
import sys

import pytest

from workbench import __version__

pytestmark = pytest.mark.e2e


def test_the_module_is_the_command() -> None:
    said = subprocess.run((sys.executable, "-m", "workbench", "--version"), capture_output=True, text=True, check=True)

    assert said.stdout == f"Backend Workbench {__version__}\n"


def test_a_child_of_a_frozen_build_speaks_the_protocol() -> None:
    settings = '{"token": "", "port": 0}\n'

    said = subprocess.run(
        (sys.executable, "-m", "workbench", "--role", "redis"),
        input=settings,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )

    assert '"event":"ready"' in said.stdout
    assert '"role":"redis"' in said.stdout


def test_a_console_without_a_letter_shows_a_stand_in() -> None:
    narrow = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}

    said = subprocess.run(
        (sys.executable, "-m", "workbench", "lesson", "lint", "über"), env=narrow, capture_output=True, check=False
    )

    assert said.returncode == 1
    assert b"Traceback" not in said.stderr
    assert b"ber" in said.stdout
