import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.e2e


@pytest.mark.parametrize("kind", ["floor", "ours"])
def test_says_when_it_is_usable(tmp_path: Path, kind: str) -> None:
    command = [sys.executable, "-m", "workbench.bench.start_probe", kind, str(tmp_path)]

    done = subprocess.run(command, capture_output=True, timeout=90, check=True)

    assert done.stdout == b"usable\n"
