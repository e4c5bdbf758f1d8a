"""A crash in the composed window: noticed, shown, undone by one click, and nothing of the learner's is lost."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose, end
from workbench.core.backend import BackendConfig
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths

pytestmark = [
    pytest.mark.e2e,
    pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal"),
]
WAIT_MS = 30_000


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    made = DataPaths.default(str(tmp_path))
    made.make()
    return made


@pytest.fixture
def application(qtbot: QtBot, qapp: QApplication, paths: DataPaths) -> Iterator[Application]:
    thread = LoopThread()
    thread.start()
    supervisor = Supervisor(BackendConfig(paths.run, paths.worlds, port=0, world="tasks-1k"))
    thread.submit(supervisor.start())
    made = compose(qapp, Bridge(thread), supervisor, paths, paths.logs / "workbench.log")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(lambda: bool(made.context.features_store.snapshot.features), timeout=WAIT_MS)
    yield made
    made.window.close()
    end(made, thread, supervisor)


def _kill(application: Application, role: str) -> None:
    processes = application.context.backend_store.snapshot.processes
    os.kill(next(process.pid for process in processes if process.role == role), signal.SIGKILL)


def _await_state(qtbot: QtBot, application: Application, state: str) -> None:
    qtbot.waitUntil(lambda: application.context.backend_store.snapshot.state == state, timeout=WAIT_MS)


def _send(qtbot: QtBot, application: Application) -> Exchange:
    with qtbot.waitSignal(application.context.requests.finished, timeout=WAIT_MS) as sent:
        application.context.requests.send(RequestDraft(url="{{base}}/tasks"))
    exchange = sent.args[0]
    assert isinstance(exchange, Exchange)
    return exchange


def _choice(application: Application, feature: str) -> str:
    snapshot = application.context.features_store.snapshot
    return snapshot.setting(snapshot.feature(feature)).choice


def _flip(qtbot: QtBot, application: Application, feature: str, choice: str) -> None:
    application.context.features.set_choice(feature, choice)
    store = application.context.features_store
    qtbot.waitUntil(lambda: not store.snapshot.is_pending(feature), timeout=WAIT_MS)


def test_a_killed_api_is_shown_and_one_click_brings_it_back_with_its_switches(
    qtbot: QtBot, application: Application
) -> None:
    _flip(qtbot, application, "http.etag", "on")
    _kill(application, "api")
    _await_state(qtbot, application, "failed")
    refused = _send(qtbot, application)
    again = next(
        button for button in application.panels.notice.findChildren(QPushButton) if button.text() == "Start again"
    )

    again.click()

    _await_state(qtbot, application, "running")
    qtbot.waitUntil(lambda: application.context.control() is not None, timeout=WAIT_MS)
    assert refused.failure is not None
    assert refused.failure.kind == "refused"
    qtbot.waitUntil(lambda: _etag_is_sent(qtbot, application), timeout=WAIT_MS)
    assert _choice(application, "http.etag") == "on"
    assert application.panels.notice.isHidden()


def _etag_is_sent(qtbot: QtBot, application: Application) -> bool:
    response = _send(qtbot, application).response
    return response is not None and response.status == 200 and bool(response.header("ETag"))


def test_live_events_go_on_after_a_restart(qtbot: QtBot, application: Application) -> None:
    application.context.backend.restart()
    run = application.context.backend_store.snapshot.run
    qtbot.waitUntil(lambda: application.context.backend_store.snapshot.run > run, timeout=WAIT_MS)

    with qtbot.waitSignal(application.context.live.events, timeout=WAIT_MS):
        _send(qtbot, application)


def test_killed_redis_is_brought_back_by_the_same_click(qtbot: QtBot, application: Application) -> None:
    _kill(application, "redis")
    _await_state(qtbot, application, "degraded")

    application.context.backend.start()

    _await_state(qtbot, application, "running")
    assert len({process.pid for process in application.context.backend_store.snapshot.processes}) == 2
