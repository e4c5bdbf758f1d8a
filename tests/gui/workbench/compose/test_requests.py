"""Requests and responses wired together, sending to a real small server."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Commands
from workbench.bridge import Bridge
from workbench.compose.requests import RequestArea, wire
from workbench.core.backend import BackendSnapshot
from workbench.paths import DataPaths
from workbench.settings import SettingsStore
from workbench.state.backend import BackendStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.ui.common.theme import Theme

BODY = b'{"items": [1, 2, 3], "count": 3}'
ANSWER = (
    b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nSet-Cookie: seen=1\r\nContent-Length: %d\r\n\r\n" % len(BODY)
) + BODY


class Surroundings(QObject):
    """Stands in for the backend's actions and the live feed."""

    events = Signal(tuple)

    def start(self) -> None:
        """Nothing to start here."""


class Bench:
    """A wired area with a server to send to."""

    def __init__(self, theme: Theme, bridge: Bridge, folder: Path) -> None:
        self.surroundings = Surroundings()
        self.requests: list[bytes] = []
        self.server: asyncio.Server | None = None
        self.talks: set[asyncio.Task[None]] = set()
        self.context: Any = SimpleNamespace(
            theme=theme,
            bridge=bridge,
            paths=DataPaths(folder, folder / "cache"),
            commands=Commands(),
            settings=SettingsStore(folder / "settings.json"),
            backend=self.surroundings,
            live=self.surroundings,
            backend_store=BackendStore(BackendSnapshot()),
            features_store=FeaturesStore(FeaturesSnapshot()),
            control=lambda: None,
            endings=[],
        )
        self.area: RequestArea = wire(self.context)

    async def serve(self) -> int:
        self.server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        return int(self.server.sockets[0].getsockname()[1])

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self.talks.add(task)
        try:
            while True:
                self.requests.append(await reader.readuntil(b"\r\n\r\n"))
                writer.write(ANSWER)
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def stop(self) -> int:
        """Wait until the other side has closed every connection."""
        assert self.server is not None
        self.server.close()
        await asyncio.gather(*self.talks)
        return len(self.talks)


@pytest.fixture
def bench(theme: Theme, qtbot: QtBot, tmp_path: Path) -> Iterator[Bench]:
    bridge = Bridge()
    bridge.start()
    made = Bench(theme, bridge, tmp_path)
    qtbot.addWidget(made.area.request)
    qtbot.addWidget(made.area.response)
    ports: list[int] = []
    bridge.submit(made.serve(), ports.append)
    qtbot.waitUntil(lambda: bool(ports))
    made.context.backend_store.replace(BackendSnapshot("running", f"http://127.0.0.1:{ports[0]}"))
    yield made
    for ending in made.context.endings:
        ending()
    closed: list[int] = []
    bridge.submit(made.stop(), closed.append)
    qtbot.waitUntil(lambda: bool(closed))
    bridge.stop()


def test_send_shows_the_answer_and_history_and_jar_know_of_it(bench: Bench, qtbot: QtBot) -> None:
    area = bench.area
    area.request.show()

    qtbot.mouseClick(area.request.bar.button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: area.answers.snapshot.tree is not None)
    assert area.response.status.pill.text() == "200 OK"
    assert area.response.body.mode == "tree"
    assert bench.context.requests.jar.cookies[0].name == "seen"
    area.request.history.search_requested.emit("tasks")
    qtbot.waitUntil(lambda: area.request.history.list.model().rowCount() == 1)


def test_typing_reaches_the_wire(bench: Bench, qtbot: QtBot) -> None:
    area = bench.area
    area.request.bar.url.selectAll()
    qtbot.keyClicks(area.request.bar.url, "{{base}}/typed?x=1")

    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send()

    assert any(request.startswith(b"GET /typed?x=1 HTTP/1.1\r\n") for request in bench.requests)


def test_tabs_are_written_at_the_end_and_come_back(bench: Bench, theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    bench.context.requests.rename(1, "kept")
    for ending in bench.context.endings:
        ending()

    again = Bench(theme, bench.context.bridge, tmp_path)
    qtbot.addWidget(again.area.request)
    qtbot.addWidget(again.area.response)

    assert again.context.requests.draft.name == "kept"


def test_a_broken_file_of_tabs_is_set_aside_and_said(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "tabs.json").write_text("{oops")
    bridge = Bridge()
    bridge.start()

    made = Bench(theme, bridge, tmp_path)
    qtbot.addWidget(made.area.request)
    qtbot.addWidget(made.area.response)

    assert "set aside" in made.area.request.notice.text()
    assert len(list(tmp_path.glob("tabs.json.broken-*"))) == 1
    bridge.stop()


def test_every_command_has_a_title_and_runs_only_when_it_can(bench: Bench) -> None:
    commands = {command.id: command for command in bench.context.commands.all()}

    assert commands["request.send"].enabled()
    assert not commands["request.cancel"].enabled()
    assert all(command.title for command in commands.values())


def test_a_pasted_curl_command_is_sent_as_curl_would_and_copied_back(bench: Bench, qtbot: QtBot) -> None:
    area, panel = bench.area, bench.area.request
    panel.show()
    QGuiApplication.clipboard().setText(f"curl {area.requests.snapshot.base}/pasted?x=1 \\\n -H 'X-A: 1' -k")
    panel.bar.url.selectAll()

    panel.bar.url.paste()

    qtbot.waitUntil(lambda: panel.bar.url.toPlainText().endswith("/pasted?x=1"))
    assert "-k" in panel.note.words.text()
    with qtbot.waitSignal(bench.context.requests.finished):
        bench.context.requests.send()
    assert any(b"GET /pasted?x=1 HTTP/1.1" in request and b"X-A: 1" in request for request in bench.requests)
    bench.context.commands.run("copy.curl")
    assert "-H 'X-A: 1'" in QGuiApplication.clipboard().text()


def test_an_import_is_undone_from_the_line_that_tells_of_it(bench: Bench, qtbot: QtBot) -> None:
    panel = bench.area.request
    before = panel.bar.url.toPlainText()
    QGuiApplication.clipboard().setText("curl http://h/other")
    bench.context.commands.run("curl.import")
    qtbot.waitUntil(lambda: not panel.note.undo.isHidden())

    panel.note.undo.click()

    assert panel.bar.url.toPlainText() == before
    assert panel.note.isHidden()
