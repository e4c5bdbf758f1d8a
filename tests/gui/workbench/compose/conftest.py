"""A context whose backend is a stand-in that notes what it was asked for."""

from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from workbench.actions.commands import Commands
from workbench.bridge import Bridge
from workbench.compose.context import Context
from workbench.core.backend import BackendConfig, BackendSnapshot
from workbench.paths import DataPaths
from workbench.settings import SettingsStore
from workbench.state.backend import BackendStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.ui.common.theme import Theme
from workbench.ui.learn_screen import LearnScreen, Panels
from workbench.ui.main_window import MainWindow


class StandIn(QObject):
    """The backend's actions and the live feed."""

    connected = Signal(object)
    reset_done = Signal(object)
    failed = Signal(str)
    events = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.asked: list[object] = []
        self.config = BackendConfig(Path("data"), Path("cache"))

    def start(self) -> None:
        self.asked.append("start")

    def set_tracing(self, enabled: bool) -> None:
        self.asked.append(("tracing", enabled))

    def stop(self) -> None:
        self.asked.append("stop")

    def restart(self) -> None:
        self.asked.append("restart")

    def reset_data(self) -> None:
        self.asked.append("reset_data")

    def keep_port(self, port: int) -> None:
        self.asked.append(("keep_port", port))

    def choose_port(self, port: int) -> None:
        self.asked.append(("choose_port", port))

    def watch_processes(self, watching: bool) -> None:
        self.asked.append(("watch", watching))

    def reset(self, world: str | None, *, switches: bool) -> None:
        self.asked.append(("reset", world, switches))


@pytest.fixture
def stand_in() -> StandIn:
    return StandIn()


@pytest.fixture
def shell(qtbot: QtBot, theme: Theme, tmp_path: Path, stand_in: StandIn) -> Iterator[Context]:
    bridge = Bridge()
    bridge.start()
    paths = DataPaths.default(str(tmp_path))
    made: Any = SimpleNamespace(
        theme=theme,
        bridge=bridge,
        paths=paths,
        settings=SettingsStore(paths.settings),
        commands=Commands(),
        backend=stand_in,
        live=stand_in,
        backend_store=BackendStore(BackendSnapshot()),
        features_store=FeaturesStore(FeaturesSnapshot()),
        control=lambda: None,
        tell=lambda news: stand_in.asked.append(("tell", news)),
    )
    yield cast("Context", made)
    made.settings.flush()
    bridge.stop()


@pytest.fixture
def window(qtbot: QtBot, theme: Theme, shell: Context) -> MainWindow:
    named = [QLabel(name) for name in ("lesson", "request", "response", "pipeline", "switchboard", "charts")]
    panels = Panels(named[0], QWidget(), *named[1:])
    learn = LearnScreen(theme, panels)
    made = MainWindow(theme, shell.commands, learn, [("experiment", "Experiment", QLabel("experiment"))])
    qtbot.addWidget(made)
    return made
