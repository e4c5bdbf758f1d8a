from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from workbench.compose.context import Context
from workbench.compose.shell import read_layout, wire_card, wire_status, wire_window
from workbench.core.backend import BackendSnapshot
from workbench.ui.main_window import MainWindow, WindowLayout


def test_restart_and_reset_reach_the_backend(shell: Context, window: MainWindow, stand_in: Any) -> None:
    wire_status(shell)
    wire_window(shell, window)

    window.bar.restart_requested.emit()
    window.bar.reset_popup.reset_requested.emit("tasks-1k", False)
    window.bar.status_popup.stop_requested.emit()

    assert stand_in.asked == ["restart", ("reset", "tasks-1k", False), "stop"]


def test_processes_are_watched_only_while_the_popup_is_open(shell: Context, window: MainWindow, stand_in: Any) -> None:
    wire_status(shell)
    wire_window(shell, window)

    window.bar.status_popup.show()
    window.bar.status_popup.hide()

    assert stand_in.asked == [("watch", True), ("watch", False)]


def test_recording_can_be_stopped_and_taken_up_again(
    shell: Context, window: MainWindow, stand_in: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shell, "control", object)
    wire_status(shell)
    wire_window(shell, window)

    shell.commands.run("backend.record_false")
    shell.commands.run("backend.record_true")

    assert stand_in.asked == [("tracing", False), ("tracing", True)]


def test_look_is_changed_and_kept(shell: Context, window: MainWindow) -> None:
    wire_status(shell)
    wire_window(shell, window)

    shell.commands.run("view.dark")

    assert shell.theme.scheme == "dark"
    assert shell.settings.get("theme") == "dark"


def test_card_follows_the_backend_and_starts_it_again(qtbot: QtBot, shell: Context, stand_in: Any) -> None:
    card = wire_card(shell)
    qtbot.addWidget(card)

    shell.backend_store.replace(BackendSnapshot("failed"))
    card.start_requested.emit()

    assert not card.isHidden()
    assert stand_in.asked == ["start"]


def test_layout_is_kept_as_it_is_read(shell: Context, window: MainWindow) -> None:
    wire_status(shell)
    wire_window(shell, window)
    layout = WindowLayout((1500, 950), splitters={"columns": (420, 1079)}, screen="experiment")

    window.layout_changed.emit(layout)

    assert read_layout(shell.settings.get("window")) == layout


@pytest.mark.parametrize("kept", [None, 7, {}, {"size": "x"}, {"size": [1, 2], "splitters": [], "maximized": 0}])
def test_broken_layout_falls_back(kept: object) -> None:
    assert read_layout(kept) == WindowLayout()


def test_screens_have_their_keys(shell: Context, window: MainWindow) -> None:
    wire_status(shell)
    wire_window(shell, window)

    keys = {command.id: command.shortcut for command in shell.commands.fixed()}

    assert (keys["view.learn"], keys["view.experiment"]) == ("Ctrl+1", "Ctrl+2")
    assert (keys["view.palette"], keys["view.switchboard"]) == ("Ctrl+K", "Ctrl+B")
