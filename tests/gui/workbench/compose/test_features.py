from dataclasses import replace
from typing import Any

from pytestqt.qtbot import QtBot

from server.contract.events import SwitchEvent
from server.contract.features import ChoiceInfo, FeatureInfo, Setting, Switchboard
from workbench.compose.context import Context
from workbench.compose.features import wire

INDEX = FeatureInfo(
    id="data.index",
    group="data",
    title="Index",
    summary="Finds rows without reading all.",
    choices=(ChoiceInfo(value="none", label="none"), ChoiceInfo(value="owner", label="owner")),
    default="none",
)


def _board(version: int, choice: str) -> Switchboard:
    return Switchboard(version=version, settings={"data.index": Setting(choice=choice)}, order=())


def test_change_seen_in_the_live_feed_is_shown(qtbot: QtBot, shell: Context, stand_in: Any) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)
    shell.features_store.replace(
        replace(shell.features_store.snapshot, features=(INDEX,), switchboard=_board(1, "none"))
    )

    stand_in.events.emit((SwitchEvent(at=1.0, label="index owner", switchboard=_board(2, "owner")),))

    assert panel.row("data.index").accessibleName() == "Index, owner, default none"


def test_positions_that_a_switch_is_not_in_are_commands(qtbot: QtBot, shell: Context) -> None:
    qtbot.addWidget(wire(shell))
    shell.features_store.replace(
        replace(shell.features_store.snapshot, features=(INDEX,), switchboard=_board(1, "none"))
    )

    assert [command.title for command in shell.commands.all() if command.id.startswith("switch.")] == ["Index: owner"]


def test_flip_without_a_backend_is_said(qtbot: QtBot, shell: Context) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)
    shell.features_store.replace(
        replace(shell.features_store.snapshot, features=(INDEX,), switchboard=_board(1, "none"))
    )

    panel.choice_requested.emit("data.index", "owner")

    assert panel.message.title == "The switch stays as it was"


def test_open_sections_are_kept(qtbot: QtBot, shell: Context) -> None:
    panel = wire(shell)
    qtbot.addWidget(panel)

    panel.sections_changed.emit(("auth", "data"))

    assert shell.settings.get("switchboard.open") == ["auth", "data"]
