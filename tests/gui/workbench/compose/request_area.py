"""A wired request area with a small real server to send to."""

import asyncio
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtCore import QObject, Signal
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
    for panel in (made.area.request, made.area.response):  # last, as in the window: results may still be on their way
        panel.close()
        panel.deleteLater()
