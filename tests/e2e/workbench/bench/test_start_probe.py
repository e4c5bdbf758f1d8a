import subprocess
import sys

import pytest

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("kind", ["floor", "ours"])
def test_says_when_it_is_usable(kind: str) -> None:
    command = [sys.executable, "-m", "workbench.bench.start_probe", kind]

    done = subprocess.run(command, capture_output=True, timeout=90, check=True)

    assert done.stdout == b"usable\n"
