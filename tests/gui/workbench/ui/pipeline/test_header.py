import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.gui.workbench.ui.pipeline.views import plain_view
from workbench.core.trace.cards import skeleton_cards
from workbench.core.trace.view import view_of_nothing
from workbench.ui.common.theme import Theme
from workbench.ui.pipeline.header import PipelineHeader


@pytest.fixture
def header(qtbot: QtBot, theme: Theme) -> PipelineHeader:
    header = PipelineHeader(theme)
    qtbot.addWidget(header)
    header.resize(1_100, 32)
    header.show()
    return header


def test_without_a_request_nothing_can_be_played(header: PipelineHeader) -> None:
    header.show_view(view_of_nothing(skeleton_cards()), None)
    header.show_player("idle", playable=False, mode="2.4")

    assert not header.play.isEnabled()
    assert not header.advance.isEnabled()
    assert header.chip.isHidden()
    assert header.status.isHidden()


def test_earlier_run_is_offered_while_comparing_is_off(header: PipelineHeader) -> None:
    header.show_view(plain_view(), 141)

    assert header.chip.text() == "compare with #141"


def test_neighbours_are_one_click_away(qtbot: QtBot, header: PipelineHeader) -> None:
    header.show_view(plain_view(), None)
    header.show_neighbours(older=True, newer=False)

    with qtbot.waitSignal(header.step_requested) as asked:
        qtbot.mouseClick(header.older, Qt.MouseButton.LeftButton)

    assert asked.args == [-1]
    assert not header.newer.isEnabled()


@pytest.mark.parametrize(
    ("state", "mode", "play", "can_step"),
    [("playing", "2.4", "Pause", False), ("paused", "2.4", "Play", True), ("idle", "step", "Play", True)],
)
def test_buttons_say_what_they_would_do(
    header: PipelineHeader, state: str, mode: str, play: str, can_step: bool
) -> None:
    header.show_player(state, playable=True, mode=mode)

    assert header.play.accessibleName() == play
    assert header.advance.isEnabled() == can_step


def test_live_mode_has_nothing_to_play(header: PipelineHeader) -> None:
    header.show_player("idle", playable=True, mode="live")

    assert not header.play.isEnabled()


def test_narrow_header_keeps_the_controls(qtbot: QtBot, header: PipelineHeader) -> None:
    header.show_view(plain_view(), 141)
    header.show_player("idle", playable=True, mode="2.4")

    header.resize(720, 32)

    qtbot.waitUntil(lambda: header.chip.text() == "#141")
    assert header.play.text() == ""
    assert header.play.accessibleName() == "Play"
    assert header.replay_label.isHidden()
