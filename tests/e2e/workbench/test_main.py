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
