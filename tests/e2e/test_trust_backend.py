"""The backend fails, is killed, or can't have what it wants: the window says why, offers a way out, loses nothing."""

import os
import signal
import socket
import sys
from contextlib import closing
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.e2e.conftest import OpenWindow
from workbench.compose.application import Application
from workbench.core.backend import BackendSnapshot
from workbench.core.exchange import Exchange
from workbench.core.request import RequestDraft
from workbench.ui.backend_card import BackendCard

pytestmark = pytest.mark.e2e
NOTICED_MS = 1_000
SOON_MS = 10_000


def card(application: Application) -> BackendCard:
    shown = application.panels.notice
    assert isinstance(shown, BackendCard)
    return shown


def words(widget: QWidget) -> str:
    """Everything that stands on a widget."""
    labels = [child for child in widget.findChildren(QWidget) if child.isVisibleTo(widget)]
    return "\n".join(str(label.text()) for label in labels if hasattr(label, "text"))


def press(qtbot: QtBot, widget: QWidget, label: str) -> None:
    button = next(one for one in widget.findChildren(QPushButton) if one.text() == label and one.isVisible())
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def send(qtbot: QtBot, application: Application, draft: RequestDraft | None = None) -> Exchange:
    with qtbot.waitSignal(application.context.requests.finished, timeout=SOON_MS) as sent:
        application.context.requests.send(draft)
    exchange = sent.args[0]
    assert isinstance(exchange, Exchange)
    return exchange


def backend(application: Application) -> BackendSnapshot:
    return application.context.backend_store.snapshot


@pytest.mark.skipif(sys.platform == "win32", reason="kill -9 is a POSIX signal")
def test_a_killed_api_is_noticed_within_a_second_and_one_click_brings_everything_back(
    qtbot: QtBot, open_application: OpenWindow
) -> None:
    application = open_application()
    context = application.context
    context.features.set_choice("data.index", "owner")
    qtbot.waitUntil(lambda: not context.features_store.snapshot.is_pending("data.index"), timeout=SOON_MS)
    draft = RequestDraft(url="{{base}}/tasks/7", name="what I was doing")
    context.requests.open_draft(draft)
    assert send(qtbot, application).response is not None
    api = next(process.pid for process in backend(application).processes if process.role == "api")

    os.kill(api, signal.SIGKILL)

    qtbot.waitUntil(lambda: backend(application).state == "failed", timeout=NOTICED_MS)
    assert card(application).isVisible()
    assert "stopped by itself" in card(application).message.title
    last_line = next(p.log_tail[-1] for p in backend(application).processes if p.role == "api")
    assert last_line[:100] in words(card(application))
    assert context.requests.draft == draft

    press(qtbot, card(application), "Start again")

    qtbot.waitUntil(lambda: backend(application).state == "running", timeout=30_000)
    qtbot.waitUntil(lambda: _acknowledged(application) == "owner", timeout=SOON_MS)
    assert not card(application).isVisible()
    answer = send(qtbot, application).response
    assert answer is not None
    assert answer.status == 200


def _acknowledged(application: Application) -> str:
    switchboard = application.context.features_store.snapshot.switchboard
    assert switchboard is not None
    return switchboard.settings["data.index"].choice


@pytest.mark.parametrize(
    ("wrong", "reasons"),
    [
        ({"database_url": "postgresq://localhost/bench"}, ("postgresq",)),
        ({"database_url": "sqlite:////no/such/folder/world.sqlite"}, ("unable to open database file",)),
        ({"redis_url": "redis://127.0.0.1:1/0"}, ("127.0.0.1:1", "reached")),
        ({"world": "tasks-3"}, ("tasks-3", "tasks-200k")),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_a_backend_that_does_not_start_shows_its_real_reason(
    qtbot: QtBot, open_application: OpenWindow, wrong: dict[str, str], reasons: tuple[str, ...]
) -> None:
    application = open_application("failed", **wrong)

    assert card(application).isVisible()
    for reason in reasons:
        assert reason in words(card(application))
    assert not [child for child in psutil.Process().children() if "server" in child.cmdline()]


def test_without_redis_server_its_absence_is_the_reason(
    qtbot: QtBot, open_application: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))

    application = open_application("failed", redis_url="server")

    assert "There is no redis-server on this machine." in words(card(application))
    assert "embedded" in words(card(application))


def test_a_taken_port_is_said_and_requests_follow_to_the_other(qtbot: QtBot, open_application: OpenWindow) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as holder:
        wanted = holder.getsockname()[1]

        application = open_application(port=wanted)

        assert f"Port {wanted} is in use by" in words(card(application))
        assert f"(pid {os.getpid()})" in words(card(application))
        assert str(wanted) not in backend(application).address
        answer = send(qtbot, application, RequestDraft(url="{{base}}/health")).response
        assert answer is not None
        assert answer.status == 200


def test_a_freed_port_is_taken_by_one_click(qtbot: QtBot, open_application: OpenWindow) -> None:
    with closing(socket.create_server(("127.0.0.1", 0))) as holder:
        wanted = holder.getsockname()[1]
        application = open_application(port=wanted)

    press(qtbot, card(application), f"Try {wanted} again")

    qtbot.waitUntil(lambda: backend(application).address.endswith(f":{wanted}"), timeout=30_000)
    qtbot.waitUntil(lambda: not card(application).isVisible(), timeout=SOON_MS)
