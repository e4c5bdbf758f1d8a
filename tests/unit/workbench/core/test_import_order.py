"""The order of imports, read from code that isn't run."""

import subprocess
import sys
from pathlib import Path

import pytest

from workbench.core import import_order as tested
from workbench.core.import_order import import_order

PARTS = {
    "__init__": "raise AssertionError('read, not run')",
    "top": "from typing import TYPE_CHECKING\n"
    "from bench_parts import face, rules\n"
    "from bench_parts.rules import WORD\n"
    "if TYPE_CHECKING:\n    import bench_parts.only_types\n"
    "import bench_parts.last\n"
    "def later():\n    import bench_parts.in_function\n",
    "rules": "import json\nfrom bench_parts import top\nWORD = 1",
    "face": "from bench_parts import rules",
    "last": "",
    "only_types": "",
    "in_function": "",
}


@pytest.fixture
def parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "bench_parts"
    folder.mkdir()
    for name, code in PARTS.items():
        (folder / f"{name}.py").write_text(code, "utf-8")
    monkeypatch.syspath_prepend(str(tmp_path))
    monkeypatch.setattr(tested, "_OURS", ("bench_parts",))
    monkeypatch.setattr(tested, "_WITH_QT", ("bench_parts.face", "bench_parts.top"))
    tested._spec.cache_clear()


@pytest.mark.usefixtures("parts")
def test_each_module_stands_behind_what_it_needs_and_none_is_run() -> None:
    order = import_order("bench_parts.top")

    assert order.anywhere == ("bench_parts", "bench_parts.rules", "bench_parts.last")
    assert order.on_ui_thread == ("bench_parts.face", "bench_parts.top")
    assert not any(name.startswith("bench_parts") for name in sys.modules)


def test_what_is_there_already_is_not_named() -> None:
    order = import_order("pathlib")

    assert (order.anywhere, order.on_ui_thread) == ((), ())


@pytest.mark.parametrize("part", ["request_screen", "lessons", "experiment", "runner", "streams"])
def test_nothing_that_knows_qt_comes_along_with_what_may_be_imported_anywhere(part: str) -> None:
    """In a process of its own, where nothing is imported yet."""
    program = (
        "import importlib, sys\n"
        "from workbench.core.import_order import import_order\n"
        f"order = import_order('workbench.compose.{part}')\n"
        "for name in order.anywhere: importlib.import_module(name)\n"
        "assert not [name for name in sys.modules if name.startswith(('PySide6', 'workbench.ui'))]\n"
        "for name in order.on_ui_thread:\n"
        "    known = set(sys.modules)\n"
        "    importlib.import_module(name)\n"
        "    new = {one for one in set(sys.modules) - known if one.startswith('workbench.')}\n"
        "    assert new <= {name}, (name, new)\n"
    )

    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stderr
