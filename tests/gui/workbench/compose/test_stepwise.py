import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.compose.stepwise import Stepwise, awakened, imported


@pytest.fixture
def package(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    folder = tmp_path / "stepped"
    folder.mkdir()
    (folder / "part.py").write_text("from . import FIRST\nSECOND = FIRST + 1\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    yield folder / "__init__.py"
    for name in ("stepped", "stepped.part"):
        sys.modules.pop(name, None)


def test_a_package_is_imported_a_statement_at_a_time(package: Path) -> None:
    package.write_text('"""What it is for."""\nFIRST = 1\nfrom .part import SECOND\n')

    count = sum(1 for _ in imported("stepped"))

    assert (count, sys.modules["stepped"].SECOND, sys.modules["stepped"].__doc__) == (3, 2, "What it is for.")
    assert list(imported("stepped")) == []


def test_one_that_fails_is_not_left_half_imported(package: Path) -> None:
    package.write_text("FIRST = 1\nraise OSError('no')\n")

    with pytest.raises(OSError, match="no"):
        list(imported("stepped"))

    assert "stepped" not in sys.modules


def test_it_is_done_on_this_thread_and_then_told(qtbot: QtBot) -> None:
    parent = QObject()
    threads: list[threading.Thread] = []
    ended: list[str] = []

    def steps() -> Iterator[None]:
        for _ in range(3):
            threads.append(threading.current_thread())
            yield

    Stepwise(steps(), lambda: ended.append("then"), parent).begin()

    qtbot.waitUntil(lambda: bool(ended))
    assert threads == [threading.main_thread()] * 3
    assert ended == ["then"]


def test_every_name_is_looked_at() -> None:
    assert sum(1 for _ in awakened(sys.modules[__name__])) == len(dir(sys.modules[__name__]))
