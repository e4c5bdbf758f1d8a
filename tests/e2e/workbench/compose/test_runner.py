"""Assertions and the runner in the composed window, on a real backend."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.collection.reading import CollectionReader
from workbench.compose.application import Application, compose, end
from workbench.core.assertion import Assertion, Capture
from workbench.core.backend import BackendConfig
from workbench.core.request import RequestDraft
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths
from workbench.state.collection import CollectionSnapshot
from workbench.ui.common.resources import asset
from workbench.ui.tests.runner_window import RunnerWindow

pytestmark = pytest.mark.e2e
READY_MS = 30_000


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Application]:
    paths = DataPaths.default(str(tmp_path))
    paths.make()
    thread = LoopThread()
    thread.start()
    supervisor = Supervisor(BackendConfig(paths.run, paths.worlds, port=0, world="tasks-1k"))
    thread.submit(supervisor.start())
    made = compose(qapp, Bridge(thread), supervisor, paths, paths.logs / "workbench.log")
    qtbot.addWidget(made.window)
    made.window.show()
    context = made.context
    qtbot.waitUntil(lambda: bool(context.features_store.snapshot.features), timeout=READY_MS)
    qtbot.waitUntil(lambda: hasattr(context, "runner"), timeout=READY_MS)
    qtbot.waitUntil(lambda: context.control() is not None, timeout=READY_MS)
    yield made
    made.window.close()
    end(made, thread, supervisor)


def test_every_send_is_checked_and_its_captures_feed_the_next(qtbot: QtBot, application: Application) -> None:
    context = application.context
    context.requests.send(
        RequestDraft(
            url="{{base}}/tasks/1",
            assertions=(Assertion("status", "", "eq", "200"), Assertion("schema", "", "valid")),
            captures=(Capture("task_id", "json", "$.id"),),
        )
    )
    qtbot.waitUntil(lambda: "task_id" in context.environments.scopes_at(), timeout=READY_MS)

    assert context.environments.scopes_at()["task_id"] == "1"


def test_a_folder_of_the_shipped_collection_is_run(qtbot: QtBot, application: Application) -> None:
    context = application.context
    collection = CollectionReader(asset("collections", "tasks-api")).read()
    context.environments.note_collection(CollectionSnapshot(collection=collection))
    qtbot.waitUntil(lambda: context.environments.snapshot.collection is not None, timeout=READY_MS)
    context.commands.run("runner.collection")
    window = application.window.findChild(RunnerWindow)
    assert window is not None
    context.runner.open(next(one.path for one in collection.folder.folders() if one.name == "Strangers"))

    window.view.start.click()
    qtbot.waitUntil(window.view.report.isEnabled, timeout=READY_MS)

    assert "4 of 4 · 4 passed" in window.view.counts.text()
    window.close()
