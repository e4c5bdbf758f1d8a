"""What every test gets: nothing it starts may outlive it."""

import gc
import os
import threading
from collections.abc import Iterator

import psutil
import pytest

from workbench.core.garbage import collect_if_due

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.setdefault("PYQTGRAPH_QT_LIB", "PySide6")

POOLED = ("asyncio_", "AnyIO worker thread", "ThreadPoolExecutor")
"""Names of pooled threads that end with their loop or interpreter, not with the test."""


def _threads() -> set[threading.Thread]:
    return {thread for thread in threading.enumerate() if not thread.name.startswith(POOLED)}


def _children() -> set[psutil.Process]:
    return set(psutil.Process().children(recursive=True))


@pytest.fixture(scope="session", autouse=True)
def _garbage_on_the_main_thread() -> Iterator[None]:
    """As in the application: a widget freed by the collector on another thread crashes Qt."""
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(autouse=True)
def leaves_nothing_behind(request: pytest.FixtureRequest) -> Iterator[None]:
    """Fail a test that leaves a thread, a child process or a top-level widget behind."""
    threads, children = _threads(), _children()
    yield
    collect_if_due()
    for thread in _threads() - threads:
        thread.join(timeout=5)
    left = [thread.name for thread in _threads() - threads if thread.is_alive()]
    gone, alive = psutil.wait_procs(_children() - children, timeout=5)
    del gone
    commands = [" ".join(process.cmdline()) for process in alive if process.is_running()]
    for process in alive:
        process.kill()
    assert not left, f"threads left behind: {left}"
    assert not commands, f"child processes left behind: {commands}"
    if "qtbot" in request.fixturenames:
        _assert_no_widgets()


def _assert_no_widgets() -> None:
    from PySide6.QtWidgets import QApplication

    visible = [type(w).__name__ for w in QApplication.topLevelWidgets() if w.isVisible()]
    assert not visible, f"windows left open: {visible}"
