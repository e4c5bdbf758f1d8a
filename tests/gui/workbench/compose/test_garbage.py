"""While the window is open, cycles are freed on the UI thread, whoever makes the garbage."""

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from workbench.compose.garbage import GarbageOnUiThread


class Knot(QObject):
    """Refers to itself, so that only the collector frees it."""

    def __init__(self) -> None:
        super().__init__()
        self.me = self


@pytest.fixture
def garbage(qapp: object) -> Iterator[GarbageOnUiThread]:
    made = GarbageOnUiThread()
    made.begin()
    yield made
    made.end()
    gc.disable()  # as the tests have it


def make_rubbish() -> None:
    """Enough for the interpreter's own collector to begin, were it not for us."""
    kept = [[] for _ in range(3 * gc.get_threshold()[0])]
    assert kept


def test_a_knot_is_freed_on_the_ui_thread(qtbot: QtBot, garbage: GarbageOnUiThread) -> None:
    freed_on: list[int] = []
    weakref.finalize(Knot(), lambda: freed_on.append(threading.get_ident()))
    worker = threading.Thread(target=make_rubbish)
    worker.start()
    worker.join()
    assert freed_on == []
    kept: list[list[object]] = []

    def freed_while_more_is_made() -> bool:
        kept.extend([] for _ in range(gc.get_threshold()[0]))
        return bool(freed_on)

    qtbot.waitUntil(freed_while_more_is_made, timeout=5_000)

    assert freed_on == [threading.get_ident()]


def test_the_interpreter_collects_again_afterwards(qapp: object) -> None:
    garbage = GarbageOnUiThread()
    garbage.begin()
    assert not gc.isenabled()

    garbage.end()

    assert gc.isenabled()
    gc.disable()  # as the tests have it
