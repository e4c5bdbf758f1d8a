"""The composed window on a real backend, driven with mouse and keyboard."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QComboBox
from pytestqt.qtbot import QtBot

from workbench.backend.supervisor import Supervisor
from workbench.bridge import Bridge
from workbench.compose.application import Application, compose, end
from workbench.core.backend import BackendConfig
from workbench.core.request import RequestDraft
from workbench.loop_thread import LoopThread
from workbench.paths import DataPaths
from workbench.ui.charts.panel import ChartsPanel
from workbench.ui.switchboard.panel import SwitchboardPanel

pytestmark = pytest.mark.e2e
READY_MS = 30_000


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
    bridge = Bridge(thread)
    made = compose(qapp, bridge, supervisor, paths, paths.logs / "workbench.log")
    made.context.theme.set_mode("light")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitUntil(lambda: bool(made.context.features_store.snapshot.features), timeout=READY_MS)
    yield made
    made.window.close()
    end(made, thread, supervisor)


def _switchboard(application: Application) -> SwitchboardPanel:
    panel = application.panels.switchboard
    assert isinstance(panel, SwitchboardPanel)
    return panel


def test_flip_takes_effect_and_is_marked_in_the_charts(qtbot: QtBot, application: Application) -> None:
    context = application.context
    combo = _switchboard(application).row("data.index").control.control
    assert isinstance(combo, QComboBox)

    qtbot.keyClick(combo, Qt.Key.Key_Down)

    qtbot.waitUntil(lambda: bool(context.metrics_store.snapshot.markers), timeout=5_000)
    qtbot.waitUntil(lambda: not context.features_store.snapshot.is_pending("data.index"), timeout=5_000)
    assert context.features_store.snapshot.changed_count == 1


def test_requests_are_drawn(qtbot: QtBot, application: Application) -> None:
    charts = application.panels.charts
    assert isinstance(charts, ChartsPanel)
    qtbot.waitUntil(lambda: charts.plots is not None, timeout=READY_MS)

    with qtbot.waitSignal(application.context.requests.finished, timeout=5_000):
        application.context.requests.send(RequestDraft(url="{{base}}/tasks"))

    qtbot.waitUntil(lambda: not application.context.metrics_store.snapshot.is_empty, timeout=5_000)
    assert charts.plots is not None
    assert charts.plots.isVisible()


def test_every_switch_is_found_in_the_palette(qtbot: QtBot, application: Application) -> None:
    titles = {command.title for command in application.context.commands.all()}

    wanted = {
        f"{info.title}: {choice.label}"
        for info in application.context.features_store.snapshot.features
        for choice in info.choices
        if choice.value != info.default
    }

    assert wanted <= titles


def test_no_two_commands_fight_for_a_key_while_both_can_run(qtbot: QtBot, application: Application) -> None:
    keys = [
        command.shortcut for command in application.context.commands.fixed() if command.shortcut and command.enabled()
    ]

    assert len(keys) == len(set(keys))


def test_users_show_their_passwords_and_diagnostics_are_copied(qtbot: QtBot, application: Application) -> None:
    context = application.context
    qtbot.waitUntil(lambda: context.status_store.snapshot is not None, timeout=5_000)
    QApplication.clipboard().clear()

    context.commands.run("help.diagnostics")

    qtbot.waitUntil(lambda: "Backend: running" in QApplication.clipboard().text(), timeout=10_000)
    assert context.status_store.snapshot is not None
    assert {user.username for user in context.status_store.snapshot.users} == {"alice", "bob", "admin"}


def test_reset_from_the_top_bar_puts_the_switches_back(qtbot: QtBot, application: Application) -> None:
    context = application.context
    context.features.set_choice("data.index", "owner")
    qtbot.waitUntil(lambda: not context.features_store.snapshot.is_pending("data.index"), timeout=5_000)
    popup = application.window.bar.reset_popup
    qtbot.waitUntil(lambda: popup.world.count() > 0, timeout=5_000)
    application.window.bar.open_reset()

    with qtbot.waitSignal(context.backend.reset_done, timeout=READY_MS):
        qtbot.mouseClick(popup.button, Qt.MouseButton.LeftButton)

    qtbot.waitUntil(lambda: context.features_store.snapshot.changed_count == 0, timeout=5_000)


def test_look_and_layout_are_kept(qtbot: QtBot, application: Application, paths: DataPaths) -> None:
    application.context.commands.run("view.dark")
    application.window.show_screen("experiment")
    application.window.close()
    application.context.settings.flush()

    kept = json.loads(paths.settings.read_text("utf-8"))

    assert kept["theme"] == "dark"
    assert kept["window"]["screen"] == "experiment"
    assert set(kept["window"]["splitters"]) == {"columns", "rows", "top", "editors", "instruments"}
