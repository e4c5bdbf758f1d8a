from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any, cast

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from pytestqt.qtbot import QtBot

from server.contract.events import TraceEvent
from server.contract.features import FeatureInfo, Setting, Switchboard
from server.features.base import OFF_ON
from tests.gui.workbench.ui.pipeline.views import exchange
from tests.unit.workbench.core.trace.traces import make_summary
from workbench.actions.commands import Commands
from workbench.bridge import Bridge
from workbench.compose.context import Context
from workbench.compose.traces import FIRST, add_closing, wire
from workbench.core.backend import BackendSnapshot
from workbench.core.exchange import SendFailure
from workbench.settings import SettingsStore
from workbench.state.backend import BackendStore
from workbench.state.features import FeaturesSnapshot, FeaturesStore
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.panel import PipelinePanel


class Sends(QObject):
    """Stands in for the request panel and the live feed."""

    finished = Signal(object)
    events = Signal(tuple)

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[object] = []
        self.starts = 0

    def send(self, draft: object) -> None:
        self.sent.append(draft)

    def start(self) -> None:
        self.starts += 1


@pytest.fixture
def context(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[Context]:
    sends = Sends()
    bridge = Bridge()
    bridge.start()
    settings = SettingsStore(tmp_path / "settings.json")
    made: Any = SimpleNamespace(
        theme=theme,
        bridge=bridge,
        settings=settings,
        commands=Commands(),
        backend=sends,
        requests=sends,
        live=sends,
        backend_store=BackendStore(BackendSnapshot()),
        features_store=FeaturesStore(FeaturesSnapshot()),
        control=lambda: None,
    )
    yield cast("Context", made)
    settings.flush()
    bridge.stop()


@pytest.fixture
def panel(qtbot: QtBot, context: Context) -> PipelinePanel:
    panel = wire(context)
    qtbot.addWidget(panel)
    return panel


def test_events_reach_the_list(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    context.live.events.emit((TraceEvent(trace=make_summary(1)),))

    qtbot.waitUntil(lambda: panel.requests.view.model().rowCount() == 1)


def test_a_refused_send_reaches_the_lanes(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    context.requests.finished.emit(exchange(SendFailure("refused", "Nothing is listening.")))

    qtbot.waitUntil(lambda: panel.header.status.text() == "no connection")


def test_first_request_is_sent_by_the_request_panel(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    qtbot.mouseClick(panel.stages.act, Qt.MouseButton.LeftButton)

    assert cast("Any", context.requests).sent == [FIRST]


def test_lanes_follow_the_switchboard(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    info = FeatureInfo(
        id="http.a",
        group="http",
        title="A",
        summary="",
        choices=OFF_ON,
        default="off",
        stage="http.a",
        stage_title="my stage",
        stage_kind="gate",
        stage_on=("on",),
    )
    switchboard = Switchboard(version=1, settings={"http.a": Setting(choice="on")}, order=("http.a",))

    context.features_store.replace(FeaturesSnapshot(features=(info,), switchboard=switchboard))

    qtbot.waitUntil(lambda: "my stage" in [item.card.title for item in panel.stages.lanes.pipeline.cards])


def test_manner_of_replay_comes_back(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    qtbot.mouseClick(panel.header.modes.segment("6"), Qt.MouseButton.LeftButton)

    assert context.settings.get("pipeline.mode") == "6"


def test_commands_are_registered_with_their_keys(context: Context, panel: PipelinePanel) -> None:
    shortcuts = {command.id: command.shortcut for command in context.commands.all()}

    assert shortcuts["pipeline.replay"] == "R"
    context.commands.run("pipeline.requests")
    assert context.settings.get("pipeline.requests") is True


def test_escape_closes_the_inspector_from_anywhere(qtbot: QtBot, context: Context, panel: PipelinePanel) -> None:
    add_closing(panel, context)
    panel.show()
    panel.inspector.show()
    (command,) = [each for each in context.commands.fixed() if each.id == "pipeline.close"]
    before = command.enabled()

    command.run()

    assert (before, command.shortcut) == (True, "Esc")
    assert not panel.inspector.isVisible()
    assert not command.enabled()
