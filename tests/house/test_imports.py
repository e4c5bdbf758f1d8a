"""The start stays quick: what is heavy is imported after the first paint, or in the process that needs it."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
NO_WIDGETS = (*(ROOT / "workbench" / "state").rglob("*.py"), ROOT / "workbench" / "bridge.py")

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


@pytest.mark.parametrize("path", NO_WIDGETS, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_stores_and_bridge_know_of_qt_only_its_core(path: Path) -> None:
    nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
    named = {node.module for node in nodes if isinstance(node, ast.ImportFrom) and node.module}
    plain = {name.name for node in nodes if isinstance(node, ast.Import) for name in node.names}

    drawing = {name for name in named | plain if name.startswith(("PySide6", "pyqtgraph"))}

    assert drawing <= {"PySide6.QtCore"}
