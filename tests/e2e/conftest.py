"""The composed window on a real backend, in this process, for tests that press its buttons."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose, end
from workbench.core.backend import BackendConfig
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths

READY_MS = 30_000
OpenWindow = Callable[..., Application]


@pytest.fixture(scope="session")
def small_world(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where the snapshot of the small world is kept, so that it is made once."""
    return tmp_path_factory.mktemp("worlds")


@pytest.fixture
def open_application(qtbot: QtBot, qapp: QApplication, tmp_path: Path, small_world: Path) -> Iterator[OpenWindow]:
    """Opens a window with its backend on the test's data folder, and ends both."""
    opened: list[tuple[Application, LoopThread, Supervisor]] = []

    def run(awaited: str = "running", **wanted: str | int) -> Application:
        paths = DataPaths.default(str(tmp_path))
        paths.make()
        thread = LoopThread()
        thread.start()
        config = replace(BackendConfig(paths.run, small_world, port=0, world="tasks-1k"), **wanted)  # type: ignore[arg-type]  # names are those of the config
        supervisor = Supervisor(config)
        thread.submit(supervisor.start())
        try:
            made = compose(qapp, Bridge(thread), supervisor, paths, paths.logs / "workbench.log")
        except BaseException:
            thread.submit(supervisor.stop()).result(10)
            thread.stop()
            raise
        opened.append((made, thread, supervisor))
        qtbot.addWidget(made.window)
        made.window.show()
        context = made.context
        qtbot.waitUntil(lambda: context.backend_store.snapshot.state == awaited, timeout=READY_MS)
        if awaited == "running":
            qtbot.waitUntil(lambda: bool(context.features_store.snapshot.features), timeout=READY_MS)
        return made

    yield run
    for made, thread, supervisor in opened:
        made.window.close()
        end(made, thread, supervisor)
        thread.stop()
