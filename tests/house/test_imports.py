"""The start stays quick: what is heavy is imported after the first paint, or in the process that needs it."""

import subprocess
import sys

import pytest

BUDGET = {
    "workbench.cli": ("PySide6", "pyqtgraph", "httpx", "fastapi", "sqlalchemy", "numpy", "pygments"),
    "workbench.load": ("PySide6", "pydantic", "numpy", "httpx"),
    "server.contract": ("fastapi", "sqlalchemy", "redis"),
    "workbench.core.request": ("PySide6", "httpx", "pydantic"),
}


@pytest.mark.parametrize("module", BUDGET)
def test_module_stays_light(module: str) -> None:
    code = f"import sys, {module}; print(' '.join(sys.modules))"

    loaded = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.split()

    assert not set(BUDGET[module]) & set(loaded)
